import type { TableBody } from "../../src/tables/table.js";
import type { Print } from "../shared/openPrints.js";
import { printName } from "../shared/printName.js";
import type { PreprocessedPrint } from "./preprocessPrint.js";
import { LEAST, type Similarity } from "./similarity.js";

export function momentsTable(
  prints: readonly Print[],
  preprocessed: readonly PreprocessedPrint[],
  { mean, variance }: { mean: number; variance: number },
): TableBody {
  return {
    columns: [
      { key: "print", label: "print" },
      { key: "meanBefore", label: "mean before", decimals: 1 },
      { key: "varianceBefore", label: "variance before", decimals: 0 },
      { key: "meanAfter", label: "mean after", decimals: 1 },
      { key: "varianceAfter", label: "variance after", decimals: 0 },
      { key: "core", label: "core at (px)" },
      { key: "confidence", label: "core's confidence", decimals: 2 },
    ],
    rows: preprocessed.map(({ before, after, aligned }, i) => ({
      print: printName(prints[i]),
      meanBefore: before.mean,
      varianceBefore: before.variance,
      meanAfter: after.mean,
      varianceAfter: after.variance,
      core: aligned ? `${Math.round(aligned.core.x)}, ${Math.round(aligned.core.y)}` : null,
      confidence: aligned?.core.confidence ?? null,
    })),
    notes: [`Desired mean ${mean}, desired variance ${variance} (A, equation 1).`],
  };
}

export function alignmentTable({ rows, leftOut }: Similarity): TableBody {
  return {
    columns: [
      { key: "align", label: "alignment" },
      { key: "flow", label: "flow", decimals: 3 },
      { key: "flowInterval", label: "95 % interval", decimals: 3, interval: true },
      { key: "ridges", label: "ridges", decimals: 3 },
      { key: "ridgesInterval", label: "95 % interval", decimals: 3, interval: true },
      { key: "pairs", label: "pairs" },
      { key: "fingers", label: "fingers" },
    ],
    rows: rows.map(({ align, flow, ridges, pairs, fingers }) => ({
      align,
      flow: flow.mean,
      flowInterval: flow.interval,
      ridges: ridges.mean,
      ridgesInterval: ridges.interval,
      pairs,
      fingers,
    })),
    notes: [
      "Flow: mean cos 2Δθ of the ridges' directions; ridges: correlation of the enhanced grey levels; both where both impressions show the finger.",
      `Intervals by bootstrap over fingers. Pairs in which an impression has no core, or that share fewer than ${LEAST.toLocaleString("en")} pixels, are left out of every row.`,
      `Pairs left out: ${leftOut}.`,
    ],
  };
}
