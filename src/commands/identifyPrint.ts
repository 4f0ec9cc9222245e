import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { RunError, UsageError } from "../lab/errors.js";
import { mapOnPool } from "../lab/pool.js";
import { type Reporter, silent } from "../lab/progress.js";
import { requireFile } from "../lab/requireFile.js";
import { task } from "../lab/task.js";
import { canEnrol, ENROLMENT, type Enrolment } from "../minutiae/enrolment.js";
import { codeTemplate } from "../minutiae/match/codeTemplate.js";
import { type GalleryPrint, rankGallery } from "../minutiae/match/rankGallery.js";
import { meanQuality } from "../minutiae/meanQuality.js";
import type { minutiaeOf } from "../minutiae/minutiaeOf.js";
import type { Template } from "../minutiae/template.js";
import type { GrayImage } from "../prints/grayImage.js";
import { type DataSet, openDataSet } from "../prints/openDataSet.js";
import { readImage } from "../prints/readImage.js";

/** How a print is searched for. */
export interface IdentifyOptions {
  /** Fingers that are listed, at most. Default 10. */
  readonly top?: number;
  /** What a print must show. Default: 6 minutiae of a mean quality of 0.1. */
  readonly enrolment?: Enrolment;
  /** Told of progress. Default: nobody. */
  readonly reporter?: Reporter;
}

/** A finger that a print may be of. */
export interface IdentifiedFinger {
  /** From 1. */
  readonly rank: number;
  readonly finger: string;
  /** See `compareMinutiae`. */
  readonly score: number;
  /** The finger's most alike print: its file, seen from the gallery's folder. */
  readonly file: string;
}

/** Whose print it may be. */
export interface Identification {
  readonly print: string;
  readonly gallery: string;
  /** Prints and fingers that it was compared with. */
  readonly prints: number;
  readonly fingers: number;
  /** The most alike first. */
  readonly ranks: readonly IdentifiedFinger[];
  /** Prints of the gallery that it was not compared with, and why. */
  readonly leftOut: readonly { readonly file: string; readonly reason: string }[];
}

/** Pictures that are in memory at a time. */
const BATCH = 64;

/** See `lab.identify`. */
export async function identifyPrint(
  file: string,
  gallery: string,
  { top = 10, enrolment = ENROLMENT, reporter = silent }: IdentifyOptions = {},
): Promise<Identification> {
  if (!Number.isSafeInteger(top) || top < 1) throw new UsageError(`top must be a whole number from 1; got ${top}`);
  requireFile(file);
  const data = await openGallery(gallery, reporter);
  const [template] = await minutiaeOfPrints([await readImage(file)]);
  const short = shortcoming(template, enrolment);
  if (short) throw new RunError(`${file}: ${short}`);
  const { searched, leftOut } = await searchable(data, file, enrolment, reporter);
  if (searched.length === 0) {
    const why = leftOut.length > 0 ? `: ${leftOut[0].file}: ${leftOut[0].reason}` : "";
    throw new RunError(`${gallery}: none of its ${leftOut.length} prints can be compared with${why}`);
  }
  const ranks = rankGallery(codeTemplate(template), searched, top);
  return {
    print: file,
    gallery: data.folder,
    prints: searched.length,
    fingers: new Set(searched.map(({ finger }) => finger)).size,
    ranks: ranks.map(({ finger, at, score }, k) => ({ rank: k + 1, finger, score, file: searched[at].file })),
    leftOut,
  };
}

/** A print of the gallery that is searched. */
type Searched = GalleryPrint & { readonly file: string };

/** The prints of a gallery but for the one that is searched for, coded, and those that show too little. */
async function searchable(
  data: DataSet,
  file: string,
  enrolment: Enrolment,
  reporter: Reporter,
): Promise<{ searched: Searched[]; leftOut: { file: string; reason: string }[] }> {
  const itself = realpathSync(file);
  const others = data.prints.filter((print) => realpathSync(join(data.folder, print.file)) !== itself);
  const leftOut = [...data.damaged];
  if (others.length < data.prints.length) leftOut.push({ file, reason: "the print itself" });
  const searched: Searched[] = [];
  for (let from = 0; from < others.length; from += BATCH) {
    const batch = others.slice(from, from + BATCH);
    const images: GrayImage[] = [];
    for (const print of batch) images.push(await data.read(print));
    for (const [k, found] of (await minutiaeOfPrints(images)).entries()) {
      const reason = shortcoming(found, enrolment);
      if (reason) leftOut.push({ file: batch[k].file, reason });
      else searched.push({ finger: batch[k].finger, file: batch[k].file, template: codeTemplate(found) });
    }
    reporter.progress("minutiae of the gallery", Math.min(from + BATCH, others.length), others.length);
  }
  return { searched, leftOut };
}

/** The data set of a folder or a name; prints that cannot be decoded are left out. */
async function openGallery(gallery: string, reporter: Reporter): Promise<DataSet> {
  const folder = existsSync(gallery) ? gallery : join("data", gallery);
  if (gallery === "" || !existsSync(folder)) {
    throw new UsageError(`--gallery must be a folder of prints, or a data set under data/; got ${gallery || "nothing"}`);
  }
  try {
    const progress = (done: number, total: number) => reporter.progress("prints of the gallery", done, total);
    return await openDataSet(folder, { skipDamaged: true, progress });
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

/** The minutiae of pictures, on all cores. */
function minutiaeOfPrints(images: readonly GrayImage[]): Promise<Template[]> {
  const extract = task<typeof minutiaeOf>(import.meta.url, "../minutiae/minutiaeOf.js");
  return mapOnPool(extract, images, (image) => [image]);
}

/** What a print lacks to be enrolled; undefined where it lacks nothing. */
function shortcoming(template: Template, enrolment: Enrolment): string | undefined {
  if (canEnrol(template, enrolment)) return undefined;
  const { minutiae, quality } = enrolment;
  const found = `${template.minutiae.length} of ${meanQuality(template).toFixed(2)}`;
  return `a print must show ${minutiae} minutiae of a mean quality of ${quality}; got ${found}`;
}
