import type { FingerOptions } from "./createFinger.js";
import type { ImpressionOptions } from "./createImpression.js";
import type { FingerClass } from "./fingerClass.js";

export interface SyntheticPrintsOptions extends ImpressionOptions {
  /** Number of fingers. Default 20. */
  fingers?: number;
  /** Impressions of each finger. Default 8. */
  impressions?: number;
  /** Master seed: any text, or a safe integer. Default 1. */
  seed?: number | string;
  /** Weights of the classes. Default: NATURAL_PROPORTIONS. */
  proportions?: Readonly<Record<FingerClass, number>>;
}

/** A set of synthetic prints that is described, not yet made: plain data that a worker can be handed. */
export interface SyntheticPrints {
  readonly fingers: number;
  readonly impressions: number;
  readonly seed: number | string;
  readonly finger: FingerOptions;
  readonly impression: ImpressionOptions;
}

/**
 * Describes a set of synthetic prints; `synthesizeFinger` makes them, finger by finger.
 *
 * @throws RangeError if a count is not a whole number of at least 1.
 */
export function syntheticPrints(options: SyntheticPrintsOptions = {}): SyntheticPrints {
  const { fingers = 20, impressions = 8, seed = 1, proportions, ...impression } = options;
  for (const [name, count] of Object.entries({ fingers, impressions })) {
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`${name} is ${count}, needs a whole number of at least 1`);
  }
  return { fingers, impressions, seed, finger: { proportions }, impression };
}
