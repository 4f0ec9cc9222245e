import { spawn, spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { RunError } from "../lab/errors.js";
import { packageRoot } from "../packageRoot.js";
import { requireKernelNode, writeKernelspec } from "./kernelspec.js";

/** Ways to start Jupyter, the best first. */
const PROGRAMS: readonly (readonly [string, ...string[]])[] = [
  ["jupyter", "lab"],
  ["python3", "-m", "jupyterlab"],
  ["jupyter", "notebook"],
  ["python3", "-m", "notebook"],
];

/** JupyterLab asks PyPI for its newest version and for extensions, and its makers' page for news, unless it is told not to. */
const QUIET_LAB: readonly string[] = [
  "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
  "--LabApp.news_url=None",
  "--LabApp.extension_manager=readonly",
];

/**
 * Starts JupyterLab, or Jupyter Notebook, at the project's notebooks, with the project's own kernel. Ctrl-C is Jupyter's, which asks back.
 * JupyterLab fetches neither news nor versions; an option of the user's own comes later, and wins.
 *
 * @param options further words for Jupyter, such as `--no-browser`
 * @returns Jupyter's exit status
 * @throws RunError where no Jupyter is installed, saying how to get one
 */
export async function openJupyter(options: readonly string[]): Promise<number> {
  requireKernelNode();
  const root = packageRoot();
  const path = [writeKernelspec(join(root, ".jupyter")), process.env.JUPYTER_PATH].filter(Boolean).join(delimiter);
  const found = PROGRAMS.find(
    ([program, ...args]) => spawnSync(program, [...args, "--version"], { stdio: "ignore" }).status === 0,
  );
  if (!found) {
    throw new RunError(
      'Jupyter is not installed: get it with "pip install jupyterlab" or your distribution\'s package (apt install jupyter-notebook, brew install jupyterlab); ' +
        '"npx ridgelab notebook run" needs none',
    );
  }
  const [program, ...args] = found;
  const env = { ...process.env, JUPYTER_PATH: path };
  process.removeAllListeners("SIGINT");
  process.on("SIGINT", () => {});
  const quiet = args.some((word) => word.endsWith("lab")) ? QUIET_LAB : [];
  const child = spawn(program, [...args, ...quiet, ...options], { cwd: join(root, "notebooks"), stdio: "inherit", env });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status) => resolve(status ?? 1));
  });
}
