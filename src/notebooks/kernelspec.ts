import { join } from "node:path";
import { writeFileInto } from "../atomicFile.js";
import { RunError } from "../lab/errors.js";
import { packageRoot } from "../packageRoot.js";

/** The kernel's name in a notebook's metadata: tslab's own, so that notebooks open as well where tslab is installed for all. */
export const KERNEL = "tslab";

/** The command that starts the kernel, but for the connection file. A cell should not show Node's remarks on its own features. */
export function kernelCommand(): [program: string, ...args: string[]] {
  const program = join(packageRoot(), "dist", "src", "notebooks", "startKernel.js");
  return [process.execPath, "--disable-warning=ExperimentalWarning", program];
}

/**
 * Writes the kernelspec under `folder` (for `JUPYTER_PATH`), so that Jupyter finds the project's own kernel and nothing is installed
 * outside the project. Gives the folder.
 */
export function writeKernelspec(folder: string): string {
  const spec = {
    argv: [...kernelCommand(), "{connection_file}"],
    display_name: "TypeScript (RidgeLab)",
    language: "typescript",
    interrupt_mode: "signal",
  };
  writeFileInto(join(folder, "kernels", KERNEL, "kernel.json"), `${JSON.stringify(spec, null, 2)}\n`);
  return folder;
}

/** The kernel loads the core module by `require`, as tslab compiles imports. Throws a RunError on a Node that cannot. */
export function requireKernelNode(): void {
  if ((process.features as { require_module?: boolean }).require_module) return;
  throw new RunError(`notebooks need Node 20.19, 22.12 or later; this is ${process.versions.node}`);
}
