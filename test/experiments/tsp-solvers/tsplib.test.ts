import { cpSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { tsplibTable } from "../../../experiments/tsp-solvers/tables.js";
import { tsplib } from "../../../experiments/tsp-solvers/tsplib.js";
import { tsplibEnvironment } from "../../../experiments/tsp-solvers/tsplibFolder.js";
import { UsageError } from "../../../src/lab/errors.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { runStage } from "../shared/runStage.js";

const made = join(import.meta.dirname, "instances");
const real = resolve(packageRoot(), process.env.RIDGELAB_TEST_DATA ?? "../shared/data", "tsplib");
const there = existsSync(real);
const folder = (): string => mkdtempSync(join(tmpdir(), "ridgelab-"));

describe("TSPLIB's optima", () => {
  it("stand beside none of an instance that the list has not: twelve sides of 518 round a circle", async () => {
    const [ring] = await runStage(tsplib, { config: { tsplib: made, most: 1e9 } });
    expect(ring).toMatchObject({ name: "ring12", points: 12, published: null, length: 12 * 518, proven: true });
    expect(ring!.gaps.bv).toBe(0);
    expect(tsplibTable([ring!])!.rows[0]).toMatchObject({ ours: 6216, proven: "yes", verdict: null, bv: 0 });
  });

  it.skipIf(!there)(`are reached, the smallest first${there ? "" : " (no tsplib folder)"}`, async () => {
    const some = folder();
    for (const name of ["gr17", "burma14", "ulysses16"]) cpSync(join(real, `${name}.tsp`), join(some, `${name}.tsp`));
    const table = tsplibTable(await runStage(tsplib, { config: { tsplib: some, most: 1e9 } }))!;
    expect(table.rows.map(({ name, published, ours, verdict }) => [name, published, ours, verdict])).toEqual([
      ["burma14", 3323, 3323, "equal"],
      ["ulysses16", 6859, 6859, "equal"],
      ["gr17", 2085, 2085, "equal"],
    ]);
  });

  it("are not asked for without a folder", () => {
    expect(tsplibEnvironment("")).toEqual({});
    expect(tsplibTable(undefined)).toBeUndefined();
  });

  it("depend on what the files say", () => {
    const some = folder();
    cpSync(join(made, "ring12.tsp"), join(some, "ring12.tsp"));
    expect(tsplibEnvironment(some)).toEqual(tsplibEnvironment(made));
    writeFileSync(join(some, "ring12.tsp"), "another");
    expect(tsplibEnvironment(some)).not.toEqual(tsplibEnvironment(made));
  });

  it("are refused from a folder that is not there or has no instance, in one line", () => {
    const empty = folder();
    expect(() => tsplibEnvironment(empty)).toThrow(UsageError);
    expect(() => tsplibEnvironment(empty)).toThrow(`tsplib: ${empty} must hold TSPLIB instances, files named *.tsp; it has none`);
    expect(() => tsplibEnvironment(join(empty, "no"))).toThrow(`tsplib: ${join(empty, "no")}: does not exist`);
  });
});
