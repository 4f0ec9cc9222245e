import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeKernelspec } from "../../src/notebooks/kernelspec.js";
import { readNotebook } from "../../src/notebooks/notebookFile.js";
import { packageRoot } from "../../src/packageRoot.js";
import { notebookFile, notebookOf } from "./sample.js";

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

  it.skipIf(process.platform === "win32")("tells JupyterLab to fetch nothing, before the options that were given", () => {
    const folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
    writeFileSync(join(folder, "jupyter"), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(packageRoot(), "bin", "ridgelab.js"), "notebook", "open", "--", "--no-browser"],
      { encoding: "utf8", env: { ...process.env, PATH: folder } },
    );
    // As JupyterLab 4.6.6 takes them: its page and its server then ask nobody.
    expect(stdout).toBe(
      "lab --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate --LabApp.news_url=None " +
        "--LabApp.extension_manager=readonly --no-browser\n",
    );
    expect(status).toBe(0);
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

describe("ridgelab notebook kernel", () => {
  it("shows nbclient, and so papermill, the kernel, which keeps a burst of output", (context) => {
    const python = process.env.RIDGELAB_TEST_PYTHON ?? "python3";
    const found = spawnSync(python, ["-c", "import nbclient"]);
    if (found.status !== 0) return context.skip(`${python} has no nbclient`);
    const program = join(packageRoot(), "bin", "ridgelab.js");
    const told = spawnSync(process.execPath, [program, "notebook", "kernel", "--out", empty], { encoding: "utf8" });
    expect(told.stdout).toBe(`${empty}\n`);
    const source = 'import * as lab from "ridgelab"; for (let i = 0; i < 600; i++) console.log(i); lab.show("shown");';
    const { folder, file } = notebookFile(notebookOf(source));
    const run =
      "import sys, nbformat, nbclient; n = nbformat.read(sys.argv[1], 4); nbclient.execute(n); nbformat.write(n, sys.argv[2])";
    const copy = join(folder, "copy.ipynb");
    const env = { ...process.env, JUPYTER_PATH: told.stdout.trim() };
    const { status, stderr } = spawnSync(python, ["-c", run, file, copy], { env, encoding: "utf8" });
    expect(status, stderr).toBe(0);
    const [cell] = readNotebook(copy).cells;
    const said = cell!.outputs!.map((output) => (output.output_type === "stream" ? output.text : output.output_type));
    expect(said.join("")).toBe(`${Array.from({ length: 600 }, (_, i) => `${i}\n`).join("")}display_data`);
  }, 180_000);
});
