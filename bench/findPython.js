import { spawnSync } from "node:child_process";
import { delimiter } from "node:path";

/** The first Python, of those in RIDGELAB_PYTHON (separated as in PATH; default python3), that can import a module; undefined where none can. */
export function findPython(module) {
  const pythons = (process.env.RIDGELAB_PYTHON ?? "python3").split(delimiter);
  return pythons.find((path) => spawnSync(path, ["-c", `import ${module}`]).status === 0);
}
