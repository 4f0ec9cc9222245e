import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readNotebook } from "../../src/notebooks/notebookFile.js";
import { packageRoot } from "../../src/packageRoot.js";
import { notebookFile, notebookOf } from "./sample.js";

it("a notebook of a copied project runs the copy's code, whatever link to the first lies in its packages", () => {
  const root = packageRoot();
  const copy = mkdtempSync(join(tmpdir(), "ridgelab-"));
  try {
    for (const name of ["package.json", "bin", "dist"]) cpSync(join(root, name), join(copy, name), { recursive: true });
    for (const name of ["papers", "data", "notebooks"]) symlinkSync(join(root, name), join(copy, name));
    mkdirSync(join(copy, "node_modules"));
    for (const name of readdirSync(join(root, "node_modules")).filter((name) => name !== "ridgelab"))
      symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name));
    symlinkSync(root, join(copy, "node_modules", "ridgelab"));
    appendFileSync(join(copy, "dist", "src", "index.js"), '\nexport const whose = "the copy\'s";\n');
    appendFileSync(join(copy, "dist", "src", "index.d.ts"), "\nexport declare const whose: string;\n");

    const { folder, file } = notebookFile(notebookOf('import { whose } from "ridgelab"; console.log(whose);'));
    const args = [join(copy, "bin", "ridgelab.js"), "--quiet", "notebook", "run", file];
    const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    expect(stderr).toBe("");
    const [cell] = readNotebook(join(folder, "results", "notebooks", "sample.ipynb")).cells;
    expect(cell!.outputs).toEqual([{ output_type: "stream", name: "stdout", text: "the copy's\n" }]);
  } finally {
    rmSync(copy, { recursive: true });
  }
});
