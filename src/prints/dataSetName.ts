/** Name of the data set that the lab makes itself. */
export const SYNTHETIC = "synthetic";

/** Folders under `data/` that hold something else than prints. */
export const NO_PRINTS: readonly string[] = ["weights", "keys"];

/** Throws a RangeError of one line unless a data set may be added under a name. */
export function assertDataSetName(name: string): void {
  const shown = JSON.stringify(name).replace(/\p{Cc}/gu, (code) => `\\u${code.charCodeAt(0).toString(16).padStart(4, "0")}`);
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.-]*$/u.test(name)) {
    throw new RangeError(
      `a data set's name must be of letters, digits, dots, hyphens and underscores, and not begin with a dot or hyphen; got ${shown}`,
    );
  }
  // Some disks do not tell case apart.
  const lower = name.toLowerCase();
  if (lower === SYNTHETIC) throw new RangeError(`a data set's name must be another than ${shown}, the lab's own data set`);
  if (NO_PRINTS.includes(lower)) {
    throw new RangeError(`a data set's name must be another than ${shown}, whose folder under data/ holds the lab's ${lower}`);
  }
}
