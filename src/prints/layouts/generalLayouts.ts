import { type Layout, splitPath } from "./layout.js";
import { namesDigit } from "./namesDigit.js";

/** `FINGER_IMPRESSION` as the Fingerprint Verification Competitions have it, or `PERSON_FINGER_IMPRESSION`. */
const CONVENTION = /^(?<finger>[^_]+(?:_[^_]+)?)_(?<impression>[^_]+)$/u;

/** `FINGER_IMPRESSION` in numbers: the Fingerprint Verification Competitions. */
export const fvc: Layout = {
  name: "fvc",
  rule: "file name FINGER_IMPRESSION",
  read(path) {
    const { finger, impression } = /^(?<finger>\d+)_(?<impression>\d+)$/u.exec(splitPath(path).stem)?.groups ?? {};
    return finger && impression ? { finger, impression } : "is not named FINGER_IMPRESSION in numbers, such as 101_1";
  },
};

/** The file's name alone, whatever its folder. */
export const names: Layout = {
  name: "names",
  rule: "file name FINGER_IMPRESSION or PERSON_FINGER_IMPRESSION",
  read(path) {
    const { finger, impression } = CONVENTION.exec(splitPath(path).stem)?.groups ?? {};
    if (!finger || !impression) return "is named neither FINGER_IMPRESSION nor PERSON_FINGER_IMPRESSION";
    return namesDigit(impression)
      ? `has "${impression}" where its name should say which impression it is`
      : { finger, impression };
  },
};

/**
 * A folder a finger, at any depth: `PERSON/FINGER/IMPRESSION.png`. Folders that all pictures lie in say nothing and are left out.
 * @param paths all pictures' paths.
 */
export function folders(paths: readonly string[]): Layout {
  const least = paths.reduce((least, path) => Math.min(least, splitPath(path).folders.length), Number.POSITIVE_INFINITY);
  const common = Math.max(0, Math.min(commonFolders(paths), least - 1));
  return {
    name: "folders",
    rule: "folder",
    read(path) {
      const { folders, stem } = splitPath(path);
      return folders.length > 0
        ? { finger: folders.slice(common).join("/"), impression: stem }
        : "lies in the data set's own folder, not in a finger's";
    },
  };
}

/**
 * Folder and file name together: `PERSON/FINGER_IMPRESSION.png`, or several databases side by side, `DB1_B/101_1.tif`.
 * @param paths all pictures' paths.
 */
export function foldersAndNames(paths: readonly string[]): Layout {
  const common = commonFolders(paths);
  return {
    name: "folders-and-names",
    rule: "folder and file name FINGER_IMPRESSION",
    read(path) {
      const label = names.read(path);
      if (typeof label === "string") return label;
      return { ...label, finger: [...splitPath(path).folders.slice(common), label.finger].join("/") };
    },
  };
}

/** How many folders, from the outermost, all paths share. */
export function commonFolders(paths: readonly string[]): number {
  const [first = [], ...rest] = paths.map((path) => splitPath(path).folders);
  const differs = first.findIndex((name, i) => rest.some((other) => other[i] !== name));
  return differs < 0 ? first.length : differs;
}
