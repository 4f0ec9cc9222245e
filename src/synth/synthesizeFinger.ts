import { createFinger, type Finger } from "./createFinger.js";
import { createImpression, type Impression } from "./createImpression.js";
import type { SyntheticPrints } from "./syntheticPrints.js";

/** A finger and its impressions. */
export interface SyntheticFinger {
  readonly finger: Finger;
  /** Impressions from number `from` up to and without `to`, made anew at each call; all of the set's unless said otherwise. */
  impressions(from?: number, to?: number): Impression[];
}

/** Makes finger number `finger` (from 0) of a set, and its impressions when they are asked for: a pure function of its arguments. */
export function synthesizeFinger(prints: SyntheticPrints, finger: number): SyntheticFinger {
  const master = createFinger(prints.seed, finger, prints.finger);
  return {
    finger: master,
    impressions: (from = 0, to = prints.impressions) =>
      Array.from({ length: to - from }, (_, i) => createImpression(master, from + i, prints.impression)),
  };
}
