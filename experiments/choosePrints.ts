import type { Print, PrintSource } from "./openPrints.js";

/**
 * The first impressions of the first fingers of a data set, by finger; all there are where it has fewer. A list of numbers of
 * impressions is gone through finger by finger, and then again.
 */
export function choosePrints(data: PrintSource, fingers: number, impressions: number | readonly number[]): Print[] {
  const counts = typeof impressions === "number" ? [impressions] : impressions;
  const wanted = new Map(data.fingers.slice(0, fingers).map((finger, i) => [finger, counts[i % counts.length]!]));
  const seen = new Map<string, number>();
  return data.prints.filter(({ finger }) => {
    const count = seen.get(finger) ?? 0;
    seen.set(finger, count + 1);
    return count < (wanted.get(finger) ?? 0);
  });
}
