/** Side of block5_conv3's maps and their number (Algorithm 1: 14 × 14 × 512). */
const SIDE = 14;
const CHANNELS = 512;
/** Squares along a side of what is kept. */
const SQUARES = 2;

/** Numbers of a pooled print: 2 × 2 × 512. */
export const POOLED_LENGTH = SQUARES * SQUARES * CHANNELS;

/**
 * The mean of every channel over each quarter of a print's 14 × 14 features: 2,048 numbers, quarter after quarter, which a small shift
 * of the print hardly changes.
 *
 * @param features 100,352 values, height × width × channels (RangeError otherwise)
 */
export function poolFeatures(features: Float32Array): Float32Array {
  if (features.length !== SIDE * SIDE * CHANNELS) {
    throw new RangeError(`poolFeatures: ${features.length} values, a print has ${SIDE * SIDE * CHANNELS}`);
  }
  const pooled = new Float32Array(POOLED_LENGTH);
  const step = SIDE / SQUARES;
  for (let y = 0, at = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const square = Math.floor(y / step) * SQUARES + Math.floor(x / step);
      for (let c = 0; c < CHANNELS; c++) pooled[square * CHANNELS + c] += features[at++] / (step * step);
    }
  }
  return pooled;
}
