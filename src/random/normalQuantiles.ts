import { CENTRE, centralQuantiles } from "./centralQuantile.js";
import { tailQuantile, tailRoot } from "./tailQuantile.js";

const BLOCK = 1024;
const index = new Int32Array(BLOCK);
const root = new Float64Array(BLOCK);
const sign = new Float64Array(BLOCK);

/**
 * `normalQuantile` of every element, bit for bit, but faster: in each block the elements outside the central interval (15 % of
 * uniform numbers) are listed and their roots taken, the central function runs on all elements without a branch, and the
 * tails are written over it. Short loops of one kind keep the processor's units busy.
 *
 * @param source probabilities in [0, 1].
 * @param target where the quantiles go; as long as `source`; may be `source` itself.
 * @throws RangeError if the lengths differ or a probability lies outside [0, 1] or is not a number.
 *
 * @example
 * import { normalQuantiles } from "ridgelab/random";
 * normalQuantiles(Float64Array.of(0.5, 0.95, 0.975, 0.995)); // [0, 1.645, 1.960, 2.576]
 */
export function normalQuantiles(source: Float64Array, target: Float64Array = new Float64Array(source.length)): Float64Array {
  if (target.length !== source.length) {
    throw new RangeError(`normalQuantiles: target holds ${target.length} numbers, needs as many as source, ${source.length}`);
  }
  for (let start = 0; start < source.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, source.length);
    let tails = 0;
    for (let i = start; i < end; i++) {
      const p = source[i];
      if (!(p >= 0 && p <= 1)) throw new RangeError(`normalQuantiles: source[${i}] is ${p}, needs a probability in [0, 1]`);
      index[tails] = i;
      tails += Math.abs(p - 0.5) <= CENTRE ? 0 : 1;
    }
    for (let k = 0; k < tails; k++) {
      const p = source[index[k]];
      const q = p - 0.5;
      root[k] = tailRoot(p);
      sign[k] = q / Math.abs(q);
    }
    centralQuantiles(source, target, start, end);
    for (let k = 0; k < tails; k++) target[index[k]] = sign[k] * tailQuantile(root[k]);
  }
  return target;
}
