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
export const TESTERS = 4;
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
  /** Elements and differences of the points as they are drawn. */
  const x = new Uint16Array(most);
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
    const [value, origin] = [difference[j], x[j]];
    for (let p = j + 1; p < count; p++) {
      const rest = difference[p] ^ value;
      difference[p] = rest === 0 ? 0 : power[log[rest] + n - log[x[p] ^ origin]];
    }
  };

  /** Slopes from the j-th point to all behind it; whether as many may be equal as must be. */
  const tilt = (j: number): boolean => {
    const [value, origin] = [difference[j], x[j]];
    generation += BINS;
    if (generation > 2 ** 31 - 2 * BINS) {
      bins.fill(0);
      generation = BINS;
    }
    let most = 0;
    for (let p = j + 1; p < count; p++) {
      const rest = difference[p] ^ value;
      const steep = rest === 0 ? 0 : power[log[rest] + n - log[x[p] ^ origin]];
      slope[p] = steep;
      const bin = steep & (BINS - 1);
      const seen = Math.max(bins[bin], generation) + 1;
      bins[bin] = seen;
      most = Math.max(most, seen);
    }
    return most >= generation + AGREEING;
  };

  /** The polynomial through base, tester and the points whose slope most share, if enough do. */
  const agreed = (tester: number): Polynomial | undefined => {
    const behind = slope.subarray(tester + 1, count);
    const shared = behind.find((one) => behind.reduce((sum, other) => sum + (one === other ? 1 : 0), 0) >= AGREEING);
    if (shared === undefined) return undefined;
    // each point's difference stands as it was when the point became a node
    const through = [...Array(nodes).keys(), tester];
    return fromNewton(
      field,
      through.map((at) => x[at]),
      [...through.map((at) => difference[at]), shared],
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
    for (let i = 0; i < count; i++) order[i] = place[i] = i;
    for (let base = 0; base < bases; base++) {
      for (let t = 0; t < nodes + testers; t++) {
        const group = (t + base) % groups;
        draw(starts[group], starts[group + 1], t, stream);
      }
      for (let p = 0; p < count; p++) {
        const i = order[p];
        x[p] = points.x[i];
        difference[p] = points.y[i];
      }
      for (let j = 0; j < nodes; j++) divide(j);
      for (let t = nodes; t < nodes + testers; t++) {
        const polynomial = tilt(t) ? agreed(t) : undefined;
        if (polynomial && accept(polynomial)) return polynomial;
      }
    }
    return undefined;
  };
}
