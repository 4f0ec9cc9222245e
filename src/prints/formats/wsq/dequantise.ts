import type { Quantisers } from "./readTables.js";

/**
 * Values of a subband's coefficients p (specification, section "Quantization", on decoding): 0 for 0; (p − C) Q + Z/2 for p > 0;
 * (p + C) Q − Z/2 for p < 0.
 */
export function dequantise(coefficients: Int32Array, { centre, bins }: Quantisers, subband: number): Float32Array {
  const { width, zero } = bins[subband];
  const values = new Float32Array(coefficients.length);
  const up = zero / 2 - centre * width;
  for (let i = 0; i < values.length; i++) {
    const p = coefficients[i];
    if (p !== 0) values[i] = p > 0 ? p * width + up : p * width - up;
  }
  return values;
}
