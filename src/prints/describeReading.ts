import { count, countWords } from "./layouts/countReading.js";
import type { Print } from "./scanFolder.js";

/**
 * What was read, in one line: `10 fingers × 8 impressions by file name FINGER_IMPRESSION: 101_1.tif is finger 101, impression 1`.
 * @param rule what the prints were read by, to follow "by".
 */
export function describeReading(prints: readonly Print[], rule: string): string {
  const [{ file, finger, impression }] = prints;
  return `${countWords(count(prints))} by ${rule}: ${file} is finger ${finger}, impression ${impression}`;
}
