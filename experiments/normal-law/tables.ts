import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { wilson } from "../../src/metrics/wilson.js";
import { publishedNumber } from "../../src/papers.js";
import { type Comparison, comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import { drawsWithin, excessKurtosis, LEVEL, methodName, rejections, twoSidedTail } from "./laws.js";
import { CHI_SQUARE_CLASSES, type LawSample } from "./sampleLaw.js";

/** The paper's shares within 1, 2 and 3 σ, beside the law's own and those of the numbers drawn. */
export function threeSigmaTable(inverse: LawSample, tails: readonly number[]): TableBody {
  const comparisons = [1, 2, 3].flatMap((k): Comparison[] => {
    const published = { kind: "constant", published: publishedNumber("B", "three-sigma", "rows", k, "share") } as const;
    const exact = { ...published, what: `share within ${k}σ by the law (%)`, ours: 100 * (1 - twoSidedTail("inverse", k)) };
    const within = drawsWithin(inverse, tails, k);
    if (within === undefined) return [exact];
    const { low, high } = wilson(within, inverse.draws);
    const drawn = {
      ...published,
      what: `share within ${k}σ among the numbers drawn (%)`,
      ours: (100 * within) / inverse.draws,
      interval: { low: 100 * low, high: 100 * high },
      n: inverse.draws,
    };
    return [exact, drawn];
  });
  return comparisonTable({
    comparisons,
    data: "paper's kind",
    notes: [
      "Intervals: Wilson. A published share is equal where ours rounds to it; among the numbers drawn, where a share in the interval does.",
    ],
  });
}

export function tailsTable(samples: readonly LawSample[], tails: readonly number[]): TableBody {
  return {
    columns: [
      { key: "z", label: "z" },
      { key: "method", label: "method" },
      { key: "exact", label: "exact probability" },
      { key: "ratio", label: "ratio to the normal law", decimals: 4 },
      { key: "drawn", label: "drawn" },
      { key: "n", label: "n" },
      { key: "share", label: "share" },
      { key: "interval", label: "95 % interval", interval: true },
    ],
    rows: tails.flatMap((z, t) =>
      samples.map(({ law, beyond, draws }) => ({
        z,
        method: methodName(law),
        exact: twoSidedTail(law, z),
        ratio: twoSidedTail(law, z) / twoSidedTail("inverse", z),
        drawn: beyond[t],
        n: draws,
        share: beyond[t] / draws,
        interval: clopperPearson(beyond[t], draws),
      })),
    ),
    notes: [
      "Exact: Irwin–Hall law for sums. Intervals: Clopper–Pearson; where none was drawn the upper limit is about 3.7/n (one-sided 95 %: the rule of three, 3/n).",
      "A sum of k uniform numbers cannot leave ±√(3k): 5.48 σ for 10, 6 σ for 12, 8.49 σ for 24.",
    ],
  };
}

export function momentsTable(samples: readonly LawSample[]): TableBody {
  return {
    columns: [
      { key: "method", label: "method" },
      { key: "mean", label: "mean", decimals: 5 },
      { key: "variance", label: "variance", decimals: 5 },
      { key: "kurtosis", label: "excess kurtosis", decimals: 4 },
      { key: "exact", label: "exact excess kurtosis", decimals: 4 },
      { key: "n", label: "n" },
    ],
    rows: samples.map((sample) => ({
      method: methodName(sample.law),
      mean: sample.mean,
      variance: sample.variance,
      kurtosis: sample.excessKurtosis,
      exact: excessKurtosis(sample.law),
      n: sample.draws,
    })),
    notes: ["Exact excess kurtosis of a sum of k uniform numbers: −6/(5k)."],
  };
}

export function fitTable(samples: readonly LawSample[]): TableBody {
  return {
    columns: [
      { key: "method", label: "method" },
      { key: "n", label: "n" },
      { key: "d", label: "D", decimals: 5 },
      { key: "dp", label: "p (Kolmogorov–Smirnov)" },
      { key: "a", label: "A²", decimals: 3 },
      { key: "ap", label: "p (Anderson–Darling)" },
      { key: "c", label: `χ² (${CHI_SQUARE_CLASSES - 1} df)`, decimals: 1 },
      { key: "cp", label: "p (χ²)" },
      { key: "verdict", label: `at ${100 * LEVEL} %` },
    ],
    rows: samples.flatMap(({ law, tests }) =>
      tests.map((t) => ({
        method: methodName(law),
        n: t.n,
        d: t.kolmogorovSmirnov.statistic,
        dp: t.kolmogorovSmirnov.p,
        a: t.andersonDarling.statistic,
        ap: t.andersonDarling.p,
        c: t.chiSquare.statistic,
        cp: t.chiSquare.p,
        verdict: rejections(t) === 0 ? "not rejected" : `rejected by ${rejections(t)} of 3`,
      })),
    ),
    notes: [
      `Each sample is the beginning of the same draws. χ² over ${CHI_SQUARE_CLASSES} classes of equal probability. Of true normal samples one test in a hundred rejects at 1 %.`,
    ],
  };
}
