import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { performance } from "node:perf_hooks";
import { afterAll, describe, expect, it } from "vitest";
import { normalLaw } from "../../experiments/normal-law/index.js";
import type { DataSource } from "../../src/lab/experiment.js";
import { listRuns } from "../../src/lab/manifest.js";
import { closePool } from "../../src/lab/pool.js";
import type { Reporter } from "../../src/lab/progress.js";
import { type Run, runExperiment } from "../../src/lab/run.js";
import { temporaryName } from "../../src/temporaries.js";

const nothing = { name: "none", kind: "synthetic", digest: "0" } as DataSource;
const small = ["draws=5000", "testSizes=1000"];

function harness(out = mkdtempSync(join(tmpdir(), "ridgelab-"))) {
  const lines: string[] = [];
  const reporter: Reporter = { line: (t) => lines.push(t), warn: (t) => lines.push(t), progress() {} };
  return {
    out,
    lines,
    async run(set: string[] = [], options: { seed?: number; force?: boolean; data?: DataSource } = {}): Promise<Run> {
      lines.length = 0;
      // The lab must not know the experiment: it is handed over as any other.
      const usesData = options.data !== undefined;
      const experiment = { ...normalLaw, usesData } as unknown as Parameters<typeof runExperiment>[0];
      const all = { profile: "smoke" as const, seed: 1, data: nothing, out, reporter, command: "test", ...options };
      return runExperiment(experiment, { ...all, set: [...small, ...set] });
    },
  };
}

function tablesOf(run: Run): Record<string, string> {
  const folder = join(run.folder, "tables");
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

afterAll(closePool);

describe("a run", () => {
  it("writes tables, figures, metrics, its configuration and a manifest with the digest of each", async () => {
    const { run } = harness();
    const { manifest, tables, figures, config } = await run();
    expect(Object.keys(tables)).toEqual(["three-sigma", "tails", "moments", "fit"]);
    expect(Object.keys(figures)).toContain("figure-3");
    expect(config).toMatchObject({ draws: 5000, sums: [10, 12, 24] });
    expect(Object.keys(manifest.outputs)).toEqual(
      expect.arrayContaining(["config.json", "tables/tails.tex", "figures/figure-2.html"]),
    );
    expect(manifest.formats).toEqual(["json", "html"]);
  });

  it("does nothing the second time, says so, and takes under a second", async () => {
    const { run, lines } = harness();
    const first = await run();
    const began = performance.now();
    const second = await run();
    expect(performance.now() - began).toBeLessThan(1000);
    expect(second.folder).toBe(first.folder);
    expect(lines.at(-1)).toContain("nothing changed");
  });

  it("gives the same bytes in every table in another folder and with one worker or two", async () => {
    const one = tablesOf(await harness().run());
    await closePool();
    process.env.RIDGELAB_THREADS = "1";
    const two = tablesOf(await harness().run());
    await closePool();
    delete process.env.RIDGELAB_THREADS;
    expect(two).toEqual(one);
  });

  it("says which setting made a stage run again, and leaves stages alone that do not use it", async () => {
    const { run, lines } = harness();
    await run();
    await run(["tails=1,3"]);
    expect(lines.join("\n")).toContain("samples: tails [1,2,3,4,5] → [1,3] changed");
    await run(["dice=3"]);
    expect(lines.filter((line) => line.includes("samples"))).toEqual([]);
    expect(lines.join("\n")).toContain("dice 2 → 3");
  });

  it("says where its settings take less than there is of the data", async () => {
    const { run, lines } = harness();
    const { tables } = await run([], { data: { ...nothing, extent: { draws: 5001, dice: 2, sums: 25, seed: 9 } } });
    expect(lines).toContain("  of the data the settings take draws=5000 of 5001, sums=10,12,24 of 25");
    expect(tables.tails!.notes!.at(-1)).toBe("Of the data the settings take draws=5000 of 5001, sums=10,12,24 of 25.");
    await run([], { data: { ...nothing, extent: { draws: 5000, sums: 24 } } });
    expect(lines.filter((line) => line.includes("of the data"))).toEqual([]);
  });

  it("draws other numbers from another seed", async () => {
    const { run, lines } = harness();
    const one = await run();
    const two = await run([], { seed: 2 });
    expect(lines.join("\n")).toContain("seed 1 → 2 changed");
    expect(tablesOf(two)["moments.csv"]).not.toBe(tablesOf(one)["moments.csv"]);
  });

  it("computes again what is asked for with --force, to the same bytes", async () => {
    const { run, lines } = harness();
    const one = tablesOf(await run());
    const two = tablesOf(await run([], { force: true }));
    expect(lines.join("\n")).toContain("asked for with --force");
    expect(two).toEqual(one);
  });

  it("writes anew what was changed or lost since, and recomputes a stage whose cache file was cut short", async () => {
    const { out, run, lines } = harness();
    const first = await run();
    const before = tablesOf(first);
    writeFileSync(join(first.folder, "tables", "fit.csv"), "tampered");
    expect(tablesOf(await run())).toEqual(before);
    expect(lines.join("\n")).toContain("tables/fit.csv changed since the run");
    writeFileSync(join(first.folder, "manifest.json"), '{ "run": "');
    expect(tablesOf(await run())).toEqual(before);

    rmSync(first.folder, { recursive: true });
    const stages = join(out, ".cache", "stages");
    const [file] = readdirSync(stages, { recursive: true })
      .map(String)
      .filter((n) => n.endsWith(".bin"));
    truncateSync(join(stages, file!), 100);
    expect(tablesOf(await run())).toEqual(before);
    expect(lines.join("\n")).toContain("cut short or changed");
  });

  it("clears away what a killed run left, not what others are at work on, and brings back a run that was stepping aside", async () => {
    for (const aside of [".old", ".old.tmp-GONE"]) {
      const { out, run, lines } = harness();
      const first = await run();
      const parent = join(out, "normal-law");
      // No process has such a number.
      const gone = temporaryName("").replace(`-${process.pid}-`, "-4194999-");
      const elsewhere = temporaryName(first.folder).replace(/tmp-[0-9a-f]{24}/, "tmp-01234567");
      const alive = temporaryName(first.folder);
      cpSync(first.folder, `${first.folder}${gone}`, { recursive: true });
      for (const folder of [alive, elsewhere]) mkdirSync(folder);
      renameSync(first.folder, `${first.folder}${aside.replace(".tmp-GONE", gone)}`);
      await run();
      expect(lines.at(-1)).toContain("nothing changed");
      expect(readdirSync(parent).sort()).toEqual([first.manifest.run, basename(alive), basename(elsewhere)].sort());
    }
  });

  it("counts no run that is stepping aside", async () => {
    const { out, run } = harness();
    const { folder } = await run();
    cpSync(folder, temporaryName(`${folder}.old`), { recursive: true });
    expect(listRuns(out, "normal-law").map((one) => one.folder)).toEqual([folder]);
  });
});
