import { type GrayImage, withData } from "../prints/grayImage.js";

/** Mean and variance that `normalize` brings a print to. */
export interface NormalizeOptions {
  /** Desired mean M₀, grey levels. Default 128. */
  mean?: number;
  /** Desired variance V₀, squared grey levels. Default 2500. */
  variance?: number;
}

/**
 * Brings a print to a desired mean and variance. Paper A, equations 1–3; mean and variance are paper B's equations 9 and 10:
 *
 *     N(i,j) = M₀ + √(V₀ (I − M)² / V)   where I(i,j) > M
 *     N(i,j) = M₀ − √(V₀ (I − M)² / V)   elsewhere
 *
 * (the two conditions were lost in print). Both branches together are the line M₀ + (I − M)·√(V₀/V), which is what is computed.
 * The result may leave 0–255. A picture of one intensity becomes M₀ everywhere. Throws a RangeError for a negative variance.
 *
 * @example
 * import { meanAndVariance, normalize } from "ridgelab/filters";
 * const image = { width: 2, height: 1, data: Float32Array.of(50, 150), dpi: 500 };
 * normalize(image, { mean: 128, variance: 100 }).data; // [118, 138]
 */
export function normalize(image: GrayImage, options: NormalizeOptions = {}): GrayImage {
  const { mean = 128, variance = 2500 } = options;
  if (!(variance >= 0)) throw new RangeError(`normalize: the desired variance must be 0 or more; given ${variance}`);
  const now = meanAndVariance(image);
  const gain = now.variance > 0 ? Math.sqrt(variance / now.variance) : 0;
  const data = new Float32Array(image.data.length);
  for (let i = 0; i < data.length; i++) data[i] = mean + (image.data[i] - now.mean) * gain;
  return withData(image, data);
}

/**
 * M = ΣI / N² and V = Σ(I − M)² / N² of a picture (paper B, equations 9 and 10; any width and height).
 *
 * @example
 * import { meanAndVariance } from "ridgelab/filters";
 * meanAndVariance({ width: 2, height: 1, data: Float32Array.of(50, 150), dpi: 500 }); // { mean: 100, variance: 2500 }
 */
export function meanAndVariance(image: GrayImage): { mean: number; variance: number } {
  const { data } = image;
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  const mean = sum / data.length;
  let squares = 0;
  for (let i = 0; i < data.length; i++) squares += (data[i] - mean) ** 2;
  return { mean, variance: squares / data.length };
}
