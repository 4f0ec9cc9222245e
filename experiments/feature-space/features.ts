import { RunError } from "../../src/lab/errors.js";
import { LEAST_MINUTIAE } from "../../src/minutiae/limits.js";
import { pick, type Received, stage, task } from "../define.js";
import { chooseClasses } from "../shared/choosePrints.js";
import type { Print } from "../shared/openPrints.js";
import type { FeatureTable } from "./featureSpaces.js";
import type { printFeatures } from "./printFeatures.js";

const describe = task<typeof printFeatures>(import.meta.url, "./printFeatures.js");

/** Groups are made on half of the fingers and measured on the others: fewer leave a half that no finger can be told from another in. */
export const LEAST_FINGERS = 4;

/** The features of the prints that have enough minutiae, of the fingers with two such prints or more. */
export interface PrintFeatures {
  /** Prints that have too few minutiae, those that are then the only one of their finger, and all that were tried. */
  readonly failures: number;
  readonly alone: number;
  readonly prints: number;
  readonly table: FeatureTable;
}

/** The features of some impressions of some fingers. */
export const features = stage(
  import.meta.url,
  { data: true, config: pick("fingers", "impressions"), cut: "items" },
  async ({ config: { fingers, impressions }, data, work }: Received<{ fingers: number; impressions: number }>) => {
    const chosen = chooseClasses(data, fingers, impressions, LEAST_FINGERS);
    return enrol(chosen, await work.map(describe, await data.read(chosen), (image) => [image]));
  },
);

/**
 * A table of the prints that have features, of the fingers with two or more of them: one alone has nothing to be found by.
 *
 * @param found of each print, undefined for a failure to enrol
 * @throws RunError in one line where too few fingers are left
 */
export function enrol(
  prints: readonly Pick<Print, "finger">[],
  found: readonly (Readonly<Record<string, number>> | undefined)[],
): PrintFeatures {
  const described = found.flatMap((values, i) => (values ? [{ values, finger: prints[i].finger }] : []));
  const enrolled = described.filter((one) => described.some((other) => other !== one && other.finger === one.finger));
  const fingers = new Set(enrolled.map(({ finger }) => finger)).size;
  if (fingers < LEAST_FINGERS) {
    throw new RunError(
      `at least ${LEAST_FINGERS} fingers must have 2 prints of ${LEAST_MINUTIAE} minutiae or more; got ${fingers}, since ${found.length - described.length} of ${found.length} prints have fewer minutiae`,
    );
  }
  const before = new Map<string, number>();
  const impression = enrolled.map(({ finger }) => {
    const place = before.get(finger) ?? 0;
    before.set(finger, place + 1);
    return place;
  });
  return {
    failures: found.length - described.length,
    alone: described.length - enrolled.length,
    prints: found.length,
    table: {
      names: Object.keys(enrolled[0].values),
      rows: enrolled.map(({ values }) => Object.values(values)),
      finger: enrolled.map(({ finger }) => finger),
      impression,
    },
  };
}
