/** Maps of block5_conv3 (Algorithm 1: 14 × 14 × 512). */
const CHANNELS = 512;
/** Squares along a side of what is kept. */
const SQUARES = 2;

/** Numbers of a pooled print: 2 × 2 × 512. */
export const POOLED_LENGTH = SQUARES * SQUARES * CHANNELS;

/**
 * The mean of every channel over each quarter of a print's features: 2,048 numbers, quarter after quarter, which a small shift of the
 * print hardly changes.
 *
 * @param features side × side × 512 with an even side, 14 for VGG16's pictures of 224 × 224 (RangeError otherwise)
 */
export function poolFeatures(features: Float32Array): Float32Array {
  const side = Math.sqrt(features.length / CHANNELS);
  if (!(side > 0 && side % SQUARES === 0)) {
    throw new RangeError(
      `poolFeatures: a print has side × side × ${CHANNELS} values with an even side; given ${features.length}`,
    );
  }
  const pooled = new Float32Array(POOLED_LENGTH);
  const step = side / SQUARES;
  for (let y = 0, at = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const square = Math.floor(y / step) * SQUARES + Math.floor(x / step);
      for (let c = 0; c < CHANNELS; c++) pooled[square * CHANNELS + c] += features[at++] / (step * step);
    }
  }
  return pooled;
}
