import type { Answer, Claim, Reading } from "../src/lab/claims.js";
import type { Run } from "../src/lab/run.js";
import { type PublishedValue, publishedNumber, publishedValue } from "../src/papers.js";
import { formatCell } from "../src/tables/formatCell.js";
import { type Cell, isInterval, numberIn, type Table } from "../src/tables/table.js";
import { verdict } from "../src/tables/verdict.js";

type Tables = Run["tables"];
type Row = Table["rows"][number];

/** What the two papers claim, a line each, with the table that answers it: what a reader of the results wants first. */
export function claims(): Claim[] {
  return [
    {
      paper: "A",
      item: "headline-cnn",
      claim: "The tuned VGG16 is over 99 % accurate in testing",
      published: `over ${publishedNumber("A", "headline-cnn", "values", "accuracyAbove")} %`,
      experiment: "vgg16-training",
      table: "scores",
      answer: ({ tables }) => bySplit(tables, "accuracy", (row, what) => reading(row, { percent: true, what })),
    },
    {
      paper: "A",
      item: "headline-ann",
      claim: "The deep ANN is 98 % accurate",
      published: `${publishedNumber("A", "headline-ann", "values", "accuracy")} %`,
      experiment: "deep-ann",
      table: "scores",
      answer: ({ tables }) => bySplit(tables, "accuracy (%)", (row, what) => reading(row, { unit: " %", what })),
    },
    {
      paper: "A",
      item: "headline-ann",
      claim: "The deep ANN exceeds SVM and random forest",
      published: `${table10("deep ANN")} against ${table10("SVM")} and ${table10("random forest")} %`,
      experiment: "classifiers",
      table: "pairs",
      answer: ({ tables }) => {
        const split = "by image";
        const rows = ["deep ANN", "SVM", "random forest"].map((family) =>
          rowOf(tables["table-10"], { what: `${family}, accuracy (%), ${split}` }),
        );
        const pairs = ["SVM", "random forest"].map((other) => {
          return rowOf(tables.pairs, { split, vectors: "tuned network", pair: `deep ANN – ${other}` });
        });
        const [ann, svm, forest] = rows.map((row) => row && formatCell(row.ours));
        if (ann === undefined || svm === undefined || forest === undefined) return undefined;
        const n = numberIn(rows[0]!.n ?? null);
        return answer([{ value: `${ann} against ${svm} and ${forest} %`, n }], pairs);
      },
    },
    {
      paper: "A",
      item: "table-6",
      claim: "Parameters of the deep ANN",
      published: grouped(publishedNumber("A", "table-6", "rows", "total", "count")),
      experiment: "deep-ann",
      table: "parameters",
      answer: ({ tables }) => {
        const row = rowOf(tables.parameters, { what: "deep ANN: total (Table 6)" });
        const ours = row && numberIn(row.ours ?? null);
        return ours === undefined ? undefined : answer([{ value: grouped(ours) }], [row]);
      },
    },
    {
      paper: "A",
      item: "conclusion-minutiae",
      claim: "More accurate than minutiae-based methods",
      published: null,
      experiment: "classifiers",
      table: "pairs",
      answer: ({ tables }) => {
        const of = { split: "by impression", vectors: "tuned network", pair: "deep ANN – minutiae matcher, rank 1" };
        const row = rowOf(tables.pairs, of);
        const value =
          row && `${formatCell(row.onlyFirst)} prints right by the ANN alone, ${formatCell(row.onlySecond)} by minutiae alone`;
        return value ? answer([{ value, n: numberIn(row.n ?? null) }], [row]) : undefined;
      },
    },
    {
      paper: "A",
      item: "conclusion-distortion",
      claim: "Damage to the print can lower accuracy",
      published: null,
      experiment: "vgg16-training",
      table: "damage",
      answer: ({ tables }) => {
        const masked = (tables.damage?.rows ?? []).filter(({ kind }) => kind === "masked area");
        const [whole] = masked;
        const most = masked.at(-1);
        if (!whole || !most || whole === most) return undefined;
        const shown = isInterval(whole.interval!) && isInterval(most.interval!) && most.interval.high < whole.interval.low;
        const readings = [whole, most].map((row) => {
          const level = 100 * Number(row.level);
          return reading(row, { value: "accuracy", percent: true, what: level === 0 ? "whole" : `${level.toFixed(0)} % masked` });
        });
        return { readings, verdict: shown ? "lower, as claimed" : "no difference shown" };
      },
    },
    {
      paper: "A",
      item: "security-no-storage",
      claim: "A finger gives the same key each time",
      published: "each time",
      experiment: "key-generation",
      table: "repeatability",
      answer: ({ tables, manifest }) => {
        const of = { scheme: "deep ANN, tuned features", what: "enrolled finger: its own key" };
        const row = rowOf(tables.repeatability, of);
        if (!row) return undefined;
        const data = manifest.identity.data?.kind === "synthetic" ? "synthetic" : "other";
        const ours = numberIn(row.share ?? null) ?? null;
        return {
          readings: [reading(row, { value: "share", percent: true, what: "of prints" })],
          verdict: verdict({ kind: "rate", published: 1, ours, data }),
        };
      },
    },
    {
      paper: "A",
      item: "security-exhaustive-search",
      claim: "An attacker searches 2^(L−1) keys",
      published: "2^(L−1)",
      experiment: "key-security",
      table: "strength",
      answer: ({ tables }) => {
        const [published, ours] = ["exhaustive search as published", "codebook"].map((start) => {
          return tables.strength?.rows.find(({ measure }) => String(measure).startsWith(start));
        });
        const [theirs, bits] = [published, ours].map((row) => row && numberIn(row.bits ?? null));
        if (theirs === undefined || bits === undefined) return undefined;
        return {
          readings: [{ value: `2^${bits.toFixed(1)}`, what: `store and salt known, ${formatCell(ours!.basis)}; L = 256` }],
          verdict: verdict({ kind: "constant", published: theirs, ours: bits, decimals: 0, data: "paper's kind" }),
        };
      },
    },
    {
      paper: "A",
      item: "security-template",
      claim: "What is stored holds no biometric information",
      published: "none",
      experiment: "key-security",
      table: "templates",
      answer: ({ tables }) => {
        const told = "the finger of a print that was not enrolled";
        const row = tables.templates?.rows.find(
          (one) => one.told === told && String(one.template).startsWith("the mean-of-vectors"),
        );
        const chance = row && numberIn(row.chance ?? null);
        if (chance === undefined || !isInterval(row!.interval ?? null)) return undefined;
        const { low, high } = row!.interval as { low: number; high: number };
        return {
          readings: [reading(row!, { value: "share", percent: true, what: `new prints told by it (chance ${percent(chance)})` })],
          verdict: low > chance ? "above chance" : high < chance ? "below chance" : "no difference from chance shown",
        };
      },
    },
    {
      paper: "B",
      item: "far-frr",
      claim: "Prints have a FAR of 0.001 % at an FRR of 0.6 %",
      published: `FRR ${text("B", "far-frr", "values", "frr")} %`,
      experiment: "far-frr",
      table: "reference",
      answer: ({ tables }) => {
        const ways = ["equal greedy chain", "tolerant route"];
        const rows = ways.map((way) => rowOf(tables.reference, { what: `FRR, ${way}, % (section 1)` }));
        const readings = rows.flatMap((row, k) => (row ? [reading(row, { unit: " %", what: ways[k] })] : []));
        return answer(readings, rows);
      },
    },
    {
      paper: "B",
      item: "password-strength",
      claim: "A route gives a cryptographically strong password",
      published: null,
      experiment: "route-password",
      table: "guessing",
      answer: ({ tables }) => {
        const row = rowOf(tables.guessing, { of: "matrices of 16 minutiae" });
        if (!row) return undefined;
        const value = `${(numberIn(row.most ?? null) ?? Number.NaN).toFixed(1)} bits at most`;
        return { readings: [{ value, what: "for the fewest minutiae, 16" }], verdict: null };
      },
    },
    growth("farthest insertion", "fit-farthest-insertion", "Farthest insertion has a linear complexity", "N (linear)", 1),
    growth("BV, one start", "fit-bv", "The BV method has a quadratic complexity", "N² (quadratic)", 2),
    {
      paper: "B",
      item: "three-sigma",
      claim: "Share of a normal law within 3σ",
      published: `${text("B", "three-sigma", "rows", 3, "share")} %`,
      experiment: "normal-law",
      table: "three-sigma",
      answer: ({ tables }) => {
        const row = rowOf(tables["three-sigma"], { what: "share within 3σ among the numbers drawn (%)" });
        return row && answer([reading(row, { unit: " %" })], [row]);
      },
    },
    {
      paper: "B",
      item: "skeleton",
      claim: "The skeleton's lines are 1–2 pixels thick",
      published: `${text("B", "skeleton", "values", "low")}–${text("B", "skeleton", "values", "high")} px`,
      experiment: "route-password",
      table: "skeleton",
      answer: ({ tables }) => {
        const rows = tables.skeleton?.rows ?? [];
        const readings = rows.map((row) => ({
          value: `${formatCell(row.widest)} px at most`,
          n: numberIn(row.prints ?? null),
          what: `scenario ${formatCell(row.scenario)}`,
        }));
        return answer(readings, rows);
      },
    },
  ];
}

/** How the operations of a solver grow, beside the power of N that the paper names; they depend on no prints. */
function growth(solver: string, item: string, claim: string, published: string, power: number): Claim {
  return {
    ...{ paper: "B", item, claim, published, experiment: "tsp-solvers", table: "growth" },
    answer: ({ tables }) => {
      const row = rowOf(tables.growth, { solver });
      const interval = row?.interval ?? null;
      const ours = row && numberIn(row.rate ?? null);
      if (ours === undefined || !isInterval(interval)) return undefined;
      return {
        readings: [
          { value: `N^${ours.toFixed(2)}`, interval: formatCell(interval, { decimals: 2 }), n: numberIn(row!.n ?? null) },
        ],
        verdict: verdict({ kind: "rate", published: power, ours, interval, data: "paper's kind" }),
      };
    },
  };
}

/** The score of both splits: copies of one impression on both sides, as is inferred of the paper, and no impression on two. */
function bySplit(tables: Tables, score: string, read: (row: Row, what: string) => Reading): Answer | undefined {
  const splits = ["by image", "by impression"];
  const rows = splits.map((split) => rowOf(tables.scores, { what: `${score}, ${split}` }));
  return answer(
    rows.flatMap((row, k) => (row ? [read(row, `split ${splits[k]}`)] : [])),
    rows,
  );
}

/** Readings with the verdicts that their rows have; undefined where there is none. */
function answer(readings: readonly Reading[], rows: readonly (Row | undefined)[]): Answer | undefined {
  const verdicts = rows.flatMap((row) => (typeof row?.verdict === "string" ? [row.verdict] : []));
  return readings.length === 0 ? undefined : { readings, verdict: [...new Set(verdicts)].join("; ") || null };
}

/** The row that has these cells. */
function rowOf(table: Table | undefined, cells: Readonly<Record<string, Cell>>): Row | undefined {
  return table?.rows.find((row) => Object.entries(cells).every(([key, cell]) => row[key] === cell));
}

interface ReadingOptions {
  /** Key of the value. Default: "ours". */
  readonly value?: string;
  /** Whether the cells are shares. */
  readonly percent?: boolean;
  readonly unit?: string;
  readonly what?: string;
}

/** What a row holds under `value`, `interval` and `n`. */
function reading(row: Row, { value = "ours", percent: isShare, unit = "", what }: ReadingOptions): Reading {
  const ours = row[value] ?? null;
  const number = numberIn(ours);
  const interval = row.interval ?? null;
  const n = numberIn(row.n ?? null);
  const shown = number === undefined ? "not measured" : isShare ? percent(number) : `${formatCell(ours)}${unit}`;
  if (!isInterval(interval)) return { value: shown, n, what };
  const scaled = isShare ? { low: 100 * interval.low, high: 100 * interval.high, decimals: 1 } : interval;
  return { value: shown, interval: formatCell(scaled), n, what };
}

function percent(share: number): string {
  return `${formatCell({ value: 100 * share, decimals: 1 })} %`;
}

/** 412117268 as 412,117,268. */
function grouped(count: number): string {
  return count.toLocaleString("en-US");
}

/** The accuracy of a classifier in Table 10, as printed. */
function table10(family: string): PublishedValue {
  const row = { "deep ANN": "ANN", SVM: "SVM", "random forest": "RF" }[family]!;
  return publishedValue("A", "table-10", "rows", row, "accuracy");
}

function text(...at: Parameters<typeof publishedValue>): string {
  return String(publishedValue(...at));
}
