import { RunError } from "../../src/lab/errors.js";
import { impressionsOfEach } from "../../src/prints/impressionsOfEach.js";
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
 * As `choosePrints`, of the fingers that can be both learnt from and tested with: those of at least two impressions.
 *
 * @param least how many such fingers are needed
 * @throws RunError in one line for fewer
 */
export function chooseClasses(data: PrintSource, fingers: number, impressions: number | readonly number[], least = 2): Print[] {
  const several = severalImpressions(data, least);
  return choosePrints({ ...data, fingers: several }, fingers, impressions);
}

/**
 * The fingers of at least two impressions.
 *
 * @param least how many such fingers are needed
 * @throws RunError in one line for fewer
 */
export function severalImpressions(
  { name, prints, fingers }: Pick<PrintSource, "name" | "prints" | "fingers">,
  least = 2,
): string[] {
  const counts = impressionsOfEach(prints);
  const several = fingers.filter((finger) => counts.get(finger)! > 1);
  if (several.length < least) {
    throw new RunError(
      `${name} must have at least ${least} fingers with 2 impressions each, so that fingers can be told apart; got ${several.length} of ${fingers.length}`,
    );
  }
  return several;
}
