import type { Stream } from "../../random/stream.js";
import type { Field } from "../field.js";
import { fromNewton, type Polynomial } from "./polynomial.js";

/** Points of which some lie on a polynomial, grouped by the finger that they come from. */
export interface Points {
  /** Distinct elements of the field, and the values there. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** How often a point is drawn, beside the others of its group; positive. */
  readonly weight: ArrayLike<number>;
  /** Where each group begins, and last the number of points. */
  readonly starts: readonly number[];
}

/** Points that each base is continued by. */
export const TESTERS = 8;
/** Points beyond the base and its tester that must lie on one polynomial with them. */
const AGREEING = 3;
/** Slopes are counted by their last bits. */
const BINS = 1024;

/**
 * Looks for a polynomial of `k` coefficients through at least k + 2 of the points, by trying bases at random; gives the first that is
 * accepted. A searcher owns its working memory: one for all calls.
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
  const x = new Uint16Array(most);
  const y = new Uint16Array(most);
  const difference = new Uint16Array(most);
  const slope = new Uint16Array(most);
  const sums = new Float64Array(most);
  const bins = new Int32Array(BINS);
  let count = 0;
  let generation = 0;

  /** Draws a point of a group that is not among the first `taken` ones, by weight, and puts it behind these. */
  const draw = (from: number, to: number, taken: number, stream: Stream): void => {
    for (;;) {
      const target = stream.uint32() * 2 ** -32 * sums[to - 1];
      let low = from;
      let high = to - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle] > target) high = middle;
        else low = middle + 1;
      }
      const at = place[low];
      if (at < taken) continue;
      const before = order[taken];
      order[taken] = low;
      order[at] = before;
      place[low] = taken;
      place[before] = at;
      return;
    }
  };

  /** Divides the differences of all points behind the j-th by those to it. */
  const divide = (j: number): void => {
    const node = order[j];
    const [value, origin] = [difference[node], x[node]];
    for (let p = j + 1; p < count; p++) {
      const i = order[p];
      const rest = difference[i] ^ value;
      if (rest !== 0) difference[i] = power[log[rest] + n - log[x[i] ^ origin]];
      else difference[i] = 0;
    }
  };

  /** Slopes from the j-th point to all behind it; whether as many may be equal as must be. */
  const tilt = (j: number): boolean => {
    const tester = order[j];
    const [value, origin] = [difference[tester], x[tester]];
    generation += BINS;
    if (generation > 2 ** 31 - 2 * BINS) {
      bins.fill(0);
      generation = BINS;
    }
    let found = false;
    for (let p = j + 1; p < count; p++) {
      const i = order[p];
      const rest = difference[i] ^ value;
      const steep = rest === 0 ? 0 : power[log[rest] + n - log[x[i] ^ origin]];
      slope[i] = steep;
      const bin = steep & (BINS - 1);
      const seen = bins[bin] >= generation ? bins[bin] + 1 : generation + 1;
      bins[bin] = seen;
      if (seen >= generation + AGREEING) found = true;
    }
    return found;
  };

  /** The polynomial through base, tester and the points whose slope most share, if enough do. */
  const agreed = (tester: number): Polynomial | undefined => {
    const behind = order.subarray(tester + 1, count);
    const shared = behind.find((i) => behind.reduce((sum, j) => sum + (slope[j] === slope[i] ? 1 : 0), 0) >= AGREEING);
    if (shared === undefined) return undefined;
    // each point's difference stands as it was when the point became a node
    const through = [...order.subarray(0, nodes), order[tester]];
    return fromNewton(
      field,
      through.map((node) => x[node]),
      [...through.map((node) => difference[node]), slope[shared]],
    );
  };

  return (points: Points, bases: number, stream: Stream, accept: (found: Polynomial) => boolean): Polynomial | undefined => {
    const { starts } = points;
    const groups = starts.length - 1;
    count = starts[groups];
    const testers = Math.min(TESTERS, count - nodes - AGREEING);
    if (testers < 1) return undefined;
    for (let g = 0; g < groups; g++) {
      // groups too small for their part of base and testers
      if (starts[g + 1] - starts[g] < Math.ceil((nodes + testers) / groups)) return undefined;
      for (let i = starts[g], sum = 0; i < starts[g + 1]; i++) sums[i] = sum += points.weight[i];
    }
    for (let i = 0; i < count; i++) {
      order[i] = place[i] = i;
      x[i] = points.x[i];
      y[i] = points.y[i];
    }
    for (let base = 0; base < bases; base++) {
      for (let t = 0; t < nodes + testers; t++) {
        const group = (t + base) % groups;
        draw(starts[group], starts[group + 1], t, stream);
      }
      difference.set(y);
      for (let j = 0; j < nodes; j++) divide(j);
      for (let t = nodes; t < nodes + testers; t++) {
        const polynomial = tilt(t) ? agreed(t) : undefined;
        if (polynomial && accept(polynomial)) return polynomial;
      }
    }
    return undefined;
  };
}
