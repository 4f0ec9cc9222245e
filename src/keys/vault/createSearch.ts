import type { Stream } from "../../random/stream.js";
import type { Field } from "../field.js";
import { fromNewton, type Polynomial } from "./polynomial.js";

/** Points of which some lie on a polynomial, grouped by the finger that they come from. */
export interface Points {
  /** Distinct elements of the field, and the values there. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** How often a point is drawn, beside the others of its group; positive. */
  readonly weight: readonly number[];
  /** Where each group begins, and last the number of points. */
  readonly starts: readonly number[];
}

/** Points that each base is continued by. */
const TESTERS = 8;
/** Points beyond the base and its tester that must lie on one polynomial with them. */
const AGREEING = 3;
/** Slopes are counted by their last bits. */
const BINS = 1024;

/**
 * Looks for a polynomial of less than `k` coefficients' degree through at least k + 2 of the points, by trying bases at random; gives the
 * first that is accepted. A searcher owns its working memory: one for all calls.
 *
 * A base is k − 2 points, so many of each group as of the others. Divided differences over the base (Newton's; a step is a division for each
 * point) leave of every further point (x, y) a number d(x), and if base and point lie on the polynomial, d is a line in x. So further points
 * are tried as one point of the line each, and the slopes to all others are counted: three equal slopes are k + 2 points on one polynomial.
 * At random that happens for one base in some 10⁵ over 2^16 elements, so what is found is to be checked.
 *
 * @param most points at most in a call
 */
export function createSearch(field: Field, k: number, most: number) {
  const { n, power, log } = field;
  const nodes = k - 2;
  const order = new Int32Array(most);
  const place = new Int32Array(most);
  const gap = new Uint16Array(most * most);
  const difference = new Uint16Array(most);
  const slope = new Uint16Array(most);
  const sums = new Float64Array(most);
  const bins = new Int32Array(BINS);
  let generation = 0;

  /** Puts point i at a place of the order. */
  const swap = (at: number, i: number): void => {
    const before = order[at];
    const from = place[i];
    order[at] = i;
    order[from] = before;
    place[i] = at;
    place[before] = from;
  };

  /** Draws a point of a group that is not among the first `taken` ones, by weight, and puts it behind these. */
  const draw = (from: number, to: number, taken: number, stream: Stream): void => {
    for (;;) {
      const target = stream.uniform() * sums[to - 1];
      let low = from;
      let high = to - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle] > target) high = middle;
        else low = middle + 1;
      }
      if (place[low] < taken) continue;
      swap(taken, low);
      return;
    }
  };

  return (points: Points, bases: number, stream: Stream, accept: (found: Polynomial) => boolean): Polynomial | undefined => {
    const { x, y, weight, starts } = points;
    const count = x.length;
    const groups = starts.length - 1;
    const testers = Math.min(TESTERS, count - nodes - AGREEING);
    if (testers < 1) return undefined;
    for (let g = 0; g < groups; g++) {
      // groups too small for their part of base and testers
      if (starts[g + 1] - starts[g] < Math.ceil((nodes + testers) / groups)) return undefined;
      for (let i = starts[g], sum = 0; i < starts[g + 1]; i++) sums[i] = sum += weight[i];
    }
    for (let i = 0; i < count; i++) {
      order[i] = place[i] = i;
      for (let j = 0; j < count; j++) gap[i * count + j] = n - log[x[i] ^ x[j]];
    }
    for (let base = 0; base < bases; base++) {
      for (let t = 0; t < nodes + testers; t++) {
        const group = (t + base) % groups;
        draw(starts[group], starts[group + 1], t, stream);
      }
      for (let p = 0; p < count; p++) difference[p] = y[p];
      for (let j = 0; j < nodes; j++) {
        const node = order[j];
        const value = difference[node];
        const row = node * count;
        for (let p = j + 1; p < count; p++) {
          const i = order[p];
          const rest = difference[i] ^ value;
          difference[i] = rest === 0 ? 0 : power[log[rest] + gap[row + i]];
        }
      }
      for (let t = nodes; t < nodes + testers; t++) {
        const tester = order[t];
        const value = difference[tester];
        const row = tester * count;
        generation += BINS;
        if (generation > 2 ** 31 - 2 * BINS) {
          bins.fill(0);
          generation = BINS;
        }
        let found = false;
        for (let p = t + 1; p < count; p++) {
          const i = order[p];
          const rest = difference[i] ^ value;
          const tilt = rest === 0 ? 0 : power[log[rest] + gap[row + i]];
          slope[i] = tilt;
          const bin = tilt & (BINS - 1);
          const seen = bins[bin] >= generation ? bins[bin] + 1 : generation + 1;
          bins[bin] = seen;
          if (seen >= generation + AGREEING) found = true;
        }
        if (!found) continue;
        const polynomial = agreed(t);
        if (polynomial && accept(polynomial)) return polynomial;
      }
    }
    return undefined;

    /** The polynomial through base, tester and the points whose slope most share, if enough do. */
    function agreed(t: number): Polynomial | undefined {
      const tilts = order.subarray(t + 1, count);
      for (const i of tilts) {
        if (tilts.reduce((sum, j) => sum + (slope[j] === slope[i] ? 1 : 0), 0) < AGREEING) continue;
        const through = [...order.subarray(0, nodes), order[t]];
        // each point's difference stands as it was when the point became a node
        return fromNewton(
          field,
          through.map((node) => x[node]),
          [...through.map((node) => difference[node]), slope[i]],
        );
      }
      return undefined;
    }
  };
}
