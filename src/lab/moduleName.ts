import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { packageRoot } from "../packageRoot.js";

/**
 * The name by which the lab knows a module: its path from the project's root without extension, the same for a source (tests) and for
 * what it is compiled to; of a file outside the project its absolute path.
 *
 * @param url `import.meta.url` of the module, or of another one with `specifier`, as an import writes it
 */
export function moduleName(url: string, specifier?: string): string {
  const file = fileURLToPath(specifier === undefined ? url : new URL(specifier, url));
  const inside = relative(packageRoot(), file).split(sep).join("/");
  if (!/^(dist\/)?(src|experiments)\//.test(inside)) return file;
  return inside.replace(/^dist\//, "").replace(/\.[jt]s$/, "");
}

/** What a module's file is called, without folder and extension. */
export function fileName(path: string): string {
  return path
    .split("/")
    .at(-1)!
    .replace(/\.[jt]s$/, "");
}
