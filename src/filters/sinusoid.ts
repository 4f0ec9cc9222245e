/** Sinusoids of a ladder of frequencies, ready to be fitted to signals of one length. */
export interface Sinusoids {
  /** Cycles a sample, ascending in equal steps. */
  readonly frequencies: Float64Array;
  /** For each frequency, `length` values of a cosine, then of a sine: each without mean and trend, of norm 1. */
  readonly waves: Float64Array[];
  readonly length: number;
}

let last: { key: string; basis: Sinusoids } | undefined;

/** The ladder from `lowest` to `highest` cycles a sample for signals of `length` samples; the last one made is kept. */
export function sinusoids(length: number, lowest: number, highest: number): Sinusoids {
  const key = `${length} ${lowest} ${highest}`;
  if (last?.key === key) return last.basis;
  if (!(Number.isInteger(length) && length >= 8)) throw new RangeError(`a signature needs 8 samples or more; given ${length}`);
  if (!(lowest > 0 && highest > lowest && highest <= 0.5)) {
    throw new RangeError(`frequencies must ascend within (0, 0.5]; given ${lowest} to ${highest}`);
  }
  const steps = Math.ceil((highest - lowest) * length * 5); // a fifth of the resolution: the parabola over three of them is then exact enough
  const frequencies = Float64Array.from({ length: steps + 1 }, (_, i) => lowest + ((highest - lowest) * i) / steps);
  const waves = Array.from(frequencies, (frequency) => {
    const wave = new Float64Array(2 * length);
    for (let k = 0; k < length; k++) {
      const t = 2 * Math.PI * frequency * (k - (length - 1) / 2);
      wave[k] = Math.cos(t);
      wave[length + k] = Math.sin(t);
    }
    standardize(wave.subarray(0, length));
    standardize(wave.subarray(length));
    return wave;
  });
  last = { key, basis: { frequencies, waves, length } };
  return last.basis;
}

/**
 * The frequency of the sinusoid that, with a mean and a trend, explains most of the signal's variance, between the ladder's steps by the
 * parabola through three of them; undefined where the best lies at an end of the ladder or the signal is flat. Overwrites the signal.
 */
export function fitSinusoid(signal: Float64Array, basis: Sinusoids): { frequency: number; explained: number } | undefined {
  const { frequencies, waves, length } = basis;
  if (!standardize(signal)) return undefined;
  // of two waves at a time, so that an addition need not wait for the one before
  const explained = new Float64Array(waves.length);
  for (let i = 0; i < waves.length; i += 2) {
    const wave = waves[i];
    const next = waves[Math.min(i + 1, waves.length - 1)];
    let cos = 0;
    let sin = 0;
    let nextCos = 0;
    let nextSin = 0;
    for (let k = 0; k < length; k++) {
      cos += wave[k] * signal[k];
      sin += wave[length + k] * signal[k];
      nextCos += next[k] * signal[k];
      nextSin += next[length + k] * signal[k];
    }
    explained[i] = cos * cos + sin * sin;
    if (i + 1 < waves.length) explained[i + 1] = nextCos * nextCos + nextSin * nextSin;
  }
  let best = 0;
  let at = 0;
  for (let i = 0; i < waves.length; i++) {
    if (explained[i] <= best) continue;
    best = explained[i];
    at = i;
  }
  if (at === 0 || at === waves.length - 1) return undefined;
  const [left, right] = [explained[at - 1], explained[at + 1]];
  const bend = left - 2 * best + right;
  const shift = bend < 0 ? (0.5 * (left - right)) / bend : 0;
  return { frequency: frequencies[at] + shift * (frequencies[1] - frequencies[0]), explained: best };
}

/** Takes mean and linear trend away and scales to norm 1; false where nothing is left. */
function standardize(signal: Float64Array): boolean {
  const n = signal.length;
  let sum = 0;
  let slope = 0;
  let weight = 0;
  let greatest = 0;
  for (let k = 0; k < n; k++) {
    const t = k - (n - 1) / 2;
    sum += signal[k];
    slope += t * signal[k];
    weight += t * t;
    greatest = Math.max(greatest, Math.abs(signal[k]));
  }
  let squares = 0;
  for (let k = 0; k < n; k++) {
    signal[k] -= sum / n + ((k - (n - 1) / 2) * slope) / weight;
    squares += signal[k] ** 2;
  }
  if (!(squares > n * (greatest * 1e-6) ** 2)) return false;
  const scale = 1 / Math.sqrt(squares);
  for (let k = 0; k < n; k++) signal[k] *= scale;
  return true;
}
