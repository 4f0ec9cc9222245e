import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../packageRoot.js";
import { registerTypeScript } from "./typescript.js";

/** The worker thread's one function: imports a compiled module and calls what it exports. Arguments and result are copied. */
export default async function call(job: { file: string; name: string; args: unknown[] }): Promise<unknown> {
  if (!job.file.startsWith(join(packageRoot(), "dist"))) registerTypeScript();
  const module = (await import(pathToFileURL(job.file).href)) as Record<string, (...args: unknown[]) => unknown>;
  const run = module[job.name];
  if (!run) throw new RangeError(`${job.file} exports no ${job.name}`);
  return run(...job.args);
}
