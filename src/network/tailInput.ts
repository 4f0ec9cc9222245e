/** Height, width and channels of what the tail takes. */
export const TAIL_INPUT = [14, 14, 512] as const;

/** Values of a print's vector, which is as large: 14 · 14 · 512 (Algorithm 1). */
export const VECTOR_LENGTH = TAIL_INPUT[0] * TAIL_INPUT[1] * TAIL_INPUT[2];
