import { existsSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { packageRoot } from "../packageRoot.js";
// Before any cell loads a library.
import "../switchOffTelemetry.js";

/**
 * The program that a kernelspec names: `node startKernel.js CONNECTION_FILE` serves TypeScript cells (tslab) in the project's folder,
 * whichever folder the notebook is in. With `RIDGELAB_KERNEL_OWNER=stdin` it ends when its standard input does, so that a
 * runner that is killed leaves no kernel behind.
 */
const connectionFile = process.argv[2];
if (!connectionFile) {
  process.stderr.write("ridgelab: the kernel wants a connection file; Jupyter and `ridgelab notebook run` give it one\n");
  process.exit(2);
}
const root = packageRoot();
process.chdir(root);
linkPackage(join(root, "node_modules", "ridgelab"));
if (process.env.RIDGELAB_KERNEL_OWNER === "stdin") process.stdin.on("end", () => process.exit(0)).resume();
const require = createRequire(import.meta.url);
const { startKernel } = require("tslab/dist/main.js") as {
  startKernel(options: { configPath: string; enableFindLocal: boolean }): void;
};
startKernel({ configPath: connectionFile, enableFindLocal: false });

/** tslab's compiler looks for types in node_modules only, so that `import * as lab from "ridgelab"` needs the package there, too. */
function linkPackage(link: string): void {
  if (existsSync(link)) return;
  try {
    symlinkSync(root, link, "junction");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return;
    process.stderr.write(`ridgelab: cannot make ${link}, which notebooks import from: ${(error as Error).message}\n`);
  }
}
