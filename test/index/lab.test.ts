import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import * as lab from "../../src/index.js";
import { closePool } from "../../src/lab/pool.js";

afterAll(closePool);

describe("the core module", () => {
  it("runs an experiment with settings and hands a table over as a danfojs DataFrame", async () => {
    const out = mkdtempSync(join(tmpdir(), "ridgelab-"));
    const set = { draws: 2000, testSizes: [1000], tails: [1, 2] };
    const run = await lab.run("normal-law", { profile: "smoke", set, out });
    const frame = await lab.table(run, "moments");
    expect(frame.shape[0]).toBe(4);
    expect(frame.columns[0]).toBe("method");
    await expect(lab.table(run, "none")).rejects.toThrow(/three-sigma, tails, moments, fit/);
  });

  it("names the nearest experiment and setting", async () => {
    await expect(lab.run("normal-lw")).rejects.toThrow(/did you mean normal-law\?/);
    await expect(lab.run("normal-law", { set: { drawz: 1 } })).rejects.toThrow(/did you mean draws\?/);
  });
});
