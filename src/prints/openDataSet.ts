import { createHash } from "node:crypto";
import { basename, join, resolve } from "node:path";
import { countResampled, type Resampled } from "./countResampled.js";
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
  /** What lies in the folder and is not taken for a print, and why. */
  readonly ignored: readonly Ignored[];
  /** SHA-256 over the files' names and digests and over `dataset.json`, 64 hexadecimal digits: it names the contents. */
  readonly digest: string;
  /** How many prints are brought to 500 dpi on reading, by the resolution that they have; empty where all are at 500. */
  readonly resampled: Resampled;
  /** Reads a print at 500 dpi, with the resolution and polarity of `dataset.json`: ridges come out dark. */
  read(print: Pick<Print, "file">): Promise<GrayImage>;
}

/**
 * Opens a folder of prints. Pictures are recognised by their names: `FINGER_IMPRESSION.tif` (FVC: `101_1.tif`),
 * `PERSON_FINGER_IMPRESSION.png` (the finger's label is `PERSON_FINGER`), or any name in a folder a finger. A `dataset.json` may
 * override that: see `DataSetSettings`. Nothing is decoded yet.
 * @throws Error of one line where the folder cannot be read or holds no print.
 */
export async function openDataSet(folder: string): Promise<DataSet> {
  const root = resolve(folder);
  const scan = await scanFolder(root);
  const { prints, ignored, settings } = scan;
  if (prints.length === 0) throw new Error(`${folder}: ${nothing(ignored)}`);
  return {
    name: settings.name ?? basename(root),
    kind: settings.kind ?? "real",
    folder: root,
    prints,
    fingers: [...new Set(prints.map(({ finger }) => finger))].sort(),
    ignored,
    digest: digestOf(scan),
    resampled: countResampled(prints),
    async read(print) {
      const image = await readImage(join(root, print.file), { dpi: settings.dpi });
      return settings.ridges === "light"
        ? withData(
            image,
            image.data.map((value) => 255 - value),
          )
        : image;
    },
  };
}

/** SHA-256 over a folder's prints, in the order of their names, and its settings. */
function digestOf({ prints, settingsDigest }: Scan): string {
  const hash = createHash("sha256");
  const lines = prints.map(({ file, digest }) => JSON.stringify([file, digest])).sort();
  for (const line of [...lines, JSON.stringify(["dataset.json", settingsDigest ?? null])]) hash.update(`${line}\n`);
  return hash.digest("hex");
}

function nothing(ignored: readonly Ignored[]): string {
  if (ignored.length === 0) return "is empty: no prints";
  const [{ file, reason }] = ignored;
  return `holds no print that is recognised; ${file} ${reason}${ignored.length > 1 ? ` (and ${ignored.length - 1} more files)` : ""}`;
}
