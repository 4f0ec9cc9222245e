import type { Moments } from "./moments.js";
import type { RankedScores } from "./rankScores.js";
import type { ScoreSet } from "./scoreSet.js";

/** The comparisons of one kind by ascending score, each with a weight: how often what it compares was drawn. */
export class WeightedScores {
  /** The sum of all weights. */
  total = 0;
  /** Ascending. */
  private readonly scores: Float64Array;
  /** Which pair of fingers each compares, an index into `first`, `second` and `count`. */
  private readonly pair: Uint32Array;
  private readonly first: Uint32Array;
  private readonly second: Uint32Array;
  private readonly count: Uint32Array;
  private readonly weights: Int32Array;
  /** The scores whose weight is not 0, and the weights up to and with each. */
  private readonly drawn: Float64Array;
  private readonly drawnBelow: Float64Array;
  private size = 0;

  /** @param kind 1 genuine, 0 impostor */
  constructor(set: ScoreSet, { thresholds, ranks }: RankedScores, kind: number) {
    const order = orderOf(ranks, thresholds.length, (i) => set.genuine[i] === kind);
    this.scores = Float64Array.from(order, (i) => set.scores[i]);
    const fingers = set.compared?.fingers.length ?? set.scores.length;
    const finger = (i: number, side: "probe" | "gallery"): number => set.compared?.fingerOf[set.compared[side][i]] ?? i;
    const [first, second, count] = [[] as number[], [] as number[], [] as number[]];
    const numbers = new Map<number, number>();
    const number = (i: number): number => {
      const [a, b] = [finger(i, "probe"), finger(i, "gallery")];
      const key = Math.min(a, b) * fingers + Math.max(a, b);
      const known = numbers.get(key);
      if (known !== undefined) {
        count[known]++;
        return known;
      }
      numbers.set(key, first.length);
      second.push(b);
      count.push(1);
      return first.push(a) - 1;
    };
    this.pair = Uint32Array.from(order, number);
    this.first = Uint32Array.from(first);
    this.second = Uint32Array.from(second);
    this.count = Uint32Array.from(count);
    this.weights = new Int32Array(first.length);
    // One more than there are: what is not drawn is written there and written over.
    this.drawn = new Float64Array(order.length + 1);
    this.drawnBelow = new Float64Array(order.length + 1);
  }

  /** Whether a comparison has a weight, where fingers were drawn so often. */
  isDrawn(drawn: Uint16Array): boolean {
    for (let i = 0; i < this.first.length; i++) if (drawn[this.first[i]] > 0 && drawn[this.second[i]] > 0) return true;
    return false;
  }

  /**
   * Weighs the comparisons of a finger's prints w, and of two fingers' v·w, where they were drawn v and w times.
   */
  weigh(drawn: Uint16Array): void {
    const [first, second, count, weights] = [this.first, this.second, this.count, this.weights];
    let total = 0;
    for (let i = 0; i < weights.length; i++) {
      const [a, b] = [first[i], second[i]];
      const weight = a === b ? drawn[a] : drawn[a] * drawn[b];
      weights[i] = weight;
      total += count[i] * weight;
    }
    this.total = total;
  }

  /** The weight of the comparisons before each of ascending places, the last of which is the end. */
  below(places: Uint32Array, into: Float64Array): void {
    const [pair, weights, scores] = [this.pair, this.weights, this.scores];
    const [drawn, drawnBelow] = [this.drawn, this.drawnBelow];
    let sum = 0;
    let size = 0;
    let i = 0;
    for (let k = 0; k < places.length; k++) {
      for (const end = places[k]; i < end; i++) {
        const weight = weights[pair[i]];
        sum += weight;
        drawn[size] = scores[i];
        drawnBelow[size] = sum;
        // Six of ten pairs of fingers are not drawn, at random: a branch would often be guessed wrong.
        size += Number(weight > 0) | 0;
      }
      into[k] = sum;
    }
    this.size = size;
  }

  /**
   * The first score from a place on at which the share of the comparisons above it is no more than `rate`: the score, the next one, and
   * the shares with and without it. There must be one.
   */
  reach(rate: number, from: number, below: number): { score: number; next: number; at: number; after: number } {
    const [pair, weights, scores, total] = [this.pair, this.weights, this.scores, this.total];
    let sum = below;
    for (let i = from; ; ) {
      const score = scores[i];
      const before = sum;
      for (; scores[i] === score; i++) sum += weights[pair[i]];
      const after = (total - sum) / total;
      if (after <= rate) return { score, next: scores[i] ?? Number.POSITIVE_INFINITY, at: (total - before) / total, after };
    }
  }

  /**
   * Mean and variance (over n) of the scores, failed comparisons left out: the same to the last bit as from a curve with all its points.
   * To be called once after `below`.
   *
   * @param falling whether the curve's rate is the share above a score, and not below it
   */
  moments(falling: boolean): Moments {
    const [drawn, drawnBelow] = [this.drawn, this.drawnBelow];
    const size = toShares(drawn, drawnBelow, this.size, this.total, falling);
    let [sum, all] = [0, 0];
    for (let k = 0; k < size; k++) {
      all += drawnBelow[k];
      sum += drawnBelow[k] * drawn[k];
    }
    const mean = sum / all;
    let squares = 0;
    for (let k = 0; k < size; k++) squares += drawnBelow[k] * (drawn[k] - mean) ** 2;
    return { mean, variance: squares / all };
  }
}

/**
 * Makes of the weights up to and with each score what the curve's rate changes by at it; equal scores become one, failed comparisons none.
 *
 * @returns how many are left
 */
function toShares(scores: Float64Array, below: Float64Array, size: number, total: number, falling: boolean): number {
  let k = 0;
  while (k < size && scores[k] === Number.NEGATIVE_INFINITY) k++;
  const failed = k > 0 ? below[k - 1] : 0;
  let rate = (falling ? total - failed : failed) / total;
  let kept = 0;
  for (; k < size; k++) {
    if (k + 1 < size && scores[k + 1] === scores[k]) continue;
    const next = (falling ? total - below[k] : below[k]) / total;
    below[kept] = falling ? rate - next : next - rate;
    scores[kept++] = scores[k];
    rate = next;
  }
  return kept;
}

/** The chosen comparisons by ascending rank. */
function orderOf(ranks: Uint32Array, distinct: number, chosen: (i: number) => boolean): Uint32Array {
  const starts = new Uint32Array(distinct + 1);
  for (let i = 0; i < ranks.length; i++) if (chosen(i)) starts[ranks[i] + 1]++;
  for (let rank = 0; rank < distinct; rank++) starts[rank + 1] += starts[rank];
  const order = new Uint32Array(starts[distinct]);
  for (let i = 0; i < ranks.length; i++) if (chosen(i)) order[starts[ranks[i]]++] = i;
  return order;
}
