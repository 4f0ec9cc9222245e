import type { CodedTemplate } from "./codeTemplate.js";
import { sigmoid, turnBetween } from "./geometry.js";
import type { Pairs } from "./greedyPairs.js";

// The parameters are the paper's (Table 1).

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
    for (let k = 0; k < n; k++) {
      compatibility[t * n + k] = t === k ? 1 : compatible(a, first[t], first[k], b, second[t], second[k]);
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

/** How well minutiae i and k of `a` lie to each other as j and l of `b` do. */
function compatible(a: CodedTemplate, i: number, k: number, b: CodedTemplate, j: number, l: number): number {
  const atA = i * a.count + k;
  const atB = j * b.count + l;
  const distance = Math.abs(a.distance[atA] - b.distance[atB]);
  if (distance > NO_DISTANCE) return 0;
  const direction = Math.abs(turnBetween(a.direction[i] - a.direction[k], b.direction[j] - b.direction[l]));
  if (direction > NO_ANGLE) return 0;
  const bearing = Math.abs(turnBetween(a.direction[i] - a.bearing[atA], b.direction[j] - b.bearing[atB]));
  if (bearing > NO_ANGLE) return 0;
  return (
    sigmoid(distance, DISTANCE.middle, DISTANCE.steepness) *
    sigmoid(direction, ANGLE.middle, ANGLE.steepness) *
    sigmoid(bearing, ANGLE.middle, ANGLE.steepness)
  );
}
