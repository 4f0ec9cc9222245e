import { conv2d, matMul, tensor2d, tensor4d, tidy } from "@tensorflow/tfjs-core";

/**
 * Tries the backend in use on a matrix product and a convolution small enough to be worked out by hand.
 * @throws Error with what came out, when it is not what must.
 */
export function selfCheck(): void {
  const product = tidy(() =>
    matMul(tensor2d([1, 2, 3, 4], [2, 2]), tensor2d([5, 6, 7, 8], [2, 2]))
      .dataSync<"float32">()
      .slice(),
  );
  expect("the matrix product", product, [19, 22, 43, 50]);
  const sums = tidy(() =>
    conv2d(tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]), tensor4d([1, 1, 1, 1], [2, 2, 1, 1]), 1, "same")
      .dataSync<"float32">()
      .slice(),
  );
  expect("the convolution", sums, [12, 16, 9, 24, 28, 15, 15, 17, 9]);
}

function expect(what: string, values: Float32Array, wanted: number[]): void {
  if (values.length !== wanted.length || wanted.some((value, i) => values[i] !== value))
    throw new Error(`${what} of its self-check gave [${values}], not [${wanted}]`);
}
