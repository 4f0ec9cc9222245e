import { fileName, moduleName } from "./moduleName.js";

/** A function that a worker thread can call: a module of the project and the name it exports. */
export interface Task<F extends (...args: never[]) => unknown> {
  readonly module: string;
  readonly name: string;
  /** Carries the type only. */
  readonly type?: F;
}

/**
 * Names a function for the worker pool: `task<typeof enhance>(import.meta.url, "../../src/filters/enhance.js")` calls the export named as
 * the file. The module is written out in the call, as an import would write it: that is how the digest of a stage's code finds it.
 */
export function task<F extends (...args: never[]) => unknown>(
  url: string,
  specifier: string,
  name = fileName(specifier),
): Task<F> {
  return { module: moduleName(url, specifier), name };
}
