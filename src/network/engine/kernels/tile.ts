import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import { broadcastWalk } from "../broadcastWalk.js";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";

/**
 * tfjs's Tile, as broadcasting: x of the shape [1, p, 1, q, …] to [r, p, s, q, …]. Batch normalisation's gradient repeats its statistics
 * with it.
 */
export function tile({
  inputs: { x },
  attrs: { reps },
  backend,
}: KernelCall<{ x: TensorInfo }, { reps: number[] }>): TensorInfo | undefined {
  if (!allFloat(x)) return undefined;
  const from = x.shape.flatMap((size) => [1, size]);
  const to = x.shape.flatMap((size, i) => [reps[i], size]);
  const { aStarts, inner, aStep } = broadcastWalk(from, to);
  const shape = x.shape.map((size, i) => size * reps[i]);
  const xs = valuesOf(backend, x);
  const out = new Float32Array(util.sizeFromShape(shape));
  let at = 0;
  for (const start of aStarts) for (let i = 0, p = start; i < inner; i++, p += aStep) out[at++] = xs[p];
  return makeTensor(backend, shape, out);
}
