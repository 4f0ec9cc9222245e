import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ListedResult } from "../../src/lab/listResults.js";
import type { Manifest } from "../../src/lab/manifest.js";
import { listedResult, runsOf } from "../../src/lab/runsTable.js";
import { makeRun, writeInto } from "./madeRun.js";

/** A result over two runs, of which the second began later and took longer. */
function over(kind: "seeds" | "sweep", metrics: ListedResult["compared"]["metrics"] = {}): ListedResult {
  const manifest = (minute: number, seconds: number) =>
    ({
      startedAt: `2026-11-29T10:0${minute}:00.000Z`,
      seconds,
      settings: ["steps=9", "base.dice=2"],
      identity: { experiment: "walk", data: { name: "synthetic" } },
    }) as unknown as Manifest;
  const grid = kind === "sweep" ? [{ key: "steps", values: ["9", "10"] }] : [];
  const folder = `results/walk/smoke-${kind}-0123456789`;
  const several = {
    kind,
    folder,
    grid,
    profile: "smoke",
    seeds: [1, 2],
    command: "",
    runs: [],
    tables: {},
    figures: {},
    files: [],
  };
  return { several, manifests: [manifest(1, 2), manifest(4, 3)], compared: { made: {}, numbers: {}, metrics } };
}

describe("a result over several runs in a list", () => {
  it("began when its last run did, took what all took, and has the names that were given to it", () => {
    const names = [
      { name: "long", run: "smoke-seeds-0123456789" },
      { name: "short", run: "smoke-0123456789" },
    ];
    const metrics = {
      last: { value: 0.5, interval: { low: 0.25, high: 0.75 }, unit: "%" },
      lost: { value: null, interval: null },
    };
    expect(listedResult(over("seeds", metrics), names)).toEqual({
      ...{ kind: "seeds", experiment: "walk", run: "smoke-seeds-0123456789", names: ["long"], profile: "smoke" },
      ...{ started: "2026-11-29T10:04:00.000Z", seconds: 5, data: "synthetic", seed: "2 seeds (1, 2)" },
      settings: ["steps=9", "base.dice=2"],
      metrics: { last: { value: 0.5, unit: "%", interval: [0.25, 0.75] } },
    });
  });

  it("has of a sweep the values that it went over in place of one run's", () => {
    expect(listedResult(over("sweep"), [])).toMatchObject({ settings: ["base.dice=2", "steps=9,10"], metrics: {} });
  });
});

it("a list leaves out a run whose metrics were changed or are gone, and names it", async () => {
  const out = mkdtempSync(join(tmpdir(), "ridgelab-runs-"));
  for (const run of ["whole", "changed", "gone"]) makeRun(out, { id: "walk", run, metrics: { last: { value: 1 } } });
  writeInto(out, "walk/changed/metrics.json", "garbage");
  rmSync(join(out, "walk", "gone", "metrics.json"));
  const lines: string[] = [];
  const runs = await runsOf(
    out,
    undefined,
    async () => undefined,
    (line) => lines.push(line),
  );
  expect(runs.map(({ run }) => run)).toEqual(["whole"]);
  const why = 'is left out: metrics.json changed since the run; ridgelab run walk --set "a<b" writes it anew';
  expect(lines.sort()).toEqual([`${join(out, "walk", "changed")} ${why}`, `${join(out, "walk", "gone")} ${why}`]);
  rmSync(out, { recursive: true });
});
