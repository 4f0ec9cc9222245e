/** Discrete Fourier transforms of one size, which keep their tables. */
export interface Fourier {
  readonly size: number;
  /** Transforms a square of complex numbers, row-major, in place; `inverse` divides by size². */
  square(re: Float64Array, im: Float64Array, inverse?: boolean): void;
}

/**
 * Transforms of squares of `size` × `size` numbers (Cooley and Tukey 1965, radix 2: rows, then columns).
 *
 * @throws RangeError unless `size` is a power of two of at least 2.
 */
export function createFourier(size: number): Fourier {
  if (!(Number.isInteger(size) && size >= 2 && (size & (size - 1)) === 0)) {
    throw new RangeError(`a Fourier transform needs a power of two of at least 2; given ${size}`);
  }
  const bits = Math.log2(size);
  const reversed = Int32Array.from({ length: size }, (_, i) => {
    let out = 0;
    for (let b = 0; b < bits; b++) out |= ((i >> b) & 1) << (bits - 1 - b);
    return out;
  });
  const cos = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size));
  const sin = Float64Array.from({ length: size / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / size));
  return { size, square };

  function square(re: Float64Array, im: Float64Array, inverse = false): void {
    // the inverse is the transform with real and imaginary part exchanged
    const [a, b] = inverse ? [im, re] : [re, im];
    for (let row = 0; row < size; row++) line(a, b, row * size);
    transpose(a);
    transpose(b);
    for (let row = 0; row < size; row++) line(a, b, row * size);
    transpose(a);
    transpose(b);
    if (!inverse) return;
    for (let i = 0; i < size * size; i++) {
      re[i] /= size * size;
      im[i] /= size * size;
    }
  }

  function line(re: Float64Array, im: Float64Array, from: number): void {
    for (let i = 0; i < size; i++) {
      const j = reversed[i];
      if (j <= i) continue;
      const r = re[from + i];
      const s = im[from + i];
      re[from + i] = re[from + j];
      im[from + i] = im[from + j];
      re[from + j] = r;
      im[from + j] = s;
    }
    for (let half = 1; half < size; half *= 2) {
      const step = size / (2 * half);
      for (let start = from; start < from + size; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const p = start + k;
          const q = p + half;
          const c = cos[k * step];
          const s = sin[k * step];
          const r = re[q] * c - im[q] * s;
          const t = re[q] * s + im[q] * c;
          re[q] = re[p] - r;
          im[q] = im[p] - t;
          re[p] += r;
          im[p] += t;
        }
      }
    }
  }

  function transpose(values: Float64Array): void {
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < y; x++) {
        const upper = values[x * size + y];
        values[x * size + y] = values[y * size + x];
        values[y * size + x] = upper;
      }
    }
  }
}
