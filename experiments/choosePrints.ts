import type { Print, PrintSource } from "./openPrints.js";

/** The first impressions of the first fingers of a data set, by finger; all there are where it has fewer. */
export function choosePrints(data: PrintSource, fingers: number, impressions: number): Print[] {
  const chosen = new Set(data.fingers.slice(0, fingers));
  const seen = new Map<string, number>();
  return data.prints.filter(({ finger }) => {
    const count = seen.get(finger) ?? 0;
    seen.set(finger, count + 1);
    return chosen.has(finger) && count < impressions;
  });
}
