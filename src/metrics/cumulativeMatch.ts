import type { Stream } from "../random/stream.js";
import type { IdentificationRanks } from "./identificationRanks.js";
import type { Interval } from "./interval.js";
import { rateByFinger } from "./rateByFinger.js";

/** The cumulative match characteristic, rank by rank from 1. */
export interface CumulativeMatch {
  /** Share of the probes whose own finger is among the k most alike, k from 1. */
  readonly rates: readonly number[];
  /**
   * 95 % interval of each, by bootstrap over the probes' fingers, at a rate of 0 or 1 by the rule of three over them; the gallery stays as it is.
   * As no rate is below that of a lower rank, neither is a bound: a lower one holds for the ranks above it, too, an upper one for those below.
   */
  readonly intervals: readonly Interval[];
}

/**
 * The cumulative match characteristic (ISO/IEC 19795-1) up to a rank; the last rank of all is the number of fingers in the gallery.
 *
 * @example
 * import { cumulativeMatch } from "ridgelab/metrics";
 * import { createStream } from "ridgelab/random";
 * const found = { ranks: [1, 1, 2, 1], fingers: [0, 1, 2, 3], gallery: 4 };
 * cumulativeMatch(found, 2, createStream(1, "docs")).rates; // [0.75, 1]
 */
export function cumulativeMatch(
  found: Pick<IdentificationRanks, "ranks" | "fingers" | "gallery">,
  upTo: number,
  stream: Stream,
): CumulativeMatch {
  const { ranks, fingers } = found;
  const groups = new Map<number, number[]>();
  for (const [i, rank] of ranks.entries()) groups.set(fingers[i], [...(groups.get(fingers[i]) ?? []), rank]);
  const share =
    (k: number) =>
    (of: readonly number[]): number =>
      of.filter((rank) => rank <= k).length / of.length;
  const upToEach = Array.from({ length: Math.min(upTo, found.gallery) }, (_, i) => i + 1);
  const own = upToEach.map((k) => rateByFinger([...groups.values()], share(k), stream.substream(k)));
  const intervals = own.map((_, k) => ({
    low: Math.max(...own.slice(0, k + 1).map(({ low }) => low)),
    high: Math.min(...own.slice(k).map(({ high }) => high)),
  }));
  return { rates: upToEach.map((k) => share(k)(ranks)), intervals };
}
