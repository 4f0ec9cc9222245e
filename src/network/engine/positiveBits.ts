/**
 * The bits of values of which none is negative, as after a ReLU: signed integers in the same order, whose differences do not overflow, so
 * that maxima need no branch, which real activations would mispredict half the time. `undefined` if one is negative (or -0).
 */
export function positiveBits(values: Float32Array): Int32Array | undefined {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length);
  let all = 0;
  for (let i = 0; i < bits.length; i++) all |= bits[i];
  return all < 0 ? undefined : bits;
}
