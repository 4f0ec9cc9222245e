import { backend_util, type Tensor, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { allFloat, type KernelCall, makeTensor, valuesOf } from "../kernel.js";

/**
 * tfjs's GatherV2, by whole slices; how `model.fit` takes a batch out of its data.
 * @throws RangeError when an index lies outside the axis.
 */
export function gatherV2({
  inputs: { x, indices },
  attrs: { axis, batchDims },
  backend,
}: KernelCall<{ x: TensorInfo; indices: TensorInfo }, { axis: number; batchDims?: number }>): TensorInfo | undefined {
  if (!allFloat(x) || batchDims) return undefined;
  const [parsed] = util.parseAxisParam(axis, x.shape);
  const { outerSize, dimSize, sliceSize, outputShape } = backend_util.segment_util.collectGatherOpShapeInfo(
    x as Tensor,
    indices as Tensor,
    parsed,
    0,
  );
  const xs = valuesOf(backend, x);
  const wanted = valuesOf(backend, indices);
  const out = new Float32Array(util.sizeFromShape(outputShape));
  for (let i = 0, at = 0; i < outerSize; i++) {
    for (const index of wanted) {
      if (!(index >= 0 && index < dimSize)) throw new RangeError(`gather: index ${index} is not in [0, ${dimSize - 1}]`);
      const from = (i * dimSize + index) * sliceSize;
      out.set(xs.subarray(from, from + sliceSize), at);
      at += sliceSize;
    }
  }
  return makeTensor(backend, outputShape, out);
}
