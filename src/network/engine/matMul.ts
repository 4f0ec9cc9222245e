import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { type TensorInfo, util } from "@tensorflow/tfjs-core";
import { gemm } from "./gemm.js";
import { allFloat, makeTensor, valuesOf } from "./kernel.js";

export interface MatMulAttributes {
  transposeA: boolean;
  transposeB: boolean;
}

/**
 * Products of the matrices in the last two dimensions, plus a row of biases. The leading dimensions are equal, or one side has but one
 * matrix, which every product shares; `undefined` for other broadcasting and other types.
 * @throws RangeError when the shared dimensions differ.
 */
export function matMul(
  backend: MathBackendCPU,
  a: TensorInfo,
  b: TensorInfo,
  { transposeA: transA, transposeB: transB }: MatMulAttributes,
  bias?: Float32Array,
): TensorInfo | undefined {
  const [aRows, aColumns] = a.shape.slice(-2);
  const [bRows, bColumns] = b.shape.slice(-2);
  const [m, k] = transA ? [aColumns, aRows] : [aRows, aColumns];
  const [kOfB, n] = transB ? [bColumns, bRows] : [bRows, bColumns];
  if (k !== kOfB) throw new RangeError(`matMul of [${a.shape}] and [${b.shape}]: the shared dimensions are ${k} and ${kOfB}`);
  const aBatch = a.shape.slice(0, -2);
  const bBatch = b.shape.slice(0, -2);
  const aCount = util.sizeFromShape(aBatch);
  const bCount = util.sizeFromShape(bBatch);
  const known = aCount === 1 || bCount === 1 || util.arraysEqual(aBatch, bBatch);
  if (!known || !allFloat(a, b) || k === 0) return undefined;
  const batch = aCount === 1 && bBatch.length >= aBatch.length ? bBatch : aBatch;
  const as = valuesOf(backend, a);
  const bs = valuesOf(backend, b);
  const out = new Float32Array(util.sizeFromShape(batch) * m * n);
  for (let i = 0; i * m * n < out.length; i++) {
    const left = aCount === 1 ? as : as.subarray(i * m * k, (i + 1) * m * k);
    const right = bCount === 1 ? bs : bs.subarray(i * k * n, (i + 1) * k * n);
    gemm(left, right, out.subarray(i * m * n, (i + 1) * m * n), [m, k, n], { transA, transB, plus: bias });
  }
  return makeTensor(backend, [...batch, m, n], out);
}
