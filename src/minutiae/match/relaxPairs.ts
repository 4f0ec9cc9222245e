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
 * Most pairs have nothing to do with each other, so that only the others are walked through in each round.
 *
 * @param pairs first: minutiae of `a`, second: minutiae of `b`.
 */
export function relaxPairs(a: CodedTemplate, b: CodedTemplate, { first, second, value }: Pairs): RelaxedPairs {
  const n = value.length;
  const compatibility = new Float64Array(n * n);
  const turn = Float64Array.from(first, (i, t) => a.direction[i] - b.direction[second[t]]);
  for (let t = 0; t < n; t++) {
    compatibility[t * n + t] = 1;
    const [i, j] = [first[t], second[t]];
    for (let k = 0; k < t; k++) {
      const direction = Math.abs(turnBetween(turn[t], turn[k]));
      if (direction > NO_ANGLE) continue;
      const [p, q] = [first[k], second[k]];
      const [ax, ay] = [a.x[p] - a.x[i], a.y[p] - a.y[i]];
      const [bx, by] = [b.x[q] - b.x[j], b.y[q] - b.y[j]];
      const distance = Math.abs(Math.sqrt(ax * ax + ay * ay) - Math.sqrt(bx * bx + by * by));
      if (distance > NO_DISTANCE) continue;
      // how much further the one sees the other turned in `a` than in `b`; from the other's side it is the same
      const sight = Math.atan2(bx * ay - by * ax, ax * bx + ay * by);
      const seen = sigmoidOfTurn(turnBetween(turn[t], sight));
      const seenBack = sigmoidOfTurn(turnBetween(turn[k], sight));
      if (seen === 0 && seenBack === 0) continue;
      const both = sigmoid(distance, DISTANCE.middle, DISTANCE.steepness) * sigmoidOfTurn(direction);
      compatibility[t * n + k] = both * seen;
      compatibility[k * n + t] = both * seenBack;
    }
  }
  return { support: supportOf(compatibility, value), compatibility };
}

/** See `relaxPairs`. */
function supportOf(compatibility: Float64Array, value: Float64Array): Float64Array {
  const n = value.length;
  const starts = new Int32Array(n + 1);
  const others = new Int32Array(n * n);
  let count = 0;
  for (let t = 0; t < n; t++) {
    for (let k = 0; k < n; k++) if (compatibility[t * n + k] > 0) others[count++] = k;
    starts[t + 1] = count;
  }
  let similarity = value;
  for (let round = 0; round < ROUNDS; round++) {
    const before = similarity;
    similarity = new Float64Array(n);
    for (let t = 0; t < n; t++) {
      let sum = -before[t];
      for (let at = starts[t]; at < starts[t + 1]; at++) sum += compatibility[t * n + others[at]] * before[others[at]];
      similarity[t] = OWN * before[t] + ((1 - OWN) * sum) / Math.max(n - 1, 1);
    }
  }
  return similarity.map((relaxed, t) => relaxed - OWN ** ROUNDS * value[t]);
}

/** 1 where directions agree, 0 where they differ by too much. */
function sigmoidOfTurn(turn: number): number {
  const difference = Math.abs(turn);
  return difference > NO_ANGLE ? 0 : sigmoid(difference, ANGLE.middle, ANGLE.steepness);
}
