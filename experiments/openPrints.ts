import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { allInOrder } from "../src/allInOrder.js";
import { codeDigest } from "../src/lab/codeDigest.js";
import { digest } from "../src/lab/digest.js";
import { UsageError } from "../src/lab/errors.js";
import { type DataSource, task } from "../src/lab/experiment.js";
import { mapOnPool } from "../src/lab/pool.js";
import type { Reporter } from "../src/lab/progress.js";
import { describeResampled, type Resampled } from "../src/prints/countResampled.js";
import { PICTURE_EXTENSIONS } from "../src/prints/decodeImage.js";
import type { GrayImage } from "../src/prints/grayImage.js";
import { type DataSet, openDataSet } from "../src/prints/openDataSet.js";
import { readImage } from "../src/prints/readImage.js";
import { hasTruth, type PrintTruth, readTruth } from "../src/synth/readTruth.js";
import { type SyntheticPrints, syntheticPrints } from "../src/synth/syntheticPrints.js";
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
  /** How the lab's own prints are made, so that the same fingers can be pressed again. */
  readonly described?: SyntheticPrints;
}

/** Name of the lab's own data set: 20 fingers × 12 impressions from `src/synth`, seed 1, medium quality. */
export const SYNTHETIC = "synthetic";

/**
 * Opens the data set of a run: `synthetic`, a name under `data/`, a folder, or several of these with commas between them, which are
 * united: then fingers are named `SET/FINGER`.
 *
 * @throws UsageError in one line where there is none, or nothing in it is a print
 */
export async function openPrints(names: string, lab: { out: string; reporter: Reporter }): Promise<PrintSource> {
  const parts = existsSync(names) ? [names] : names.split(",").map((name) => name.trim());
  const sources = await allInOrder(parts.map((name) => openOne(name, lab)));
  return sources.length === 1 ? sources[0]! : unite(sources);
}

/** What turns a file into a print. */
const READER: readonly string[] = ["src/prints/readImage"];

/** Several data sets as one. Kept apart by name, so that finger 101 of one is not finger 101 of the other. */
function unite(sources: readonly PrintSource[]): PrintSource {
  const origin = new Map<Print, { source: PrintSource; print: Print }>();
  const prints = sources.flatMap((source) =>
    source.prints.map((print) => {
      const united = { ...print, finger: `${source.name}/${print.finger}`, file: `${source.name}/${print.file}` };
      origin.set(united, { source, print });
      return united;
    }),
  );
  return {
    name: sources.map(({ name }) => name).join(" + "),
    kind: sources.every(({ kind }) => kind === "real") ? "real" : "synthetic",
    digest: digest(sources.map(({ name, digest }) => ({ name, digest }))),
    code: READER,
    ...stated(sum(sources.map(({ resampled = {} }) => resampled))),
    prints,
    fingers: [...new Set(prints.map(({ finger }) => finger))].sort(),
    read: (wanted) =>
      allInOrder(
        wanted.map(async (print) => {
          const { source, print: own } = origin.get(prints.find(({ file }) => file === print.file)!)!;
          return (await source.read([own]))[0]!;
        }),
      ),
  };
}

/** Left out where nothing is resampled, so that a manifest says it only where it is so. */
function stated(resampled: Resampled): { resampled?: Resampled } {
  return Object.keys(resampled).length > 0 ? { resampled } : {};
}

function sum(counts: readonly Resampled[]): Resampled {
  const total: Record<string, number> = {};
  for (const [dpi, count] of counts.flatMap((part) => Object.entries(part))) total[dpi] = (total[dpi] ?? 0) + count;
  return total;
}

async function openOne(nameOrFolder: string, lab: { out: string; reporter: Reporter }): Promise<PrintSource> {
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
  const resampled = describeResampled(set.resampled, set.prints.length);
  if (resampled) lab.reporter.line(`  ${set.name}: ${resampled}`);
  return {
    name: set.name,
    kind: set.kind,
    digest: set.digest,
    code: READER,
    ...stated(set.resampled),
    prints: set.prints,
    fingers: set.fingers,
    read: (prints) => allInOrder(prints.map((print) => set.read(set.prints.find(({ file }) => file === print.file)!))),
    ...(hasTruth(folder) && { readTruth: (prints) => allInOrder(prints.map((p) => readTruth(folder, p.finger, p.impression))) }),
  };
}

/** Pictures that are not taken for prints are worth a line; a README beside them is not. */
function warnOfIgnored(set: DataSet, reporter: Reporter): void {
  const pictures = set.ignored.filter(({ file }) => PICTURE_EXTENSIONS.includes(extname(file).toLowerCase()));
  for (const { file, reason } of pictures.slice(0, 3)) reporter.warn(`  ${set.name}: ${file} is left out: it ${reason}`);
  if (pictures.length > 3) reporter.warn(`  ${set.name}: ${pictures.length - 3} more pictures are left out`);
}

/** Impressions that are made at once: most experiments need no more than the first eight of a finger. */
const PARTS = [
  [0, 8],
  [8, 12],
] as const;

/** Prints are made when first asked for, each once, and kept beside the stage cache. */
function openSynthetic(lab: { out: string; reporter: Reporter }): PrintSource {
  const described = syntheticPrints({ impressions: PARTS.at(-1)![1] });
  const write = task<typeof writeFinger>("src/synth/writeFinger");
  const identity = digest({ described, code: codeDigest([write.module]) });
  const root = join(lab.out, ".cache", "prints", identity.slice(0, 16));
  const fingers = Array.from({ length: described.fingers }, (_, k) => fingerLabel(k));
  const partOf = ({ impression }: Print): number => PARTS.findIndex(([, to]) => Number(impression) <= to);
  const folderOf = (print: Print): string => join(root, `${print.finger}-${partOf(print) + 1}`);
  return {
    name: SYNTHETIC,
    kind: "synthetic",
    digest: identity,
    code: READER,
    described,
    fingers,
    prints: fingers.flatMap((finger) =>
      Array.from({ length: described.impressions }, (_, i) => {
        const impression = String(i + 1);
        return { finger, impression, file: `${finger}_${impression}.png` };
      }),
    ),
    async read(prints) {
      await make(prints);
      return allInOrder(prints.map((print) => readImage(join(folderOf(print), print.file))));
    },
    async readTruth(prints) {
      await make(prints);
      return allInOrder(prints.map((print) => readTruth(folderOf(print), print.finger, print.impression)));
    },
  };

  async function make(prints: readonly Print[]): Promise<void> {
    const parts = new Map(
      prints.map((print) => [folderOf(print), { finger: fingers.indexOf(print.finger), part: partOf(print) }]),
    );
    const missing = [...parts].filter(([folder]) => !existsSync(folder));
    if (missing.length === 0) return;
    lab.reporter.line(`  making prints of ${missing.length} synthetic ${missing.length === 1 ? "finger" : "fingers"}`);
    await mapOnPool(
      write,
      missing,
      ([folder, { finger, part }]) => [described, finger, folder, ...PARTS[part]!],
      (done) => lab.reporter.progress("synthetic fingers", done, missing.length),
    );
  }
}
