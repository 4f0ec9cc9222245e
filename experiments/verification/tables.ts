import type { Interval } from "../../src/metrics/interval.js";
import type { Estimate, StatisticName } from "../../src/metrics/verification.js";
import type { Enrolment } from "../../src/minutiae/enrolment.js";
import { LEAST_MINUTIAE, MOST_MINUTIAE } from "../../src/minutiae/limits.js";
import { published } from "../../src/papers.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import { MATCHER_WORDS } from "../shared/inWords.js";
import { FPIRS, type Identified } from "./identification.js";
import type { Matcher } from "./matchers.js";
import { quotedRates } from "./quotedRates.js";
import { leastFrr, type RatedMatcher } from "./rates.js";
import type { WaySpeed } from "./waySpeeds.js";
import type { Way, WayFacts } from "./ways.js";

const RATES: readonly { name: StatisticName; label: string }[] = [
  { name: "eer", label: "EER" },
  { name: "fmr100", label: "FMR100" },
  { name: "fmr1000", label: "FMR1000" },
  { name: "zeroFmr", label: "ZeroFMR" },
];

/** A row a matcher: its error rates with their intervals. */
export function errorsTable(rated: readonly RatedMatcher[], data: string, enrolment: Enrolment): TableBody {
  return {
    columns: [
      { key: "matcher", label: "matcher", words: MATCHER_WORDS },
      ...RATES.flatMap(({ name, label }) => [
        { key: name, label, unit: "%", decimals: 2 },
        { key: `${name}Interval`, label: "95 % interval", decimals: 1, interval: true },
      ]),
      { key: "genuine", label: "genuine" },
      { key: "impostor", label: "impostor" },
      { key: "failed", label: "prints not enrolled" },
      { key: "enrolled", label: "EER without them", unit: "%", decimals: 2 },
    ],
    rows: rated.map(({ matcher, verification: { statistics, curve }, failures, enrolled }) => ({
      matcher,
      ...Object.fromEntries(RATES.flatMap(({ name }) => rateCells(name, statistics[name]))),
      genuine: curve.genuine,
      impostor: curve.impostor,
      failed: failures.prints ?? 0,
      enrolled: 100 * enrolled,
    })),
    notes: [
      `${data}. FMR100, FMR1000, ZeroFMR: the FNMR at an FMR of at most 1/100, 1/1000, 0. Intervals by bootstrap over fingers.`,
      "—: too few impostor comparisons to see such an FMR (rule of three).",
      `Not enrolled: ${ruleOf(enrolment)}; every comparison with such a print is rejected, which the rates count. Of more than ${MOST_MINUTIAE} minutiae the best ${MOST_MINUTIAE} are kept.`,
    ],
  };
}

/** Which prints are not enrolled. */
function ruleOf({ minutiae, quality }: Enrolment): string {
  const paper = minutiae === LEAST_MINUTIAE && quality === 0 ? " (paper B's rule)" : "";
  return `fewer than ${minutiae} minutiae${quality > 0 ? `, or minutiae of a mean quality below ${quality}` : ""}${paper}`;
}

function rateCells(name: StatisticName, estimate: Estimate) {
  const { ours, interval } = percent(estimate);
  return [
    [name, ours],
    [`${name}Interval`, interval],
  ] as const;
}

/** An estimate and its interval in per cent; null where the comparisons are too few for it. */
function percent({ value, interval, resolved }: Estimate) {
  return {
    ours: resolved ? 100 * value : null,
    interval: resolved && interval ? { low: 100 * interval.low, high: 100 * interval.high } : null,
  };
}

/** A row a matcher: how often it finds a print's finger, in a closed set and in an open one. */
export function identificationTable(identified: readonly Identified[], data: string): TableBody | undefined {
  if (identified.length === 0) return undefined;
  const columns = (key: string, label: string) => [
    { key, label, unit: "%", decimals: 1 },
    { key: `${key}Interval`, label: "95 % interval", decimals: 1, interval: true },
  ];
  const cells = (key: string, value: number, interval: Interval, resolved = true) => ({
    [key]: resolved ? 100 * value : null,
    [`${key}Interval`]: resolved ? { low: 100 * interval.low, high: 100 * interval.high } : null,
  });
  return {
    columns: [
      { key: "matcher", label: "matcher", words: MATCHER_WORDS },
      ...columns("first", "rank 1"),
      ...FPIRS.flatMap((fpir) => columns(`fnir${fpir}`, `FNIR at an FPIR of ${100 * fpir} %`)),
      { key: "all", label: "all found by rank" },
      { key: "probes", label: "searches" },
      { key: "gallery", label: "fingers" },
    ],
    rows: identified.map(({ matcher, probes, gallery, closed, open }) => ({
      ...{ matcher, probes, gallery },
      ...cells("first", closed.rates[0], closed.intervals[0]),
      ...Object.assign({}, ...open.map(({ fpir, fnir, interval, resolved }) => cells(`fnir${fpir}`, fnir, interval, resolved))),
      all: closed.rates.includes(1) ? closed.rates.indexOf(1) + 1 : null,
    })),
    notes: [
      `${data}. Every print is searched for among all the others; a finger is as alike as its most alike print, and a tie counts against the probe. Prints that are not enrolled are not found.`,
      "Closed set, rank 1: the share of searches in which the print's own finger is the most alike. Open set: FNIR, the share in which it is not, or not above the threshold at which searches for fingers that are not in the gallery name somebody in so many cases (FPIR).",
      "Intervals by bootstrap over fingers. —: too few searches to see such an FPIR (rule of three), or not all found.",
    ],
  };
}

/** The quoted FAR and FRR, each beside what a matcher has at the other. */
export function publishedTable(rated: readonly RatedMatcher[], kind: "real" | "synthetic"): TableBody {
  const { far, frr } = quotedRates();
  const unreachable = rated.filter((one) => leastFrr(one) > frr);
  return comparisonTable({
    data: kind === "synthetic" ? "synthetic" : "other",
    comparisons: rated.flatMap((one) => {
      const {
        matcher,
        verification: { curve, atRates },
      } = one;
      return [
        {
          what: `FRR (%) at a FAR of ${100 * far} % (section 1): ${matcher}`,
          kind: "rate" as const,
          published: 100 * frr,
          ...percent(atRates!.fnmr),
          n: curve.genuine,
        },
        {
          what: `FAR (%) at an FRR of ${100 * frr} % (section 1): ${matcher}`,
          kind: "rate" as const,
          published: 100 * far,
          ...(unreachable.includes(one) ? { ours: null } : percent(atRates!.fmr)),
          n: curve.impostor,
        },
      ];
    }),
    notes: [
      "The paper quotes the pair from elsewhere, for fingerprints in general: it is no measurement of its own system. Ours are those of comparisons, FNMR and FMR.",
      "Intervals by bootstrap over fingers; where no error was seen they end at 3/n (rule of three).",
      ...unreachable.map((one) => {
        const { matcher, failures, verification } = one;
        return `${matcher}: an FRR of ${100 * frr} % is not reachable: ${failures.genuine} of ${verification.curve.genuine} genuine comparisons (${(100 * leastFrr(one)).toFixed(1)} %) are of prints that could not be enrolled.`;
      }),
      `A FAR of ${100 * far} % is seen with ${Math.ceil(3 / far).toLocaleString("en")} impostor comparisons or more (rule of three, comparisons taken as independent, though many are of the same two fingers); with fewer the FRR there is not measured.`,
    ],
  });
}

/** What paper B says of a way. */
function saidOf(way: Way): string {
  const { quote, notes = [] } = published("B", `${way}-comparison`);
  return `${way}: "${quote}".${notes.length > 0 ? ` ${notes.join(" ")}` : ""}`;
}

/** What the three ways take and how they err, beside what the paper says of them. */
export function waysTable(ways: readonly WayFacts[], rated: readonly RatedMatcher[], data: string): TableBody {
  const cells = (key: string, estimate: Estimate | undefined) => {
    const { ours, interval } = estimate ? percent(estimate) : { ours: null, interval: null };
    return { [key]: ours, [`${key}Interval`]: interval };
  };
  const columns = (key: string, label: string) => [
    { key, label, unit: "%", decimals: 2 },
    { key: `${key}Interval`, label: "95 % interval", decimals: 1, interval: true },
  ];
  return {
    columns: [
      { key: "way", label: "compared by" },
      { key: "bytes", label: "a template", unit: "bytes", decimals: 0 },
      ...columns("eer", "EER"),
      ...columns("better", "EER, both prints good"),
      ...columns("worse", "EER, one or both poor"),
    ],
    rows: ways.map(({ way, bytes, better, worse }) => ({
      way,
      bytes,
      ...cells("eer", rated.find(({ matcher }) => matcher === way)?.verification.statistics.eer),
      ...cells("better", better),
      ...cells("worse", worse),
    })),
    notes: [
      ...ways.map(({ way }) => saidOf(way)),
      "A template: ISO/IEC 19794-2 for minutiae, the arrays that are compared for the others; mean over prints.",
      `${data}. Good: of the half of the prints whose minutiae have the higher mean quality. Intervals by bootstrap over fingers.`,
    ],
  };
}

/** How long a comparison takes. */
export function speedsTable(speeds: readonly WaySpeed[]): TableBody {
  return {
    columns: [
      { key: "way", label: "compared by" },
      { key: "milliseconds", label: "a comparison", unit: "ms" },
      { key: "perSecond", label: "comparisons a second", decimals: 0 },
      { key: "n", label: "timed" },
    ],
    rows: speeds.map(({ way, milliseconds, n }) => ({ way, milliseconds, perSecond: 1000 / milliseconds, n })),
    notes: [
      ...speeds.map(({ way }) => saidOf(way)),
      "Mean time on the wall of one thread, other cores busy; without the making of the templates, with the turning of the probe for correlation.",
    ],
  };
}

/** The comparisons of a matcher, as `ridgelab metrics` reads them; undefined for one that was not asked for. */
export function scoresTable(rated: readonly RatedMatcher[], matcher: Matcher): TableBody | undefined {
  const one = rated.find((candidate) => candidate.matcher === matcher);
  if (!one) return undefined;
  const { scores, genuine, compared } = one.set;
  const { prints, probe, gallery } = compared!;
  return {
    columns: ["probe", "gallery", "genuine", "score"].map((key) => ({ key, label: key })),
    rows: Array.from(scores, (score, i) => ({
      probe: prints[probe[i]],
      gallery: prints[gallery[i]],
      genuine: genuine[i],
      score,
    })),
    notes: ["Higher scores mean greater similarity; −∞ where a print could not be enrolled. `ridgelab metrics` reads the CSV."],
  };
}
