import { pick, type Received, stage, task } from "../define.js";
import { choosePrints } from "../shared/choosePrints.js";
import { comparisons } from "../shared/comparisons.js";
import type { Print, PrintSource } from "../shared/openPrints.js";
import type { describePrint, PrintDescription } from "./describePrint.js";
import { fingerClaims } from "./fingerClaims.js";

const describe = task<typeof describePrint>(import.meta.url, "./describePrint.js");

/** Which prints are compared: the first impressions of the first fingers. */
export interface PrintSettings {
  readonly fingers: number;
  readonly impressions: number;
}

/** The prints that are compared, and what the matchers need of each. */
export interface DescribedPrints {
  readonly chosen: readonly Pick<Print, "finger" | "impression">[];
  readonly described: readonly PrintDescription[];
}

/**
 * Refuses prints that give no error rates.
 *
 * @param parts parts that the fingers are dealt into for the ANN; null where it is not asked for
 * @throws RangeError in one line
 */
export function requireComparisons(data: PrintSource, { fingers, impressions }: PrintSettings, parts: number | null): void {
  const chosen = choosePrints(data, fingers, impressions);
  comparisons(chosen, "fvc");
  if (parts !== null) fingerClaims(chosen, parts);
}

/** Chooses and describes the prints. */
export const prints = stage(
  import.meta.url,
  { data: true, config: pick("fingers", "impressions"), cut: "items" },
  async ({ config: { fingers, impressions }, data, work }: Received<PrintSettings>): Promise<DescribedPrints> => {
    const chosen = choosePrints(data, fingers, impressions);
    const described = await work.map(describe, await data.read(chosen), (image) => [image]);
    return { chosen: chosen.map(({ finger, impression }) => ({ finger, impression })), described };
  },
);
