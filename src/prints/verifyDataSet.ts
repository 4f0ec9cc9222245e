import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { notAFile } from "../notAFile.js";
import { decodeImage, type Picture } from "./decodeImage.js";
import { fileError } from "./fileError.js";
import { naturalOrder } from "./naturalOrder.js";
import { DIGESTS_FILE, type Scan, SETTINGS_FILE, scanFolder } from "./scanFolder.js";

/** Something wrong with a file of a data set. */
export interface Problem {
  /** Path relative to the data set's folder. */
  readonly file: string;
  /**
   * changed: not the bytes that were added; missing: recorded and not there; extra: there and not recorded; duplicate: the bytes or
   * pixels of another print; undecodable: no picture, or a damaged one; unrecognised: not taken for a print.
   */
  readonly problem: "changed" | "missing" | "extra" | "duplicate" | "undecodable" | "unrecognised";
  /** What exactly, in a line. */
  readonly detail: string;
}

const digestsSchema = z.object({ format: z.literal(1), files: z.record(z.string(), z.string()) });

/**
 * Checks a folder of prints: every picture is decoded, and compared with the others and with `digests.json` where there is one.
 * @returns the problems, by file in natural order; none where all is well.
 * @throws Error of one line where the folder or its `dataset.json` cannot be read, or its names in more than one way.
 *
 * @example
 * import { mkdirSync } from "node:fs";
 * import { createImage, verifyDataSet, writeImage } from "ridgelab/prints";
 * mkdirSync("prints");
 * for (const name of ["101_1", "102_1"]) await writeImage(`prints/${name}.png`, createImage(40, 40));
 * (await verifyDataSet("prints")).map(({ file, problem }) => [file, problem]); // [["102_1.png", "duplicate"]]
 */
export async function verifyDataSet(folder: string): Promise<Problem[]> {
  return problemsOf(await scanFolder(folder));
}

/** The same of a folder that has been scanned. */
export async function problemsOf(scan: Scan): Promise<Problem[]> {
  const problems: Problem[] = scan.ignored.map(({ file, reason }) => ({ file, problem: "unrecognised", detail: reason }));
  problems.push(...(await checkPictures(scan)), ...(await checkDigests(scan)));
  if (scan.prints.length === 0) problems.push({ file: ".", problem: "missing", detail: "the folder holds no print" });
  return problems.sort((a, b) => naturalOrder(a.file, b.file));
}

/** The problems without what is merely not taken for a print. */
export function seriousProblems(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ problem }) => problem !== "unrecognised");
}

/** Pictures that cannot be decoded, and those that another print has the bytes or pixels of. */
async function checkPictures({ folder, prints, settings: { dpi } }: Scan): Promise<Problem[]> {
  const problems: Problem[] = [];
  const byDigest = new Map<string, string>();
  const byPixels = new Map<string, string>();
  for (const { file, digest } of prints) {
    let pixels: string;
    try {
      pixels = digestPixels(await decodeImage(await readFile(join(folder, file)), file, { dpi }));
    } catch (cause) {
      problems.push({ file, problem: "undecodable", detail: (cause as Error).message });
      continue;
    }
    const sameBytes = byDigest.get(digest);
    const samePixels = byPixels.get(pixels);
    if (sameBytes !== undefined) problems.push({ file, problem: "duplicate", detail: `has the same bytes as ${sameBytes}` });
    else if (samePixels !== undefined)
      problems.push({ file, problem: "duplicate", detail: `has the same pixels as ${samePixels}` });
    else {
      byDigest.set(digest, file);
      byPixels.set(pixels, file);
    }
  }
  return problems;
}

/** How the folder differs from its `digests.json`. */
async function checkDigests({ folder, prints, settingsDigest, ignored }: Scan): Promise<Problem[]> {
  const path = join(folder, DIGESTS_FILE);
  const reason = notAFile(path);
  if (reason) return [{ file: DIGESTS_FILE, problem: "undecodable", detail: reason }];
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw fileError(path, cause);
  }
  const parsed = parse(text);
  if (!parsed) return [{ file: DIGESTS_FILE, problem: "undecodable", detail: "is no list of digests" }];
  // Composed: a disk may give names back in another form of Unicode than they were recorded in.
  const recorded = Object.fromEntries(Object.entries(parsed).map(([file, digest]) => [file.normalize("NFC"), digest]));
  const present = new Map(prints.map(({ file, digest }) => [file.normalize("NFC"), digest]));
  if (settingsDigest) present.set(SETTINGS_FILE, settingsDigest);
  const problems: Problem[] = [];
  for (const [file, digest] of Object.entries(recorded)) {
    const now = present.get(file);
    const unrecognised = ignored.some((other) => other.file.normalize("NFC") === file);
    if (now === undefined && !unrecognised) problems.push({ file, problem: "missing", detail: "was added and is not there" });
    else if (now !== undefined && now !== digest) problems.push({ file, problem: "changed", detail: `was ${digest}, is ${now}` });
  }
  for (const file of present.keys()) {
    if (!Object.hasOwn(recorded, file)) problems.push({ file, problem: "extra", detail: `is not in ${DIGESTS_FILE}` });
  }
  return problems;
}

function parse(text: string): Readonly<Record<string, string>> | undefined {
  try {
    return digestsSchema.parse(JSON.parse(text)).files;
  } catch {
    return undefined;
  }
}

function digestPixels({ width, height, data }: Picture): string {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return createHash("sha256").update(`${width}×${height}\n`).update(bytes).digest("hex");
}
