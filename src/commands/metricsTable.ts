import type { CumulativeMatch } from "../metrics/cumulativeMatch.js";
import type { Failures } from "../metrics/failures.js";
import { ruleOfThree } from "../metrics/ruleOfThree.js";
import type { ScoreSet } from "../metrics/scoreSet.js";
import type { Estimate, StatisticName, Verification } from "../metrics/verification.js";
import type { Cell, Table } from "../tables/table.js";

/** A score file and all that was computed from it. */
export interface ScoredFile {
  readonly name: string;
  readonly path: string;
  readonly distance: boolean;
  readonly set: ScoreSet;
  readonly failures: Failures;
  readonly verification: Verification;
  readonly identification?: CumulativeMatch & { readonly probes: number; readonly gallery: number };
}

/** Where the threshold comes from that is applied to every file. */
export interface Development {
  readonly name: string;
  /** A similarity. */
  readonly threshold: number;
}

const RATES: readonly [StatisticName, string][] = [
  ["eer", "EER, interpolated (%)"],
  ["eerHull", "EER, convex hull (%)"],
  ["eerNearest", "EER, nearest threshold (%)"],
  ["fmr100", "FMR100 (%)"],
  ["fmr1000", "FMR1000 (%)"],
  ["fmr10000", "FMR10000 (%)"],
  ["zeroFmr", "ZeroFMR (%)"],
  ["zeroFnmr", "ZeroFNMR (%)"],
];

/** The table's id. */
export const METRICS_TABLE = "metrics";

/** A row's label and what it says of each file: the value, and the interval where there is one. */
type Line = readonly [label: string, of: (file: ScoredFile) => { value: Cell; interval?: Cell }];

/** The key of the column with a file's intervals. */
const intervalKey = (name: string): string => `${name}_interval`;

/** The table's columns by key, each as CSV may call it: no two files may have names for which two of these are one. */
export function metricsHeadings(names: readonly string[]): string[] {
  return ["measure", ...names.flatMap((name) => [name, ...["", "_low", "_high"].map((end) => intervalKey(name) + end)])];
}

/** The table of `ridgelab metrics`: a row a measure, a column a file, with 95 % intervals and notes on how all of it is meant. */
export function metricsTable(files: readonly ScoredFile[], seed: number, development?: Development): Table {
  const lines: readonly Line[] = [
    ["genuine comparisons", ({ verification: { curve } }) => ({ value: curve.genuine })],
    ["impostor comparisons", ({ verification: { curve } }) => ({ value: curve.impostor })],
    ["fingers", ({ set }) => ({ value: set.compared?.fingers.length ?? null })],
    ["prints not enrolled", ({ failures }) => ({ value: failures.prints ?? null })],
    ["failed comparisons", ({ failures: { genuine, impostor } }) => ({ value: genuine + impostor })],
    ...RATES.map(([name, label]): Line => [label, ({ verification: { statistics } }) => percent(statistics[name])]),
    ["d′", ({ verification: { statistics } }) => estimate(statistics.dPrime, 1, 3)],
    ...identificationLines(files),
    ...(development ? developmentLines(development) : []),
  ];
  return {
    id: METRICS_TABLE,
    title: `Error rates of ${files.map(({ name }) => name).join(", ")}`,
    columns: [
      { key: "measure", label: "measure" },
      ...files.flatMap(({ name }) => [
        { key: name, label: name },
        { key: intervalKey(name), label: "95 % interval", interval: true },
      ]),
    ],
    rows: lines.map(([measure, of]) => ({
      measure,
      ...Object.fromEntries(
        files.flatMap((file) => {
          const { value, interval = null } = of(file);
          return [
            [file.name, value],
            [intervalKey(file.name), interval],
          ];
        }),
      ),
    })),
    notes: [...notes(files, seed), ...(development ? [developmentNote(development)] : [])],
  };
}

function identificationLines(files: readonly ScoredFile[]): Line[] {
  if (!files.some(({ identification }) => identification)) return [];
  return [
    [
      "rank-1 identification (%)",
      ({ identification }) => {
        if (!identification) return { value: null };
        return percent({ value: identification.rates[0], interval: identification.intervals[0], resolved: true });
      },
    ],
  ];
}

function developmentLines({ threshold }: Development): Line[] {
  const rate =
    (name: "fmr" | "fnmr" | "hter"): Line[1] =>
    ({ verification }) =>
      percent(verification.atThreshold![name]);
  return [
    ["threshold", ({ distance }) => ({ value: distance ? 0 - threshold : threshold })],
    ["FMR at the threshold (%)", rate("fmr")],
    ["FNMR at the threshold (%)", rate("fnmr")],
    ["HTER (%)", rate("hter")],
  ];
}

function percent(of: Estimate): { value: Cell; interval?: Cell } {
  return estimate(of, 100, 2);
}

/** What cannot be resolved is left out, and a note says so: a number would be taken for a rate. */
function estimate({ value, interval, resolved }: Estimate, factor: number, decimals: number): { value: Cell; interval?: Cell } {
  if (!resolved) return { value: null };
  return {
    value: { value: factor * value, decimals },
    interval: interval && { low: factor * interval.low, high: factor * interval.high, decimals },
  };
}

function notes(files: readonly ScoredFile[], seed: number): string[] {
  const { distance } = files[0];
  const list = (chosen: readonly ScoredFile[], say: (file: ScoredFile) => string = ({ name }) => name): string =>
    chosen.map(say).join(", ");
  const withInterval = files.filter(({ verification }) => verification.replicates > 0);
  const unnamed = withInterval.filter(({ set }) => !set.compared);
  const identified = files.filter(({ identification }) => identification);
  const failed = files.filter(({ failures: { genuine, impostor } }) => genuine + impostor > 0);
  const replicates = [...new Set(withInterval.map(({ verification }) => verification.replicates.toLocaleString("en")))];
  // Where all comparisons of a kind failed there is no d′, and nothing to turn round.
  const inverted = files.filter(
    ({ verification: { statistics } }) => statistics.eer.value > 0.5 && !Number.isNaN(statistics.dPrime.value),
  );
  const note = (when: boolean, text: () => string): string[] => (when ? [text()] : []);
  return [
    `A comparison is accepted if its ${distance ? "distance is at or below" : "score is at or above"} the threshold, so equal scores go together. FMR100, FMR1000, FMR10000, ZeroFMR: the lowest FNMR at an FMR of at most 1 %, 0.1 %, 0.01 %, 0; ZeroFNMR: the lowest FMR without a false non-match. EER: where straight lines between the points of the curve, or of its lower convex hull, meet FMR = FNMR; nearest threshold: the mean of both where they are nearest, as FVC and bob have it.`,
    ...note(
      withInterval.length > 0,
      () =>
        `Intervals: percentile bootstrap over fingers, each in both roles at once, ${replicates.join(" or ")} replicates, seed ${seed}. Where no error was seen they end at 3/n (rule of three), comparisons taken as independent.`,
    ),
    ...note(
      unnamed.length > 0,
      () =>
        `No prints are named in ${list(unnamed)}: single comparisons are resampled as if independent; too narrow if they are not.`,
    ),
    ...note(withInterval.length < files.length, () => {
      const without = files.filter((file) => !withInterval.includes(file));
      return `Fewer than three fingers: no interval for ${list(without)}.`;
    }),
    ...note(inverted.length > 0, () =>
      distance
        ? `EER above 50 % in ${list(inverted)}: genuine pairs have the larger distances. Are these similarities? Then leave out --distance.`
        : `EER above 50 % in ${list(inverted)}: genuine pairs have the lower scores. Are these distances? Then add --distance.`,
    ),
    ...unresolvedNotes(files),
    ...note(
      failed.length > 0,
      () =>
        `Failed comparisons count as rejected at every threshold (${list(failed, ({ name, failures: f }) => `${name}: ${f.genuine} genuine, ${f.impostor} impostor`)}); d′ leaves them out.`,
    ),
    ...note(
      identified.length > 0,
      () =>
        `Identification: closed set, ties against the probe; ${list(identified, ({ name, identification: i }) => `${name}: ${i!.probes} probes, ${i!.gallery} fingers`)}.`,
    ),
  ];
}

/** One note for all files of as many impostor comparisons. */
function unresolvedNotes(files: readonly ScoredFile[]): string[] {
  const sizes = [...new Set(files.map(({ verification }) => verification.curve.impostor))];
  return sizes.flatMap((impostor) => {
    const alike = files.filter(({ verification }) => verification.curve.impostor === impostor);
    const missing = RATES.filter(([id]) => !alike[0].verification.statistics[id].resolved).map(([, label]) =>
      label.replace(" (%)", ""),
    );
    if (missing.length === 0) return [];
    const limit = Number((100 * ruleOfThree(impostor).high).toPrecision(3));
    return [
      `Not resolved in ${alike.map(({ name }) => name).join(", ")}: ${missing.join(", ")}. Were none of ${impostor.toLocaleString("en")} impostor comparisons accepted, the FMR could still be ${limit} % (rule of three). ZeroFMR, too, stands for an FMR of up to that.`,
    ];
  });
}

function developmentNote({ name }: Development): string {
  return `Threshold: where FMR and FNMR of ${name} are nearest to each other, held fixed in the resampling. HTER: the mean of FMR and FNMR at it.`;
}
