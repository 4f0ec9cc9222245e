import { turnBetween } from "../turnBetween.js";
import type { CodedTemplate } from "./codeTemplate.js";
import type { Pairs } from "./greedyPairs.js";
import { sigmoid } from "./sigmoid.js";

// The paper's parameters (Table 1), as mpi-afis has them, too.

/** Rounds of relaxation, n_rel. */
const ROUNDS = 5;
/** Weight of a pair's own similarity in each round, w_R. */
const OWN = 0.5;
/** Middle and steepness of the compatibility over the difference of distances (pixels), and of directions and of bearings (radians). */
const DISTANCE = { middle: 5, steepness: -8 / 5 } as const;
const ANGLE = { middle: Math.PI / 12, steepness: -30 } as const;
/** Differences so much above the middle that the compatibility is below 10⁻⁵ count as 0, which saves most of the work. */
const NO_DISTANCE = DISTANCE.middle + 7.5;
const NO_ANGLE = ANGLE.middle + 0.4;

/** Pairs of minutiae, and how the others speak for each. */
export interface RelaxedPairs {
  /** What the other pairs contributed to each pair's similarity, 0–1. */
  readonly support: Float64Array;
  /** Pair t's compatibility with pair k at `t * n + k`, 0–1; 1 with itself. */
  readonly compatibility: Float64Array;
}

/**
 * Relaxation: a pair of minutiae is worth as much as the other pairs agree with it on where they lie and point. Cappelli et al. 2010,
 * section 4.3, equations 27 to 30; of the relaxed similarity λ(5) the part λ(0)·w_R⁵ that no other pair contributed is left out.
 *
 * @param pairs first: minutiae of `a`, second: minutiae of `b`.
 */
export function relaxPairs(a: CodedTemplate, b: CodedTemplate, { first, second, value }: Pairs): RelaxedPairs {
  const n = value.length;
  const compatibility = new Float64Array(n * n);
  for (let t = 0; t < n; t++) {
    compatibility[t * n + t] = 1;
    for (let k = 0; k < t; k++) {
      const atA = first[t] * a.count + first[k];
      const atB = second[t] * b.count + second[k];
      const distance = Math.abs(a.distance[atA] - b.distance[atB]);
      if (distance > NO_DISTANCE) continue;
      const turnA = a.direction[first[t]] - a.direction[first[k]];
      const turnB = b.direction[second[t]] - b.direction[second[k]];
      const direction = Math.abs(turnBetween(turnA, turnB));
      if (direction > NO_ANGLE) continue;
      const both = sigmoid(distance, DISTANCE.middle, DISTANCE.steepness) * sigmoid(direction, ANGLE.middle, ANGLE.steepness);
      compatibility[t * n + k] = both * bearingsAlike(a, first[t], first[k], b, second[t], second[k]);
      compatibility[k * n + t] = both * bearingsAlike(a, first[k], first[t], b, second[k], second[t]);
    }
  }
  let similarity = value;
  for (let round = 0; round < ROUNDS; round++) {
    const before = similarity;
    similarity = before.map((own, t) => {
      let others = -own;
      for (let k = 0; k < n; k++) others += compatibility[t * n + k] * before[k];
      return OWN * own + ((1 - OWN) * others) / Math.max(n - 1, 1);
    });
  }
  return { support: similarity.map((relaxed, t) => relaxed - OWN ** ROUNDS * value[t]), compatibility };
}

/** Whether minutia i of `a` sees k, from its own direction, where j of `b` sees l: 0 to 1. */
function bearingsAlike(a: CodedTemplate, i: number, k: number, b: CodedTemplate, j: number, l: number): number {
  const ofA = a.direction[i] - a.bearing[i * a.count + k];
  const ofB = b.direction[j] - b.bearing[j * b.count + l];
  const difference = Math.abs(turnBetween(ofA, ofB));
  return difference > NO_ANGLE ? 0 : sigmoid(difference, ANGLE.middle, ANGLE.steepness);
}
