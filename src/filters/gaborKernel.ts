import type { Kernel } from "./convolve.js";

/** The wave, the window and the scaling of a Gabor kernel. */
export interface GaborKernelOptions {
  /** Ridge direction φ to pass, radians, counter-clockwise as seen. */
  orientation: number;
  /** Ridges a pixel, f, in (0, 0.5]. */
  frequency: number;
  /** Standard deviation of the envelope across the ridges, pixels. Default 4. */
  sigmaX?: number;
  /** Standard deviation of the envelope along the ridges, pixels. Default 4. */
  sigmaY?: number;
  /** The kernel reaches this many pixels from its middle. Default: 3 times the greater sigma, rounded up. */
  radius?: number;
  /** Cut the square to a disc of `radius` + ½ pixels. Default false. */
  disc?: boolean;
  /** Take a share of the envelope away so that the weights sum to 0 and flat regions give 0. Default true. */
  zeroMean?: boolean;
  /** Scale so that a sinusoid of this very direction and frequency keeps its amplitude. Default false (the equation as it is). */
  unitGain?: boolean;
}

/**
 * The even-symmetric Gabor kernel. Paper A, equation 4; paper B, equation 13:
 *
 *     G(x, y) = exp(−½ (x'²/σx² + y'²/σy²)) · cos(2π f x')
 *
 * with x' across and y' along the ridges by the **proper rotation**, x' = x cos α + y sin α and y' = −x sin α + y cos α (paper B). Paper A's
 * equations 5 and 6 as printed (x sin θ + y cos θ, x cos θ + y sin θ) are no rotation. α = φ + π/2 is the direction of the wave, at right
 * angles to the ridge direction φ that is given; y counts upwards here, as angles are counter-clockwise as seen.
 * Throws a RangeError for a sigma or frequency that is not positive.
 *
 * @example
 * import { gaborKernel } from "ridgelab/filters";
 * const { size, data } = gaborKernel({ orientation: 0, frequency: 1 / 9, radius: 6 });
 * size; // 13
 * data.reduce((sum, tap) => sum + tap, 0); // 0.000
 */
export function gaborKernel(options: GaborKernelOptions): Kernel {
  const upper = upperHalf(upperEnvelope(options), options);
  const data = new Float64Array(2 * upper.length - 1);
  for (let k = 0, opposite = data.length - 1; k <= opposite; k++, opposite--) {
    data[k] = upper[k];
    data[opposite] = upper[k];
  }
  return { size: Math.sqrt(data.length), data };
}

/**
 * The envelope of a kernel up to its middle pixel, row by row; what lies opposite in the square is the same to the last bit. 0 outside the
 * disc. Kernels that differ in frequency share it. Throws a RangeError for a sigma that is not positive.
 */
export function upperEnvelope(options: Omit<GaborKernelOptions, "frequency">): Float64Array {
  const { orientation, sigmaX = 4, sigmaY = 4, disc = false } = options;
  if (!(sigmaX > 0 && sigmaY > 0)) throw new RangeError(`gaborKernel: sigmas must be positive; given ${sigmaX} and ${sigmaY}`);
  const radius = options.radius ?? Math.ceil(3 * Math.max(sigmaX, sigmaY));
  const envelope = new Float64Array(((2 * radius + 1) ** 2 + 1) / 2);
  const cos = -Math.sin(orientation); // cos(φ + π/2)
  const sin = Math.cos(orientation);
  for (let y = radius, k = 0; y >= 0; y--) {
    for (let x = -radius; x <= radius && k < envelope.length; x++, k++) {
      const across = x * cos + y * sin;
      const along = -x * sin + y * cos;
      if (disc && x * x + y * y > (radius + 0.5) ** 2) continue;
      envelope[k] = Math.exp(-0.5 * ((across / sigmaX) ** 2 + (along / sigmaY) ** 2));
    }
  }
  return envelope;
}

/**
 * The kernel up to its middle pixel, row by row, under the envelope that `upperEnvelope` made with the same options.
 * Throws a RangeError for a frequency outside (0, 0.5].
 */
export function upperHalf(envelope: Float64Array, options: GaborKernelOptions): Float64Array {
  const { orientation, frequency, zeroMean = true, unitGain = false } = options;
  if (!(frequency > 0 && frequency <= 0.5))
    throw new RangeError(`gaborKernel: the frequency must be in (0, 0.5]; given ${frequency}`);
  const { length } = envelope;
  const radius = (Math.sqrt(2 * length - 1) - 1) / 2;
  const data = new Float64Array(length);
  const wave = new Float64Array(length);
  const cos = -Math.sin(orientation);
  const sin = Math.cos(orientation);
  for (let y = radius, k = 0; y >= 0; y--) {
    for (let x = -radius; x <= radius && k < length; x++, k++) {
      if (envelope[k] === 0) continue;
      wave[k] = Math.cos(2 * Math.PI * frequency * (x * cos + y * sin));
      data[k] = envelope[k] * wave[k];
    }
  }
  // sums over the whole kernel: there, and back from the middle pixel
  if (zeroMean) {
    let sum = 0;
    let weight = 0;
    for (let k = 0; k < length; k++) {
      sum += data[k];
      weight += envelope[k];
    }
    for (let k = length - 2; k >= 0; k--) {
      sum += data[k];
      weight += envelope[k];
    }
    const share = sum / weight;
    for (let k = 0; k < length; k++) data[k] -= share * envelope[k];
  }
  if (unitGain) {
    let gain = 0;
    for (let k = 0; k < length; k++) gain += data[k] * wave[k];
    for (let k = length - 2; k >= 0; k--) gain += data[k] * wave[k];
    for (let k = 0; k < length; k++) data[k] /= gain;
  }
  return data;
}
