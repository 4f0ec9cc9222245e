import { pick, type Received, stage, task } from "../define.js";
import { byProbe, comparisons, inPlace, type PairProtocol } from "../shared/comparisons.js";
import type { patternRow } from "./patternRow.js";
import type { DescribedPrints } from "./prints.js";

const compareRow = task<typeof patternRow>(import.meta.url, "./patternRow.js");

/** The pattern matcher's score of each pair. */
export const pattern = stage(
  import.meta.url,
  { config: pick("pairs"), cut: "items" },
  async ({ config: { pairs }, inputs: { prints }, work }: Received<{ pairs: PairProtocol }, { prints: DescribedPrints }>) => {
    const rows = byProbe(comparisons(prints.chosen, pairs));
    const one = (print: number) => prints.described[print].pattern;
    const found = await work.map(compareRow, rows, ({ probe, galleries }) => [one(probe), galleries.map(one)]);
    return inPlace(rows, found);
  },
);
