import { createFinger, type Finger } from "./createFinger.js";
import { createImpression, type Impression } from "./createImpression.js";
import type { SyntheticPrints } from "./syntheticPrints.js";

/** A finger with all its impressions. */
export interface SyntheticFinger {
  readonly finger: Finger;
  readonly impressions: readonly Impression[];
}

/** Makes finger number `finger` (from 0) of a set with its impressions: a pure function of its arguments. */
export function synthesizeFinger(prints: SyntheticPrints, finger: number): SyntheticFinger {
  const master = createFinger(prints.seed, finger, prints.finger);
  const impressions = Array.from({ length: prints.impressions }, (_, i) => createImpression(master, i, prints.impression));
  return { finger: master, impressions };
}
