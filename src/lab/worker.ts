import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../packageRoot.js";
import { oneLine } from "./errors.js";
import { registerTypeScript } from "./typescript.js";

/** The worker thread's one function: imports a compiled module and calls what it exports. Arguments and result are copied. */
export default async function call(job: { file: string; name: string; args: unknown[] }): Promise<unknown> {
  if (!job.file.startsWith(join(packageRoot(), "dist"))) registerTypeScript();
  const module = (await import(pathToFileURL(job.file).href)) as Record<string, (...args: unknown[]) => unknown>;
  const run = module[job.name];
  if (!run) throw new RangeError(`${job.file} exports no ${job.name}`);
  try {
    return await run(...job.args);
  } catch (error) {
    // Of an error only its message and name reach the main thread: a system error is put into words here.
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : new Error(oneLine(error), { cause: error });
  }
}
