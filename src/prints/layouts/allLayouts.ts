import { folders, foldersAndNames, fvc, names } from "./generalLayouts.js";
import { KNOWN_LAYOUTS, polyu } from "./knownLayouts.js";
import type { Layout } from "./layout.js";

/**
 * The layouts that `dataset.json` may name.
 * @param paths all pictures' paths.
 */
export function allLayouts(paths: readonly string[]): Layout[] {
  return [fvc, names, folders(paths), foldersAndNames(paths), polyu, ...KNOWN_LAYOUTS];
}

export const LAYOUT_NAMES: readonly string[] = allLayouts([]).map(({ name }) => name);
