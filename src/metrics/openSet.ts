import type { Stream } from "../random/stream.js";
import type { IdentificationRanks } from "./identificationRanks.js";
import type { Interval } from "./interval.js";
import { rateByFinger } from "./rateByFinger.js";

/** What an open-set search misses where it names the wrong finger so often. */
export interface OpenSetRate {
  /** Share of the searches for fingers that are not in the gallery which may name one (FPIR). */
  readonly fpir: number;
  /** Share of the searches for fingers that are in it which do not name theirs, as the most alike (FNIR). */
  readonly fnir: number;
  /** 95 % interval of the FNIR, by bootstrap over the probes' fingers with the threshold of each replicate. */
  readonly interval: Interval;
  /** Whether the searches are enough to see such an FPIR: 3/FPIR or more (rule of three). */
  readonly resolved: boolean;
}

/**
 * Open-set identification (ISO/IEC 19795-1): only a finger that is more alike than a threshold is named. Each probe is searched for twice: in the
 * whole gallery, and in the gallery without its finger. The threshold is the lowest at which the latter searches name somebody in a share of
 * at most `fpir`.
 *
 * @param fpir in [0, 1]
 *
 * @example
 * import { openSet } from "ridgelab/metrics";
 * import { createStream } from "ridgelab/random";
 * const found = { own: [0.9, 0.8, 0.2, 0.7], other: [0.1, 0.3, 0.1, 0.2], fingers: [0, 1, 2, 3] };
 * openSet(found, 0.25, createStream(1, "docs")).fnir; // 0.25
 */
export function openSet(
  { own, other, fingers }: Pick<IdentificationRanks, "own" | "other" | "fingers">,
  fpir: number,
  stream: Stream,
): OpenSetRate {
  const groups = new Map<number, Search[]>();
  for (const [i, finger] of fingers.entries()) {
    const search = { own: own[i], other: other[i] };
    groups.set(finger, [...(groups.get(finger) ?? []), search]);
  }
  const searches = [...groups.values()];
  const rate = (of: readonly Search[]) => missed(of, fpir);
  return {
    fpir,
    fnir: rate(searches.flat()),
    interval: rateByFinger(searches, rate, stream),
    resolved: fingers.length * fpir >= 3,
  };
}

/** The most alike prints of a probe's own finger and of another. */
interface Search {
  readonly own: number;
  readonly other: number;
}

function missed(searches: readonly Search[], fpir: number): number {
  const others = searches.map(({ other }) => other).sort((p, q) => q - p);
  const threshold = others[Math.floor(fpir * others.length)] ?? Number.NEGATIVE_INFINITY;
  return searches.filter(({ own, other }) => own <= threshold || own <= other).length / searches.length;
}
