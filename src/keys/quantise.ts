/**
 * Numbers as bytes that a key can depend on: each is divided by the step, rounded to the nearest whole number (halves up) and
 * written as a signed 32-bit integer, most significant byte first. Sums and square roots differ in their last places between
 * engines and backends; whole numbers do so only where a value lies that close to the edge between two steps.
 *
 * @param step size of a step, in the values' unit, above 0
 * @throws RangeError for another step, and for a value that is no number or beyond 2³¹ steps
 *
 * @example
 * import { quantise } from "ridgelab/keys";
 * quantise([5.04, 9.96], 0.1); // [0, 0, 0, 50, 0, 0, 0, 100]
 */
export function quantise(values: ArrayLike<number>, step: number): Uint8Array {
  if (!(step > 0 && step < Number.POSITIVE_INFINITY)) throw new RangeError(`quantise: step is ${step}, needs a number above 0`);
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) {
    const whole = Math.round(values[i] / step);
    if (!(Math.abs(whole) < 2 ** 31)) throw new RangeError(`quantise: ${values[i]} is no number within 2^31 steps of ${step}`);
    view.setInt32(4 * i, whole);
  }
  return bytes;
}
