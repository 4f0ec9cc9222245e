import { gaborKernel } from "../filters/gaborKernel.js";
import { PERIOD_RANGE } from "./periodMap.js";

const ORIENTATIONS = 48;
const PERIODS = 16;
/** The Gaussian's deviation in periods. */
const SIGMA = 0.42;

/** Even Gabor kernels for every direction and period. */
export interface GaborBank {
  /** Kernels' half width in pixels. */
  readonly radius: number;
  /** All taps, kernel after kernel, each of (2 radius + 1)² row by row. */
  readonly taps: Float64Array;
  /** Where the kernel for a direction in [0, π) and a period in pixels at 500 dpi begins in `taps`. */
  start(orientation: number, period: number): number;
}

const banks = new Map<number, GaborBank>();

/**
 * The bank that masters grow by: round kernels without mean that keep the amplitude of a wave of their own direction and period. Banks
 * are kept, as every master uses the same.
 *
 * @param reduction by how much the picture was made smaller: 1 for 500 dpi, 2 for 250 dpi
 */
export function gaborBank(reduction: number): GaborBank {
  const kept = banks.get(reduction);
  if (kept) return kept;
  const radius = Math.ceil(9 / reduction);
  const size = (2 * radius + 1) ** 2;
  const taps = new Float64Array(ORIENTATIONS * PERIODS * size);
  const ratio = PERIOD_RANGE[1] / PERIOD_RANGE[0];
  for (let o = 0; o < ORIENTATIONS; o++) {
    for (let p = 0; p < PERIODS; p++) {
      const period = (PERIOD_RANGE[0] * ratio ** (p / (PERIODS - 1))) / reduction;
      const sigma = SIGMA * period;
      const orientation = (Math.PI * o) / ORIENTATIONS;
      const kernel = gaborKernel({ orientation, frequency: 1 / period, sigmaX: sigma, sigmaY: sigma, radius, unitGain: true });
      taps.set(kernel.data, (o * PERIODS + p) * size);
    }
  }
  const start = (orientation: number, period: number) => {
    const o = Math.round((orientation / Math.PI) * ORIENTATIONS) % ORIENTATIONS;
    const p = Math.round(((PERIODS - 1) * Math.log(period / PERIOD_RANGE[0])) / Math.log(ratio));
    return (o * PERIODS + p) * size;
  };
  const bank = { radius, taps, start };
  banks.set(reduction, bank);
  return bank;
}
