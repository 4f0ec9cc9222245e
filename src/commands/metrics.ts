import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { Command } from "commander";
import { writeFileInto } from "../atomicFile.js";
import { sortedCopy } from "../figures/json.js";
import { RunError, UsageError } from "../lab/errors.js";
import {
  figureFiles,
  PICTURE_FORMATS,
  type PictureFormat,
  renderPictures,
  tableFiles,
  writeFigureFiles,
  writeTableFiles,
} from "../lab/outputs.js";
import { createReporter } from "../lab/progress.js";
import { requireFile } from "../lab/requireFile.js";
import { requireFolder } from "../lab/requireFolder.js";
import { requireOurs } from "../lab/requireOurs.js";
import { requireWritable } from "../lab/requireWritable.js";
import { cumulativeMatch } from "../metrics/cumulativeMatch.js";
import { errorCurve } from "../metrics/errorCurve.js";
import { failures } from "../metrics/failures.js";
import { identificationRanks } from "../metrics/identificationRanks.js";
import { oddComparisons } from "../metrics/oddComparisons.js";
import { eerThreshold } from "../metrics/operatingPoint.js";
import { readScores } from "../metrics/readScores.js";
import type { ScoreSet } from "../metrics/scoreSet.js";
import { printable } from "../printable.js";
import { createStream } from "../random/createStream.js";
import { toText } from "../tables/text.js";
import { formats } from "./figures.js";
import { METRICS_FIGURES, metricsFigures } from "./metricsFigures.js";
import { type Development, METRICS_TABLE, metricsHeadings, metricsTable, type ScoredFile } from "./metricsTable.js";
import { wholeNumber } from "./shared.js";
import { verifyOnPool } from "./verifyOnPool.js";

interface MetricsFlags {
  out: string;
  distance?: boolean;
  development?: string;
  seed: number;
  format: PictureFormat[];
  force?: boolean;
}

export function registerMetrics(program: Command): void {
  program
    .command("metrics")
    .argument(
      "<file...>",
      "score files: CSV or TSV with the columns genuine,score and, if known, probe,gallery; or bob's CSV, four or five columns",
    )
    .description("error rates with intervals, DET, ROC, CMC and histograms from anybody's score files, side by side")
    .option("--out <dir>", "folder for metrics.json, the table and the figures", join("results", "metrics"))
    .option("--distance", "scores are distances: lower is more alike")
    .option("--development <file>", "scores of other prints, whose threshold at the EER is applied to the files")
    .option("--seed <n>", "master seed of the bootstrap", wholeNumber(0), 1)
    .option("--format <list>", "svg, png, pdf, separated by commas", formats, [...PICTURE_FORMATS])
    .option("--force", "write over files of the same names in a folder that is not ridgelab's")
    .action(async (paths: string[], flags: MetricsFlags) => {
      for (const path of [...paths, ...(flags.development ? [flags.development] : [])]) requireFile(path);
      requireFolder(flags.out, "--out");
      requireWritable(flags.out, "--out");
      if (!flags.force) requireFree(flags.out);
      const reporter = createReporter({ quiet: program.opts<{ quiet?: boolean }>().quiet });
      const development = flags.development ? develop(flags.development, flags) : undefined;
      const names = distinctNames(paths);
      const files: ScoredFile[] = [];
      for (const [k, path] of paths.entries()) {
        reporter.progress("score files", k, paths.length, names[k]);
        files.push(await evaluate(path, names[k], flags, development));
      }
      reporter.progress("score files", paths.length, paths.length);
      const table = metricsTable(files, flags.seed, development);
      const figures = metricsFigures(files);
      process.stdout.write(toText(table));
      writeFileInto(join(flags.out, "metrics.json"), `${JSON.stringify(forJson(files, flags, development), null, 2)}\n`);
      writeTableFiles(flags.out, table);
      for (const figure of figures) writeFigureFiles(flags.out, figure);
      await renderPictures(flags.out, figures, flags.format, reporter);
      reporter.line(`wrote ${flags.out}`);
    });
}

/**
 * A folder with metrics of ours may be written again; into any other no file is written over.
 * @throws UsageError that names the first file in the way
 */
function requireFree(out: string): void {
  const numbers = join(out, "metrics.json");
  requireOurs(numbers, isMetrics);
  if (existsSync(numbers)) return;
  const paths = [...tableFiles(out, METRICS_TABLE), ...METRICS_FIGURES.flatMap((id) => figureFiles(out, id))];
  for (const path of paths) requireOurs(path, () => false);
}

/** Whether a text is a metrics.json as it is written here. */
function isMetrics(text: string): boolean {
  try {
    const { seed, distance, files } = JSON.parse(text) as Record<string, unknown>;
    return typeof seed === "number" && typeof distance === "boolean" && Array.isArray(files);
  } catch {
    return false;
  }
}

/**
 * Names of files without folder and ending, where that tells them, and the columns of the table, apart; else their paths, and where two
 * of those would still be one column's name, numbered ones.
 */
function distinctNames(paths: readonly string[]): readonly string[] {
  const twice = paths.find((path, k) => paths.indexOf(path) < k);
  if (twice !== undefined) throw new UsageError(`${twice} is given twice`);
  const short = paths.map((path) => basename(path).replace(/\.\w+$/, ""));
  const numbered = paths.map((path, k) => `${k + 1} ${path}`);
  return [short, paths].find(areApart) ?? numbered;
}

function areApart(names: readonly string[]): boolean {
  const headings = metricsHeadings(names);
  return new Set(headings).size === headings.length;
}

function develop(path: string, { distance }: MetricsFlags): Development {
  const threshold = eerThreshold(errorCurve(readScores(path, { distance })));
  if (!Number.isFinite(threshold))
    throw new RunError(`${path}: all scores are equal, so no threshold parts genuine from impostor`);
  return { name: basename(path), threshold };
}

/** What is in the file counts; whoever did not mean it should know. */
function warnOfOdd(path: string, set: ScoreSet): void {
  const { repeated, self } = oddComparisons(set);
  const some = (count: number, what: string) => (count === 0 ? [] : [`${count} ${what}`]);
  const odd = [...some(repeated, "of two prints that were compared above"), ...some(self, "of a print with itself")];
  if (odd.length > 0) process.stderr.write(`ridgelab: ${printable(path)}: comparisons ${odd.join(", ")}; they count\n`);
}

/** All that is said of a file; the same numbers whatever other files stand beside it. */
async function evaluate(
  path: string,
  name: string,
  { distance = false, seed }: MetricsFlags,
  development?: Development,
): Promise<ScoredFile> {
  const set = readScores(path, { distance });
  warnOfOdd(path, set);
  const stream = createStream(seed, "metrics");
  const found = identificationRanks(set);
  return {
    ...{ name, path, distance, set },
    failures: failures(set),
    verification: await verifyOnPool(set, seed, { threshold: development?.threshold }),
    identification: found && {
      probes: found.ranks.length,
      gallery: found.gallery,
      ...cumulativeMatch(found, 20, stream.substream("identification")),
    },
  };
}

function forJson(files: readonly ScoredFile[], { seed, distance = false }: MetricsFlags, development?: Development): unknown {
  const sign = distance ? -1 : 1;
  return sortedCopy({
    seed,
    distance,
    development: development && { name: development.name, threshold: sign * development.threshold },
    files: files.map(
      ({ name, path, set, failures, verification: { curve, statistics, atThreshold, replicates }, identification }) => ({
        ...{ name, path, failures, statistics, atThreshold, replicates, identification },
        comparisons: { genuine: curve.genuine, impostor: curve.impostor },
        fingers: set.compared?.fingers.length,
      }),
    ),
  });
}
