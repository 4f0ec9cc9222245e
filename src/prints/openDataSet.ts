import { createHash } from "node:crypto";
import { basename, join, resolve } from "node:path";
import { countResampled, type Resampled } from "./countResampled.js";
import { describeReading } from "./describeReading.js";
import { type GrayImage, withData } from "./grayImage.js";
import { readImage } from "./readImage.js";
import { type Ignored, type Print, type Scan, scanFolder } from "./scanFolder.js";

/** A folder of prints. */
export interface DataSet {
  readonly name: string;
  /** As `dataset.json` says; real where it says nothing. */
  readonly kind: "real" | "synthetic";
  /** Absolute path of the folder. */
  readonly folder: string;
  /** The prints by finger, then impression, in natural order (2 before 10). */
  readonly prints: readonly Print[];
  /** The finger labels in lexicographic order, as paper A numbers its classes: '10' stands before '2'. */
  readonly fingers: readonly string[];
  /** How many fingers and impressions were read, by which rule, with an example: a line for people. */
  readonly reading: string;
  /** What lies in the folder and is not taken for a print, and why. */
  readonly ignored: readonly Ignored[];
  /** Prints that cannot be decoded and were left out, where that was asked for, and why. */
  readonly damaged: readonly Ignored[];
  /**
   * SHA-256 over the files' names and digests, over `dataset.json` and over what was left out as damaged, 64 hexadecimal digits: it names
   * the contents.
   */
  readonly digest: string;
  /** How many prints are brought to 500 dpi on reading, by the resolution that they have; empty where all are at 500. */
  readonly resampled: Resampled;
  /** Reads a print at 500 dpi, with the resolution and polarity of `dataset.json`: ridges come out dark. */
  read(print: Pick<Print, "file">): Promise<GrayImage>;
}

/** How a data set is opened. */
export interface OpenOptions {
  /** Decodes every print, and leaves out those that cannot be. Default: false, nothing is decoded yet. */
  readonly skipDamaged?: boolean;
  /** Told how many prints of how many have been decoded. */
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Opens a folder of prints. Which finger and impression a picture is of stands in its path: `FINGER_IMPRESSION.tif` (FVC:
 * `101_1.tif`), `PERSON_FINGER_IMPRESSION.png`, a folder a finger at any depth, or the names of a published set. A `dataset.json` may
 * name the layout, or give a pattern: see `DataSetSettings`. What can be read in more than one way is refused.
 * @throws Error of one line where the folder cannot be read, holds no print, or can be read in more than one way.
 *
 * @example
 * import { mkdirSync } from "node:fs";
 * import { createImage, openDataSet, writeImage } from "ridgelab/prints";
 * mkdirSync("prints");
 * for (const name of ["101_1", "101_2", "102_1"]) await writeImage(`prints/${name}.png`, createImage(40, 40));
 * const dataSet = await openDataSet("prints");
 * dataSet.fingers; // ["101", "102"]
 * dataSet.prints.map(({ finger, impression }) => `${finger}/${impression}`); // ["101/1", "101/2", "102/1"]
 */
export async function openDataSet(folder: string, options: OpenOptions = {}): Promise<DataSet> {
  return dataSetOf(await scanFolder(resolve(folder)), options);
}

/** The data set of a folder that has been scanned, by its absolute path. */
export async function dataSetOf(scan: Scan, options: OpenOptions = {}): Promise<DataSet> {
  const { folder, ignored, settings, layout } = scan;
  if (scan.prints.length === 0) throw new Error(`${folder}: ${nothing(ignored)}`);
  const read = async ({ file }: Pick<Print, "file">) => {
    const image = await readImage(join(folder, file), { dpi: settings.dpi });
    return settings.ridges === "light" ? inverted(image) : image;
  };
  const damaged = options.skipDamaged ? await findDamaged(scan.prints, read, options.progress) : new Map<Print, string>();
  const prints = scan.prints.filter((print) => !damaged.has(print));
  if (prints.length === 0) {
    const all = damaged.size === 1 ? "its only print is" : `all of its ${damaged.size} prints are`;
    throw new Error(`${folder}: ${all} damaged: ${[...damaged.values()][0]}`);
  }
  return {
    name: settings.name ?? basename(folder),
    kind: settings.kind ?? "real",
    folder,
    prints,
    fingers: [...new Set(prints.map(({ finger }) => finger))].sort(),
    reading: describeReading(prints, layout.rule),
    ignored,
    damaged: [...damaged].map(([{ file }, reason]) => ({ file, reason })),
    digest: digestOf(scan, prints, [...damaged.keys()]),
    resampled: countResampled(prints),
    read,
  };
}

function inverted(image: GrayImage): GrayImage {
  return withData(
    image,
    image.data.map((value) => 255 - value),
  );
}

/** Prints that cannot be read, and why. */
async function findDamaged(
  prints: readonly Print[],
  read: DataSet["read"],
  progress?: (done: number, total: number) => void,
): Promise<Map<Print, string>> {
  const damaged = new Map<Print, string>();
  for (const [index, print] of prints.entries()) {
    await read(print).catch((error: Error) => damaged.set(print, error.message));
    progress?.(index + 1, prints.length);
  }
  return damaged;
}

/** SHA-256 over a folder's prints, in the order of their names, its settings, and what was left out. */
function digestOf({ settingsDigest }: Scan, prints: readonly Print[], damaged: readonly Print[]): string {
  const hash = createHash("sha256");
  // Composed, so that a copy made on macOS is the same data set.
  const line = (kind: string[], { file, digest }: Print) => JSON.stringify([...kind, file.normalize("NFC"), digest]);
  const lines = prints.map((print) => line([], print)).sort();
  const left = damaged.map((print) => line(["damaged"], print)).sort();
  for (const text of [...lines, JSON.stringify(["dataset.json", settingsDigest ?? null]), ...left]) hash.update(`${text}\n`);
  return hash.digest("hex");
}

function nothing(ignored: readonly Ignored[]): string {
  if (ignored.length === 0) return "is empty: no prints";
  const [{ file, reason }] = ignored;
  return `holds no print that is recognised; ${file} ${reason}${ignored.length > 1 ? ` (and ${ignored.length - 1} more ${ignored.length > 2 ? "files" : "file"})` : ""}`;
}
