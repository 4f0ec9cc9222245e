import type { Print, PrintSource } from "./openPrints.js";

/**
 * The first impressions of the first fingers of a data set, by finger; all there are where it has fewer. A list of numbers of
 * impressions is gone through finger by finger, and then again.
 */
export function choosePrints(data: PrintSource, fingers: number, impressions: number | readonly number[]): Print[] {
  const counts = typeof impressions === "number" ? [impressions] : impressions;
  const wanted = new Map(data.fingers.slice(0, fingers).map((finger, i) => [finger, counts[i % counts.length]]));
  const seen = new Map<string, number>();
  return data.prints.filter(({ finger }) => {
    const count = seen.get(finger) ?? 0;
    seen.set(finger, count + 1);
    return count < (wanted.get(finger) ?? 0);
  });
}

/**
 * Refuses what no classifier can be trained on.
 *
 * @throws RangeError in one line for fewer than two fingers, or a finger with one print
 */
export function requireClasses(prints: readonly Print[]): void {
  const counts = new Map<string, number>();
  for (const { finger } of prints) counts.set(finger, (counts.get(finger) ?? 0) + 1);
  if (counts.size < 2) throw new RangeError(`a classifier needs prints of at least 2 fingers; the data set has ${counts.size}`);
  const single = [...counts].find(([, count]) => count < 2);
  if (single) throw new RangeError(`finger ${single[0]} has one print; training and test need at least one each`);
}
