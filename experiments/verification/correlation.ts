import type { CorrelationOptions } from "../../src/matchers/correlation.js";
import { pick, type Received, stage, task } from "../define.js";
import { byProbe, comparisons, inPlace, type PairProtocol } from "../shared/comparisons.js";
import type { correlationRow } from "./correlationRow.js";
import type { DescribedPrints } from "./prints.js";

const compareRow = task<typeof correlationRow>(import.meta.url, "./correlationRow.js");

interface Settings {
  readonly pairs: PairProtocol;
  readonly correlation: CorrelationOptions;
}

/** The correlation matcher's score of each pair. */
export const correlation = stage(
  import.meta.url,
  { config: pick("pairs", "correlation"), cut: "items" },
  async ({
    config: { pairs, correlation: options },
    inputs: { prints },
    work,
  }: Received<Settings, { prints: DescribedPrints }>) => {
    const rows = byProbe(comparisons(prints.chosen, pairs));
    const one = (print: number) => prints.described[print].correlation;
    const found = await work.map(compareRow, rows, ({ probe, galleries }) => {
      return [one(probe), galleries.map((gallery) => one(gallery).upright), options];
    });
    return inPlace(rows, found);
  },
);
