import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { damagedOutputs, digestOutputs, listRuns, type Manifest, readManifest } from "../../src/lab/manifest.js";

const folder = (): string => mkdtempSync(join(tmpdir(), "ridgelab-"));

const MANIFEST = {
  ...{ profile: "smoke", identity: { seed: 1 }, command: "test", seconds: 1 },
  ...{ formats: [], tables: [], figures: [], outputs: {} },
};

describe("the runs of an experiment", () => {
  it("are the folders with a whole manifest, newest first: no sweep, no half-written run, no other experiment's, no file", () => {
    const out = folder();
    const whole = (run: string, startedAt: string, experiment: string): string =>
      JSON.stringify({ ...MANIFEST, run, startedAt, identity: { ...MANIFEST.identity, experiment } });
    const add = (name: string, startedAt: string, text = whole(name, startedAt, "noise")): void => {
      mkdirSync(join(out, "noise", name), { recursive: true });
      writeFileSync(join(out, "noise", name, "manifest.json"), text);
    };
    add("old", "2026-01-02T10:00:00.000Z");
    add("new", "2026-03-01T10:00:00.000Z");
    add("middle", "2026-01-12T10:00:00.000Z");
    mkdirSync(join(out, "noise", "sweep-a"));
    writeFileSync(join(out, "noise", "sweep-a", "sweep.json"), "{}");
    add("late.tmp-123", "2026-02-01T10:00:00.000Z");
    add("broken", "", "{");
    add("filters", "2026-04-01T10:00:00.000Z", whole("filters", "2026-04-01T10:00:00.000Z", "filters"));
    mkdirSync(join(out, "noise", "empty"));
    writeFileSync(join(out, "noise", "manifest.json"), "{}");
    const warnings: string[] = [];
    const runs = listRuns(out, "noise", (line) => warnings.push(line));
    expect(runs.map(({ manifest }) => manifest.run)).toEqual(["new", "middle", "old"]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`${join(out, "noise", "broken")} is left out`);
    expect(listRuns(out, "noise")[0]!.folder).toBe(join(out, "noise", "new"));
    expect(listRuns(out, "another")).toEqual([]);
    rmSync(out, { recursive: true });
  });
});

describe("the digests of outputs", () => {
  it("are of every file but the manifest, by path, sorted, and show what is missing, longer or changed", () => {
    const out = folder();
    mkdirSync(join(out, "tables"));
    const texts = { "tables/b.csv": "1,2\n", "tables/a.csv": "", "metrics.json": "{}" };
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(out, name), text);
    writeFileSync(join(out, "manifest.json"), "{}");
    const outputs = digestOutputs(out);
    expect(Object.keys(outputs)).toEqual(["metrics.json", "tables/a.csv", "tables/b.csv"]);
    for (const [name, text] of Object.entries(texts)) {
      expect(outputs[name]).toEqual({ bytes: text.length, sha256: createHash("sha256").update(text).digest("hex") });
    }
    const manifest = { outputs } as unknown as Manifest;
    expect(damagedOutputs(out, manifest)).toEqual([]);
    rmSync(join(out, "metrics.json"));
    writeFileSync(join(out, "tables", "a.csv"), "x");
    writeFileSync(join(out, "tables", "b.csv"), "1,3\n");
    expect(damagedOutputs(out, manifest)).toEqual(["metrics.json", "tables/a.csv", "tables/b.csv"]);
    expect(readManifest(out)).toBeUndefined();
    rmSync(out, { recursive: true });
  });

  it("are of the whole of a file larger than a megabyte", () => {
    const out = folder();
    const bytes = Buffer.alloc(2 ** 20 + 5, "ridge");
    writeFileSync(join(out, "large"), bytes);
    expect(digestOutputs(out).large).toEqual({ bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
    rmSync(out, { recursive: true });
  });
});
