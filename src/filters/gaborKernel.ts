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
  const { orientation, frequency, sigmaX = 4, sigmaY = 4, disc = false, zeroMean = true, unitGain = false } = options;
  if (!(sigmaX > 0 && sigmaY > 0)) throw new RangeError(`gaborKernel: sigmas must be positive; given ${sigmaX} and ${sigmaY}`);
  if (!(frequency > 0 && frequency <= 0.5))
    throw new RangeError(`gaborKernel: the frequency must be in (0, 0.5]; given ${frequency}`);
  const radius = options.radius ?? Math.ceil(3 * Math.max(sigmaX, sigmaY));
  const size = 2 * radius + 1;
  const data = new Float64Array(size * size);
  const envelope = new Float64Array(size * size);
  const wave = new Float64Array(size * size);
  const cos = -Math.sin(orientation); // cos(φ + π/2)
  const sin = Math.cos(orientation);
  let sum = 0;
  let weight = 0;
  for (let row = 0, k = 0; row < size; row++) {
    for (let column = 0; column < size; column++, k++) {
      const x = column - radius;
      const y = radius - row;
      const across = x * cos + y * sin;
      const along = -x * sin + y * cos;
      if (disc && x * x + y * y > (radius + 0.5) ** 2) continue;
      envelope[k] = Math.exp(-0.5 * ((across / sigmaX) ** 2 + (along / sigmaY) ** 2));
      wave[k] = Math.cos(2 * Math.PI * frequency * across);
      data[k] = envelope[k] * wave[k];
      sum += data[k];
      weight += envelope[k];
    }
  }
  if (zeroMean) for (let k = 0; k < data.length; k++) data[k] -= (sum / weight) * envelope[k];
  if (unitGain) {
    let gain = 0;
    for (let k = 0; k < data.length; k++) gain += data[k] * wave[k];
    for (let k = 0; k < data.length; k++) data[k] /= gain;
  }
  return { size, data };
}
