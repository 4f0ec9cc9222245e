import type { Print } from "./openPrints.js";

/** A print's name as people write it: FINGER_IMPRESSION. */
export function printName({ finger, impression }: Pick<Print, "finger" | "impression">): string {
  return `${finger}_${impression}`;
}
