import { createFinger, type Finger, type FingerOptions } from "./createFinger.js";
import { createImpression, type Impression, type ImpressionOptions } from "./createImpression.js";
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

/** A finger with all its impressions. */
export interface SyntheticFinger {
  readonly finger: Finger;
  readonly impressions: readonly Impression[];
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

/**
 * Makes finger number `finger` (from 0) of a set with its impressions, or those from number `from` up to and without `to`: a pure
 * function of its arguments.
 */
export function synthesizeFinger(prints: SyntheticPrints, finger: number, from = 0, to = prints.impressions): SyntheticFinger {
  const master = createFinger(prints.seed, finger, prints.finger);
  const impressions = Array.from({ length: to - from }, (_, i) => createImpression(master, from + i, prints.impression));
  return { finger: master, impressions };
}
