import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeKernelspec } from "../../src/notebooks/kernelspec.js";
import { packageRoot } from "../../src/packageRoot.js";

const empty = mkdtempSync(join(tmpdir(), "ridgelab-"));

describe("ridgelab notebook open", () => {
  it("says in one line how to get Jupyter where there is none", () => {
    const { status, stderr } = spawnSync(process.execPath, [join(packageRoot(), "bin", "ridgelab.js"), "notebook", "open"], {
      encoding: "utf8",
      env: { ...process.env, PATH: empty },
    });
    expect(stderr).toMatch(
      /^ridgelab: Jupyter is not installed: get it with "pip install jupyterlab" or .*"npx ridgelab notebook run" needs none\n$/,
    );
    expect(status).toBe(1);
  });

  it("shows Jupyter the project's own kernel", () => {
    expect(writeKernelspec(empty)).toBe(empty);
    const spec = JSON.parse(readFileSync(join(empty, "kernels", "tslab", "kernel.json"), "utf8"));
    expect(spec).toMatchObject({ display_name: "TypeScript (RidgeLab)", language: "typescript", interrupt_mode: "signal" });
    expect(spec.argv[0]).toBe(process.execPath);
    expect(spec.argv.at(-1)).toBe("{connection_file}");
    expect(existsSync(spec.argv.at(-2))).toBe(true);
  });
});
