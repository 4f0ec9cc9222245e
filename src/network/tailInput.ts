/** Channels of what the tail takes and of all that it computes. */
export const TAIL_CHANNELS = 512;

/** Height, width and channels of what a tail takes. */
export function tailInput(side: number): [number, number, number] {
  return [side, side, TAIL_CHANNELS];
}

/** The side of features of so many values: side × side × 512. */
export function tailSide(columns: number): number {
  return Math.sqrt(columns / TAIL_CHANNELS);
}

/** Values of a print's vector in paper A: 14 · 14 · 512 (Algorithm 1), of pictures of 224 × 224. */
export const VECTOR_LENGTH = 14 * 14 * TAIL_CHANNELS;
