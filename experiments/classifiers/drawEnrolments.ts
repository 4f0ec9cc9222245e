import type { InputItem } from "../../src/network/train/trainBySplit.js";
import { shuffled } from "../../src/random/shuffled.js";
import type { Stream } from "../../src/random/stream.js";

/** A training side with a number of impressions a finger, and the prints that it is tested on. */
export interface Enrolment {
  readonly impressions: number;
  readonly training: number[];
  readonly test: number[];
}

/**
 * Training sides of 1, 2, … impressions of each finger, each with the ones before it, as far as every finger has as many beside its test
 * impressions. Copies are trained on with their impression, never tested on.
 *
 * @param tested impressions (indices of items) that are tested on; undefined draws one a finger
 */
export function drawEnrolments(items: readonly InputItem[], tested: readonly number[] | undefined, stream: Stream): Enrolment[] {
  const fingers = [...new Set(items.map(({ finger }) => finger))];
  const sides = fingers.map((finger) => {
    const own = items.filter((item) => item.finger === finger);
    const impressions = shuffled([...new Set(own.map(({ impression }) => impression))], stream);
    const apart = tested
      ? new Set(tested.filter((i) => items[i].finger === finger).map((i) => items[i].impression))
      : new Set(impressions.slice(0, 1));
    return { finger, apart, rest: impressions.filter((impression) => !apart.has(impression)) };
  });
  const most = Math.min(...sides.map(({ rest }) => rest.length));
  const indices = (which: (item: InputItem) => boolean): number[] => items.flatMap((item, i) => (which(item) ? [i] : []));
  const sideOf = new Map(sides.map((side) => [side.finger, side]));
  const test = indices(({ finger, impression, copy }) => copy === 0 && sideOf.get(finger)!.apart.has(impression));
  return Array.from({ length: most }, (_, k) => {
    const enrolled = new Map(sides.map(({ finger, rest }) => [finger, new Set(rest.slice(0, k + 1))]));
    return { impressions: k + 1, training: indices(({ finger, impression }) => enrolled.get(finger)!.has(impression)), test };
  });
}
