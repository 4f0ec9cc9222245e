import { grouped } from "../grouped.js";
import { allLayouts } from "./allLayouts.js";
import { countWords, type Reading, readBy } from "./countReading.js";
import { commonFolders, folders, foldersAndNames, fvc, names } from "./generalLayouts.js";
import { KNOWN_LAYOUTS, polyu } from "./knownLayouts.js";
import { type Layout, splitPath } from "./layout.js";
import { namesDigit } from "./namesDigit.js";
import { patternLayout } from "./patternLayout.js";
import { severalFingers } from "./severalFingers.js";

/**
 * The layout that pictures are read by: what `dataset.json` says, or what their paths leave no doubt of.
 * @param paths the pictures' paths, NFC.
 * @throws Error that says which readings there are, each with its fingers and impressions counted, where there is more than one.
 */
export function chooseLayout(paths: readonly string[], settings: { layout?: string; pattern?: RegExp }): Layout {
  if (settings.pattern) return patternLayout(settings.pattern, paths);
  if (settings.layout) return allLayouts(paths).find(({ name }) => name === settings.layout)!;
  for (const known of KNOWN_LAYOUTS) {
    const own = paths.filter((path) => known.owns(path));
    if (own.length > 0 && own.length === paths.length) return known;
    if (own.length === 0 || known.common) continue;
    const other = paths.find((path) => !known.owns(path))!;
    throw new Error(
      `holds ${own.length} pictures named as in ${known.name} (${own[0]}) and others that are not (${other}, ${paths.length - own.length} in all); keep them in folders of their own, or leave the others out with "layout": "${known.name}" in dataset.json`,
    );
  }
  const nested = paths.filter((path) => path.includes("/"));
  return nested.length === 0 ? flat(paths) : inFolders(paths, nested);
}

/** Pictures that all lie in the data set's own folder. */
function flat(paths: readonly string[]): Layout {
  const parts = paths
    .filter((path) => typeof names.read(path) !== "string")
    .map((path) => ({ path, parts: splitPath(path).stem.split("_") }));
  const two = parts.find(({ parts }) => parts.length === 2);
  const three = parts.find(({ parts }) => parts.length === 3);
  if (two && three)
    throw doubt(`${two.path} and ${three.path} have names of two and of three parts`, paths.length, [readBy(names, paths)]);
  if (three && parts.every(({ path }) => typeof polyu.read(path) !== "string")) {
    const sessions = [...new Set(parts.map(({ parts }) => parts[1]))].sort();
    if (sessions.join() === "1,2") {
      const why = `${three.path} may be PERSON_FINGER_IMPRESSION or FINGER_SESSION_IMPRESSION`;
      throw doubt(why, paths.length, [readBy(names, paths), readBy(polyu, paths)]);
    }
  }
  return paths.every((path) => typeof fvc.read(path) !== "string") ? fvc : names;
}

/** Pictures of which some, or all, lie in folders. */
function inFolders(paths: readonly string[], nested: readonly string[]): Layout {
  const byFolder = folders(paths);
  const byBoth = foldersAndNames(paths);
  const doubts = (why: string) =>
    doubt(
      why,
      paths.length,
      [names, byFolder, byBoth].map((layout) => readBy(layout, paths)),
    );

  const depth = (path: string) => splitPath(path).folders.length;
  const deeper = paths.find((path) => depth(path) !== depth(nested[0]!));
  if (deeper) throw doubts(`${nested[0]} and ${deeper} lie at different depths`);

  const parts = partFolders(paths);
  if (parts)
    throw doubts(
      `${parts.join(" and ")} ${parts.length > 1 ? "are names of parts" : "is the name of a part"} of a set, not of a finger`,
    );

  if (paths.every((path) => isPersonsFinger(path, byBoth))) return byBoth;
  for (const [folder, files] of grouped(paths, (path) => splitPath(path).folders.join("/"))) {
    const two = severalFingers(files);
    if (two) throw doubts(`the names in ${folder}/ may be those of several fingers (${two.map(fileName).join(", ")})`);
  }

  // The same names in one finger's folder and in another's say nothing of fingers; names that tell fingers apart otherwise do.
  const byName = readBy(names, paths);
  if (byName.labels.size === paths.length && !byName.clash && !samePartition(byName, readBy(byFolder, paths))) {
    const all = new Set([...byName.labels.values()].map(({ finger }) => finger));
    if (all.size > 1 || /\d/u.test([...all][0]!)) {
      throw doubts(`${paths[0]} and its like tell fingers apart in one way by folder and in another by file name`);
    }
  }
  return byFolder;
}

/** `anna/left_index_1.png`: a person's folder, and a name that begins with a finger of a hand. */
function isPersonsFinger(path: string, byBoth: Layout): boolean {
  const label = byBoth.read(path);
  return typeof label !== "string" && namesDigit(splitPath(path).stem) && !namesDigit(splitPath(path).folders.at(-1)!);
}

/** Names of folders that say what part of a set its prints are, and not whose. */
const PARTS =
  /^(?:train(?:ing)?|test(?:ing)?|val(?:id(?:ation)?)?|dev|eval(?:uation)?|enrol(?:l?ed|l?ment|l)?|gallery|probes?|quer(?:y|ies)|templates?|sessions?[-_ ]?\d*|visits?[-_ ]?\d*|days?[-_ ]?\d*|parts?[-_ ]?\w?|sets?[-_ ]?\w?|folds?[-_ ]?\d*|batch[-_ ]?\d*|db[-_ ]?\d.*|real|live|fake|spoof|altered.*|original|raw|enhanced|all|images?|datasets?|fingers?|persons?|people|subjects?|users?|pictures?|data|prints?|fingerprints?|rolled|roll|plain|slaps?|latents?|\d{3,4}[-_ ]?(?:dpi|ppi)|tiff?|png|bmp|jpe?g|pgm)$/iu;

/** Such names, where all folders of one level have them. */
function partFolders(paths: readonly string[]): string[] | undefined {
  const all = paths.map((path) => splitPath(path).folders);
  const depth = all[0]!.length;
  for (let level = Math.min(commonFolders(paths), depth - 1); level < depth; level++) {
    const found = [...new Set(all.map((folders) => folders[level]!))];
    if (found.every((name) => PARTS.test(name))) return found.slice(0, 3);
  }
  return undefined;
}

/** Whether two readings put the same pictures together. */
function samePartition(a: Reading, b: Reading): boolean {
  if (a.labels.size !== b.labels.size || [...a.labels.keys()].some((path) => !b.labels.has(path))) return false;
  const pairs = new Set([...a.labels].map(([path, { finger }]) => JSON.stringify([finger, b.labels.get(path)?.finger])));
  return pairs.size === a.fingers && pairs.size === b.fingers;
}

/** The error where more than one reading is possible, or where the only one is in doubt. */
function doubt(why: string, total: number, readings: readonly Reading[]): Error {
  const possible = readings
    .filter(({ labels, clash }) => labels.size > 0 && !clash)
    .filter((one, i, all) => !all.slice(0, i).some((other) => samePartition(one, other)));
  const choices = possible.map((reading) => {
    const some = reading.labels.size < total ? ` (${reading.labels.size} of ${total} pictures)` : "";
    return `${countWords(reading)}${some} by ${reading.layout.rule} ("layout": "${reading.layout.name}")`;
  });
  const choice =
    possible.length > 0
      ? `${choices.join(", or ")}; say which in dataset.json, or give a "pattern" there`
      : 'give a "pattern" in dataset.json';
  const may = possible.length > 1 ? "can be read in more than one way" : "may be read wrongly";
  return new Error(`${may}: ${why}: ${choice}`);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
