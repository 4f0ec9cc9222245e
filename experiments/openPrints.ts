import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { codeDigest } from "../src/lab/codeDigest.js";
import { digest } from "../src/lab/digest.js";
import { UsageError } from "../src/lab/errors.js";
import { type DataSource, task } from "../src/lab/experiment.js";
import { mapOnPool } from "../src/lab/pool.js";
import type { Reporter } from "../src/lab/progress.js";
import { PICTURE_EXTENSIONS } from "../src/prints/decodeImage.js";
import type { GrayImage } from "../src/prints/grayImage.js";
import { type DataSet, openDataSet } from "../src/prints/openDataSet.js";
import { readImage } from "../src/prints/readImage.js";
import { hasTruth, type PrintTruth, readTruth } from "../src/synth/readTruth.js";
import { syntheticPrints } from "../src/synth/syntheticPrints.js";
import { fingerLabel, type writeFinger } from "../src/synth/writeFinger.js";

/** One picture of a finger. */
export interface Print {
  readonly finger: string;
  readonly impression: string;
  /** Path of the picture, for people. */
  readonly file: string;
}

/** The prints that experiments work on, real or synthetic. */
export interface PrintSource extends DataSource {
  /** By finger, then impression. */
  readonly prints: readonly Print[];
  readonly fingers: readonly string[];
  /** Reads pictures; synthetic ones are made first where they are missing. */
  read(prints: readonly Print[]): Promise<GrayImage[]>;
  /** The truth of prints that the lab made; undefined for others. */
  readonly readTruth?: (prints: readonly Print[]) => Promise<PrintTruth[]>;
}

/** Name of the lab's own data set: 20 fingers × 8 impressions from `src/synth`, seed 1, medium quality. */
export const SYNTHETIC = "synthetic";

/**
 * Opens the data set of a run: `synthetic`, a name under `data/`, or a folder.
 *
 * @throws UsageError in one line where there is none, or nothing in it is a print
 */
export async function openPrints(nameOrFolder: string, lab: { out: string; reporter: Reporter }): Promise<PrintSource> {
  if (nameOrFolder === SYNTHETIC) return openSynthetic(lab);
  const added = join("data", nameOrFolder);
  const folder = existsSync(nameOrFolder) ? nameOrFolder : added;
  if (!existsSync(folder)) {
    throw new UsageError(`--data ${nameOrFolder}: neither a folder nor a data set under data/; "ridgelab data list" shows those`);
  }
  const set = await openDataSet(folder).catch((error: Error) => {
    throw new UsageError(`--data ${error.message}`);
  });
  warnOfIgnored(set, lab.reporter);
  return {
    name: set.name,
    kind: set.kind,
    digest: set.digest,
    prints: set.prints,
    fingers: set.fingers,
    read: (prints) => Promise.all(prints.map((print) => set.read(set.prints.find(({ file }) => file === print.file)!))),
    ...(hasTruth(folder) && { readTruth: (prints) => Promise.all(prints.map((p) => readTruth(folder, p.finger, p.impression))) }),
  };
}

/** Pictures that are not taken for prints are worth a line; a README beside them is not. */
function warnOfIgnored(set: DataSet, reporter: Reporter): void {
  const pictures = set.ignored.filter(({ file }) => PICTURE_EXTENSIONS.includes(extname(file).toLowerCase()));
  for (const { file, reason } of pictures.slice(0, 3)) reporter.warn(`  ${set.name}: ${file} is left out: it ${reason}`);
  if (pictures.length > 3) reporter.warn(`  ${set.name}: ${pictures.length - 3} more pictures are left out`);
}

/** Fingers are made when first asked for, each once, and kept beside the stage cache. */
function openSynthetic(lab: { out: string; reporter: Reporter }): PrintSource {
  const described = syntheticPrints();
  const write = task<typeof writeFinger>("src/synth/writeFinger");
  const identity = digest({ described, code: codeDigest([write.module]) });
  const folder = join(lab.out, ".cache", "prints", identity.slice(0, 16));
  const fingers = Array.from({ length: described.fingers }, (_, k) => fingerLabel(k));
  const fileOf = (finger: string, impression: string): string => join(folder, finger, `${finger}_${impression}.png`);
  return {
    name: SYNTHETIC,
    kind: "synthetic",
    digest: identity,
    fingers,
    prints: fingers.flatMap((finger) =>
      Array.from({ length: described.impressions }, (_, i) => {
        const impression = String(i + 1);
        return { finger, impression, file: fileOf(finger, impression) };
      }),
    ),
    async read(prints) {
      await make(prints);
      return Promise.all(prints.map((print) => readImage(fileOf(print.finger, print.impression))));
    },
    async readTruth(prints) {
      await make(prints);
      return Promise.all(prints.map((print) => readTruth(join(folder, print.finger), print.finger, print.impression)));
    },
  };

  async function make(prints: readonly Print[]): Promise<void> {
    const missing = [...new Set(prints.map((p) => p.finger))].filter((finger) => !existsSync(join(folder, finger)));
    if (missing.length > 0) {
      lab.reporter.line(`  making ${missing.length} synthetic ${missing.length === 1 ? "finger" : "fingers"}`);
      await mapOnPool(
        write,
        missing,
        (finger) => [described, fingers.indexOf(finger), join(folder, finger)],
        (done) => lab.reporter.progress("synthetic fingers", done, missing.length),
      );
    }
  }
}
