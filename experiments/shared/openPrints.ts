import { accessSync, constants, existsSync, mkdirSync, rmSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { allInOrder } from "../../src/allInOrder.js";
import { cacheFolder } from "../../src/lab/cacheFolder.js";
import { codeDigest } from "../../src/lab/codeDigest.js";
import { digest } from "../../src/lab/digest.js";
import { RunError, UsageError } from "../../src/lab/errors.js";
import type { DataSource } from "../../src/lab/experiment.js";
import { isUnwritable } from "../../src/lab/isUnwritable.js";
import { mapOnPool } from "../../src/lab/pool.js";
import { type Reporter, silent } from "../../src/lab/progress.js";
import { task } from "../../src/lab/task.js";
import { makeTemporaryFolder } from "../../src/makeTemporaryFolder.js";
import { describeResampled, type Resampled } from "../../src/prints/countResampled.js";
import { SYNTHETIC } from "../../src/prints/dataSetName.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import { grouped } from "../../src/prints/grouped.js";
import { impressionsOfEach } from "../../src/prints/impressionsOfEach.js";
import type { DataSet } from "../../src/prints/openDataSet.js";
import { fingerLabel } from "../../src/synth/fingerLabel.js";
import { LAB_PRINTS, LAB_READING } from "../../src/synth/labPrints.js";
import type { PrintTruth } from "../../src/synth/readTruth.js";
import type { SyntheticPrints } from "../../src/synth/syntheticPrints.js";
import type { FingerPart, writeFinger } from "../../src/synth/writeFinger.js";

/** One picture of a finger. */
export interface Print {
  readonly finger: string;
  readonly impression: string;
  /** Path of the picture, for people. */
  readonly file: string;
  /** SHA-256 of the file, where there is one. */
  readonly digest?: string;
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

/** How a data set is opened. */
export interface OpenOptions {
  /** Results folder, beneath which synthetic prints are kept. Default "results". */
  readonly out?: string;
  /** Says what is read and warns of what is not. Default: silent. */
  readonly reporter?: Reporter;
  /**
   * Leaves out prints that cannot be decoded, and says so in every table; all are decoded for that. Default false: such a print stops
   * the run.
   */
  readonly skipDamaged?: boolean;
}

/**
 * Opens the data set of a run: `synthetic`, a name under `data/`, a folder, or several of these with commas between them, which are
 * united: then fingers are named `SET/FINGER`.
 *
 * @throws UsageError in one line where there is none, nothing in it is a print, or its names can be read in more than one way
 */
export async function openPrints(
  names: string,
  { out = "results", reporter = silent, skipDamaged = false }: OpenOptions = {},
): Promise<PrintSource> {
  const lab = { out, reporter, skipDamaged };
  const parts = existsSync(names) ? [names] : names.split(",").map((name) => name.trim());
  if (parts.includes("")) throw new UsageError(`--data must be a data set, or several with a comma between two; got "${names}"`);
  const sources = await allInOrder(parts.map((name) => openOne(name, lab)));
  return sources.length === 1 ? sources[0] : unite(sources, reporter);
}

/** What turns a file into a print. */
const READER: readonly string[] = ["src/prints/readImage"];

/** Several data sets as one. Kept apart by name, so that finger 101 of one is not finger 101 of the other. */
function unite(sources: readonly PrintSource[], reporter: Reporter): PrintSource {
  const origin = new Map<string, { source: PrintSource; print: Print }>();
  const prints = sources.flatMap((source) =>
    source.prints.map((print) => {
      const united = { ...print, finger: `${source.name}/${print.finger}`, file: `${source.name}/${print.file}` };
      origin.set(united.file, { source, print });
      return united;
    }),
  );
  const again = sources.find(({ name }, i) => sources.findIndex((other) => other.name === name) !== i);
  if (again) {
    const mend = `fingers are told apart by it; give one of them another "name" in its dataset.json`;
    throw new UsageError(`--data: two data sets are named ${again.name}: ${mend}`);
  }
  const across = doubleNotes({ prints: sources.flatMap(firstOfDoubles) });
  for (const note of across) reporter.warn(`  ${note}`);
  const notes = [...sources.flatMap(({ name, notes = [] }) => notes.map((note) => `${name}: ${note}`)), ...across];
  return {
    name: sources.map(({ name }) => name).join(" + "),
    reading: sources.map(({ reading }) => reading).join("; "),
    ...(notes.length > 0 && { notes }),
    kind: sources.every(({ kind }) => kind === "real") ? "real" : "synthetic",
    digest: digest(sources.map(({ name, digest }) => ({ name, digest }))),
    code: READER,
    ...stated(sum(sources.map(({ resampled = {} }) => resampled))),
    prints,
    fingers: [...new Set(prints.map(({ finger }) => finger))].sort(),
    extent: extentOf(prints),
    // Each source once: one that makes its prints would make a finger several times for several calls.
    async read(wanted) {
      const images = new Map<string, GrayImage>();
      for (const source of sources) {
        const files = wanted.map(({ file }) => file).filter((file) => origin.get(file)!.source === source);
        const read = await source.read(files.map((file) => origin.get(file)!.print));
        files.forEach((file, i) => {
          images.set(file, read[i]);
        });
      }
      return wanted.map(({ file }) => images.get(file)!);
    },
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

async function openOne(nameOrFolder: string, lab: Required<OpenOptions>): Promise<PrintSource> {
  if (nameOrFolder === SYNTHETIC) return openSynthetic(lab);
  const added = join("data", nameOrFolder);
  if (existsSync(nameOrFolder) && existsSync(added) && resolve(nameOrFolder) !== resolve(added)) {
    throw new UsageError(`--data ${nameOrFolder}: both ./${nameOrFolder} and ${added} are there; give one of these paths`);
  }
  const folder = existsSync(nameOrFolder) ? nameOrFolder : added;
  if (!existsSync(folder)) {
    throw new UsageError(`--data ${nameOrFolder}: neither a folder nor a data set under data/; "ridgelab data list" shows those`);
  }
  // What decodes pictures is loaded where pictures are read: most runs find that nothing has changed.
  const { openDataSet } = await import("../../src/prints/openDataSet.js");
  const { hasTruth, readTruth } = await import("../../src/synth/readTruth.js");
  const { skipDamaged, reporter } = lab;
  const progress = (done: number, total: number) => reporter.progress("prints decoded", done, total);
  const set = await openDataSet(folder, { skipDamaged, progress }).catch((error: Error) => {
    throw new UsageError(`--data ${error.message}`);
  });
  await warnOfIgnored(set, reporter);
  const notes = [...damagedNotes(set), ...doubleNotes(set), ...singleNotes(set)];
  for (const { reason } of set.damaged) reporter.warn(`  left out as damaged: ${reason}`);
  for (const note of doubleNotes(set)) reporter.line(`  ${set.name}: ${note}`);
  for (const note of singleNotes(set)) reporter.warn(`  ${set.name}: ${note}`);
  const resampled = describeResampled(set.resampled, set.prints.length);
  if (resampled) reporter.line(`  ${set.name}: ${resampled}`);
  return {
    name: set.name,
    kind: set.kind,
    digest: set.digest,
    reading: `${set.name}: ${set.reading}`,
    ...(notes.length > 0 && { notes }),
    code: READER,
    ...stated(set.resampled),
    prints: set.prints,
    fingers: set.fingers,
    extent: extentOf(set.prints),
    read: (prints) => allInOrder(prints.map((print) => readOne(set, print))),
    ...(hasTruth(folder) && { readTruth: (prints) => allInOrder(prints.map((p) => readTruth(folder, p.finger, p.impression))) }),
  };
}

/** The fingers, and the most impressions of one. */
function extentOf(prints: readonly Print[]): { fingers: number; impressions: number } {
  const counts = [...impressionsOfEach(prints).values()];
  return { fingers: counts.length, impressions: counts.reduce((most, count) => Math.max(most, count), 0) };
}

async function readOne(set: DataSet, print: Print): Promise<GrayImage> {
  return set.read(print).catch((cause: Error) => {
    throw new RunError(`${cause.message}; --skip-damaged leaves such prints out`, { cause });
  });
}

function damagedNotes({ damaged, prints }: DataSet): string[] {
  if (damaged.length === 0) return [];
  const total = damaged.length + prints.length;
  return [
    `${damaged.length} of ${total} prints ${damaged.length === 1 ? "is" : "are"} damaged and left out: ${some(damaged.map(({ file }) => file))}.`,
  ];
}

/** Files of the same bytes: a genuine pair of them matches for another reason than its finger, and so does an impostor pair. */
function doubleNotes({ prints }: { readonly prints: readonly Print[] }): string[] {
  const first = new Map<string, string>();
  const doubles: string[] = [];
  for (const { file, digest } of prints) {
    if (digest === undefined) continue;
    const other = first.get(digest);
    if (other) doubles.push(`${file} as ${other}`);
    else first.set(digest, file);
  }
  if (doubles.length === 0) return [];
  return [
    `${doubles.length} of ${prints.length} prints ${doubles.length === 1 ? "has" : "have"} the bytes of another (${some(doubles)}).`,
  ];
}

/** A set's prints under their united names, without those that have the bytes of another of the set: they are told of by themselves. */
function firstOfDoubles({ name, prints }: PrintSource): Print[] {
  const seen = new Set<string>();
  return prints.flatMap((print) => {
    if (print.digest !== undefined && seen.has(print.digest)) return [];
    if (print.digest !== undefined) seen.add(print.digest);
    return [{ ...print, file: `${name}/${print.file}` }];
  });
}

/** Fingers that cannot be both trained on and tested, or compared with themselves. */
function singleNotes({ prints, fingers }: DataSet): string[] {
  const counts = impressionsOfEach(prints);
  const single = fingers.filter((finger) => counts.get(finger) === 1);
  if (single.length === 0 || single.length === fingers.length) return [];
  const [are, they] = single.length === 1 ? ["finger has", "it"] : ["fingers have", "them"];
  return [`${single.length} ${are} a single impression (${some(single)}): no genuine pair, and classifiers leave ${they} out.`];
}

/** The first three of a list, and how many more there are. */
function some(names: readonly string[]): string {
  return [...names.slice(0, 3), ...(names.length > 3 ? [`and ${names.length - 3} more`] : [])].join(", ");
}

/** Pictures that are not taken for prints are worth a line; a README beside them is not. */
async function warnOfIgnored(set: DataSet, reporter: Reporter): Promise<void> {
  const { PICTURE_EXTENSIONS } = await import("../../src/prints/decodeImage.js");
  const pictures = set.ignored.filter(({ file }) => PICTURE_EXTENSIONS.includes(extname(file).toLowerCase()));
  for (const { file, reason } of pictures.slice(0, 3)) reporter.warn(`  ${set.name}: ${file} is left out: it ${reason}`);
  if (pictures.length > 3) reporter.warn(`  ${set.name}: ${pictures.length - 3} more pictures are left out`);
}

/** Impressions of a finger that are made and kept together; a call makes all parts that it lacks, as the master takes as long as four impressions. */
const PARTS = [
  [0, 2],
  [2, 4],
  [4, 8],
  [8, LAB_PRINTS.impressions],
] as const;

/** Prints are made when first asked for, each once, and kept beside the stage cache. */
function openSynthetic(lab: Required<OpenOptions>): PrintSource {
  const described = LAB_PRINTS;
  const write = task<typeof writeFinger>(import.meta.url, "../../src/synth/writeFinger.js");
  const identity = digest({ described, code: codeDigest([write.module]) });
  const kept = join(cacheFolder(lab.out), "prints", identity.slice(0, 16));
  /** Where the cache cannot be written: a folder that goes with this process. */
  let own: string | undefined;
  const fingers = Array.from({ length: described.fingers }, (_, k) => fingerLabel(k));
  const partOf = ({ impression }: Print): number => PARTS.findIndex(([, to]) => Number(impression) <= to);
  const folderOf = (print: Print): string => {
    const name = `${print.finger}-${partOf(print) + 1}`;
    return own === undefined || existsSync(join(kept, name)) ? join(kept, name) : join(own, name);
  };
  return {
    name: SYNTHETIC,
    kind: "synthetic",
    digest: identity,
    reading: `${LAB_READING}: 101_1 is finger 101, impression 1`,
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
      const { readImage } = await import("../../src/prints/readImage.js");
      return allInOrder(prints.map((print) => readImage(join(folderOf(print), print.file))));
    },
    async readTruth(prints) {
      await make(prints);
      const { readTruth } = await import("../../src/synth/readTruth.js");
      return allInOrder(prints.map((print) => readTruth(folderOf(print), print.finger, print.impression)));
    },
  };

  /** By finger. */
  function missingOf(prints: readonly Print[]): [string, FingerPart[]][] {
    const parts = prints.map((print) => {
      const [from, to] = PARTS[partOf(print)];
      return { finger: print.finger, folder: folderOf(print), from, to };
    });
    const missing = [...new Map(parts.map((part) => [part.folder, part])).values()].filter(({ folder }) => !existsSync(folder));
    return [...grouped(missing, ({ finger }) => finger)];
  }

  async function make(prints: readonly Print[]): Promise<void> {
    if (missingOf(prints).length === 0) return;
    if (own === undefined && !canWrite(kept)) {
      lab.reporter.warn(`  ${kept} cannot be written: synthetic prints are made for this call alone`);
      own = makeTemporaryFolder("prints");
      process.once("exit", () => rmSync(own!, { recursive: true, force: true }));
    }
    const missing = missingOf(prints);
    lab.reporter.line(`  making prints of ${missing.length} synthetic ${missing.length === 1 ? "finger" : "fingers"}`);
    await mapOnPool(
      write,
      missing,
      ([finger, parts]) => [described, fingers.indexOf(finger), parts],
      (done) => lab.reporter.progress("synthetic fingers", done, missing.length),
    );
  }
}

/** Whether files can be made in a folder, which is made where it is not there. */
function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    return false;
  }
}
