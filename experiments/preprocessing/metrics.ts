import type { Metric } from "../../src/lab/experiment.js";
import { wilson } from "../../src/metrics/wilson.js";
import type { PreprocessedPrint } from "./preprocessPrint.js";
import type { Similarity } from "./similarity.js";

/** The flow's similarity under each alignment, and the share of prints whose core was found; nothing where none was looked for. */
export function alignmentMetrics(
  align: "none" | "core",
  { rows }: Similarity,
  preprocessed: readonly Pick<PreprocessedPrint, "aligned">[],
): Record<string, Metric> {
  if (align === "none") return {};
  const similarities = rows.map(({ align, flow: { mean, interval }, pairs }): [string, Metric] => [
    `flow similarity, ${align}`,
    { value: mean, interval: [interval.low, interval.high], n: pairs },
  ]);
  const found = preprocessed.filter(({ aligned }) => aligned).length;
  const { low, high } = wilson(found, preprocessed.length);
  const share = { value: found / preprocessed.length, interval: [low, high] as const, n: preprocessed.length };
  return { ...Object.fromEntries(similarities), "core found": share };
}
