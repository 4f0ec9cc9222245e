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
  readonly support: readonly number[];
  /** The pairs that each is compatible with, itself among them, ascending, and how compatible: 0–1, 1 with itself. */
  readonly compatible: readonly Links[];
}

/** Other pairs, and how compatible each is. */
interface Links {
  readonly pairs: number[];
  readonly weights: number[];
}

/**
 * Relaxation: a pair of minutiae is worth as much as the other pairs agree with it on where they lie and point. Cappelli et al. 2010,
 * section 4.3, equations 27 to 30; of the relaxed similarity λ(5) the part λ(0)·w_R⁵ that no other pair contributed is left out.
 *
 * @param pairs first: minutiae of `a`, second: minutiae of `b`.
 */
export function relaxPairs(a: CodedTemplate, b: CodedTemplate, { first, second, value }: Pairs): RelaxedPairs {
  const n = value.length;
  const [compatible, turn]: [Links[], number[]] = [[], []];
  for (let t = 0; t < n; t++) {
    const [i, j] = [first[t], second[t]];
    const own = turnBetween(a.direction[i], b.direction[j]);
    const links: Links = { pairs: [], weights: [] };
    for (let k = 0; k < t; k++) {
      const apart = Math.abs(own - turn[k]);
      const direction = apart > Math.PI ? 2 * Math.PI - apart : apart;
      if (direction > NO_ANGLE) continue;
      const u = a.x[first[k]] - a.x[i];
      const v = a.y[first[k]] - a.y[i];
      const p = b.x[second[k]] - b.x[j];
      const q = b.y[second[k]] - b.y[j];
      const distance = Math.abs(Math.sqrt(u * u + v * v) - Math.sqrt(p * p + q * q));
      if (distance > NO_DISTANCE) continue;
      // how much further one sees the other turned in `a` than in `b`; seen from the other it is the same
      const sight = Math.atan2(p * v - q * u, u * p + v * q);
      const seen = Math.abs(turnBetween(own, sight));
      const seenBack = Math.abs(turnBetween(turn[k], sight));
      if (seen > NO_ANGLE && seenBack > NO_ANGLE) continue;
      const both = sigmoid(distance, DISTANCE.middle, DISTANCE.steepness) * alike(direction);
      if (seen <= NO_ANGLE) link(links, k, both * alike(seen));
      if (seenBack <= NO_ANGLE) link(compatible[k], t, both * alike(seenBack));
    }
    link(links, t, 1);
    compatible.push(links);
    turn.push(own);
  }
  let similarity = value;
  for (let round = 0; round < ROUNDS; round++) {
    const relaxed: number[] = [];
    for (let t = 0; t < n; t++) {
      const { pairs, weights } = compatible[t];
      let others = -similarity[t];
      for (let at = 0; at < pairs.length; at++) others += weights[at] * similarity[pairs[at]];
      relaxed.push(OWN * similarity[t] + ((1 - OWN) * others) / Math.max(n - 1, 1));
    }
    similarity = relaxed;
  }
  return { support: similarity.map((relaxed, t) => relaxed - OWN ** ROUNDS * value[t]), compatible };
}

function link(to: Links, pair: number, weight: number): void {
  to.pairs.push(pair);
  to.weights.push(weight);
}

/** How alike two angles are that differ so much. */
function alike(difference: number): number {
  return sigmoid(difference, ANGLE.middle, ANGLE.steepness);
}
