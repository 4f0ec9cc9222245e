import { folders, foldersAndNames, fvc, names } from "./generalLayouts.js";
import { KNOWN_LAYOUTS, polyu } from "./knownLayouts.js";

/** The layouts that `dataset.json` may name. */
export const LAYOUT_NAMES: readonly string[] = [fvc, names, folders([]), foldersAndNames([]), polyu, ...KNOWN_LAYOUTS].map(
  ({ name }) => name,
);
