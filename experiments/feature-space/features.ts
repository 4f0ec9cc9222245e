import { pick, type Received, stage, task } from "../define.js";
import { chooseClasses } from "../shared/choosePrints.js";
import { comparisons } from "../shared/comparisons.js";
import type { Print } from "../shared/openPrints.js";
import type { FeatureTable } from "./featureSpaces.js";
import type { printFeatures } from "./printFeatures.js";

const describe = task<typeof printFeatures>(import.meta.url, "./printFeatures.js");

/** The features of the prints that have enough minutiae. */
export interface PrintFeatures {
  /** Prints that have too few minutiae, and all that were tried. */
  readonly failures: number;
  readonly prints: number;
  readonly table: FeatureTable;
}

/** The features of some impressions of some fingers. */
export const features = stage(
  import.meta.url,
  { data: true, config: pick("fingers", "impressions") },
  async ({ config: { fingers, impressions }, data, work }: Received<{ fingers: number; impressions: number }>) => {
    const chosen = chooseClasses(data, fingers, impressions, 4);
    return enrol(chosen, await work.map(describe, await data.read(chosen), (image) => [image]));
  },
);

/**
 * A table of the prints that have features.
 *
 * @param found of each print, undefined for a failure to enrol
 * @throws RangeError in one line where there are no two prints of a finger or only one finger
 */
export function enrol(
  prints: readonly Pick<Print, "finger">[],
  found: readonly (Readonly<Record<string, number>> | undefined)[],
): PrintFeatures {
  const enrolled = found.flatMap((values, i) => (values ? [{ values, finger: prints[i].finger }] : []));
  comparisons(enrolled, "all");
  const before = new Map<string, number>();
  const impression = enrolled.map(({ finger }) => {
    const place = before.get(finger) ?? 0;
    before.set(finger, place + 1);
    return place;
  });
  return {
    failures: found.length - enrolled.length,
    prints: found.length,
    table: {
      names: Object.keys(enrolled[0].values),
      rows: enrolled.map(({ values }) => Object.values(values)),
      finger: enrolled.map(({ finger }) => finger),
      impression,
    },
  };
}
