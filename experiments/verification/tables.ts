import type { Estimate, StatisticName } from "../../src/metrics/verification.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import type { Matcher } from "./matchers.js";
import { quotedRates } from "./quotedRates.js";
import type { RatedMatcher } from "./rates.js";

const RATES: readonly { name: StatisticName; label: string }[] = [
  { name: "eer", label: "EER" },
  { name: "fmr100", label: "FMR100" },
  { name: "fmr1000", label: "FMR1000" },
  { name: "zeroFmr", label: "ZeroFMR" },
];

/** A row a matcher: its error rates with their intervals. */
export function errorsTable(rated: readonly RatedMatcher[], data: string): TableBody {
  return {
    columns: [
      { key: "matcher", label: "matcher" },
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
      "Not enrolled: fewer than 16 minutiae; every comparison with such a print is rejected, which the rates count. Of more than 70 minutiae the best 70 are kept.",
    ],
  };
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

/** The quoted FAR and FRR, each beside what a matcher has at the other. */
export function publishedTable(rated: readonly RatedMatcher[], kind: "real" | "synthetic"): TableBody {
  const { far, frr } = quotedRates();
  return comparisonTable({
    data: kind === "synthetic" ? "synthetic" : "other",
    comparisons: rated.flatMap(({ matcher, verification: { curve, atRates } }) => [
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
        ...percent(atRates!.fmr),
        n: curve.impostor,
      },
    ]),
    notes: [
      "The paper quotes the rates of fingerprints from elsewhere, without a system or a data set. Ours are those of comparisons, FNMR and FMR.",
      "Intervals by bootstrap over fingers; where no error was seen they end at 3/n (rule of three).",
      `A FAR of ${100 * far} % is seen with ${Math.ceil(3 / far).toLocaleString("en")} impostor comparisons or more (rule of three); with fewer the FRR there is not measured.`,
    ],
  });
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
