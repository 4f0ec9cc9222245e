import {
  add,
  assemble,
  type Code,
  get,
  I32,
  integer,
  isLess,
  loadPair,
  loadTwice,
  loadWhole,
  minus,
  plus,
  repeat,
  set,
  storePair,
  times,
  V128,
} from "../assemble.js";

/** Discrete Fourier transforms of one size, which keep their tables. */
export interface Fourier {
  readonly size: number;
  /** Transforms a square of complex numbers, row-major, in place; `inverse` divides by size². */
  square(re: Float64Array, im: Float64Array, inverse?: boolean): void;
  /**
   * Where `transform` takes its numbers from, and where it leaves them, for those who need not have them in rows: the real parts and the
   * imaginary ones. With both exchanged, here and there, it is the inverse times size².
   */
  readonly given: readonly [re: Float64Array, im: Float64Array];
  readonly found: readonly [re: Float64Array, im: Float64Array];
  /** The place in `given`, and that in `found`, of each number of the square, row-major. */
  readonly givenAt: Int32Array;
  readonly foundAt: Int32Array;
  transform(): void;
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
  /** Two neighbouring lines are transformed at once, their numbers side by side. */
  const placeOf = (line: number, place: number) => ((line >> 1) * size + place) * 2 + (line & 1);
  const places = (at: (row: number, column: number) => number) =>
    Int32Array.from({ length: size * size }, (_, p) => at(Math.floor(p / size), p % size));
  const rowsAt = places(placeOf);
  const givenAt = places((row, column) => placeOf(row, reversed[column]));
  const columnsAt = places((row, column) => placeOf(column, reversed[row]));
  const foundAt = places((row, column) => placeOf(column, row));
  const { squares, transformLines } = fourierKernel(size);
  const [re, im, foundRe, foundIm] = squares;
  return { size, square, given: [re, im], found: [foundRe, foundIm], givenAt, foundAt, transform };

  function transform(): void {
    transformLines(0);
    for (let p = 0; p < rowsAt.length; p++) {
      const from = rowsAt[p];
      const to = columnsAt[p];
      foundRe[to] = re[from];
      foundIm[to] = im[from];
    }
    transformLines(2);
  }

  function square(real: Float64Array, imaginary: Float64Array, inverse = false): void {
    // the inverse is the transform with real and imaginary part exchanged
    const [a, b] = inverse ? [imaginary, real] : [real, imaginary];
    for (let p = 0; p < givenAt.length; p++) {
      re[givenAt[p]] = a[p];
      im[givenAt[p]] = b[p];
    }
    transform();
    const divisor = inverse ? size * size : 1;
    for (let p = 0; p < foundAt.length; p++) {
      a[p] = foundRe[foundAt[p]] / divisor;
      b[p] = foundIm[foundAt[p]] / divisor;
    }
  }
}

/** Bytes of a butterfly in the kernel's table: the places of the two numbers in a line, and the factor's real and imaginary part. */
const BUTTERFLY = 24;
// Local variables: the parameters, then of 32 bits, then vectors.
const [LINE, END, TABLE_END, ENTRY, P, Q, COS, SIN, X, Y, RE, IM] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/**
 * Transforms all lines of a square whose numbers lie in bit-reversed order, two lines at a time, in WebAssembly: butterfly after butterfly of a table.
 * Sums and products in double precision in the order of the formulas, which IEEE 754 leaves no choice in: the bits are those of JavaScript.
 */
function fourierKernel(size: number): {
  /** Squares in the kernel's memory: real and imaginary parts, and those of a second one. */
  readonly squares: readonly Float64Array[];
  /** Transforms the lines of the square whose real parts are `squares[first]`. */
  readonly transformLines: (first: number) => void;
} {
  const bytes = 8 * size * size;
  const table = 4 * bytes;
  const store = (pointer: number, offset: number, value: Code): Code => [...get(pointer), ...value, ...storePair(offset)];
  const place = (offset: number): Code => [...loadWhole(ENTRY, offset), ...get(LINE), ...add];
  const butterfly: Code = [
    ...[...place(0), ...set(P), ...place(4), ...set(Q)],
    ...[...loadTwice(ENTRY, 8), ...set(COS), ...loadTwice(ENTRY, 16), ...set(SIN)],
    ...[...loadPair(Q), ...set(X), ...loadPair(Q, bytes), ...set(Y)],
    ...[...get(X), ...get(COS), ...times, ...get(Y), ...get(SIN), ...times, ...minus, ...set(RE)],
    ...[...get(X), ...get(SIN), ...times, ...get(Y), ...get(COS), ...times, ...plus, ...set(IM)],
    ...[...loadPair(P), ...set(X), ...loadPair(P, bytes), ...set(Y)],
    ...store(Q, 0, [...get(X), ...get(RE), ...minus]),
    ...store(Q, bytes, [...get(Y), ...get(IM), ...minus]),
    ...store(P, 0, [...get(X), ...get(RE), ...plus]),
    ...store(P, bytes, [...get(Y), ...get(IM), ...plus]),
  ];
  const code = repeat([
    ...[...integer(table), ...set(ENTRY)],
    ...repeat([
      ...butterfly,
      ...[...get(ENTRY), ...integer(BUTTERFLY), ...add, ...set(ENTRY), ...get(ENTRY), ...get(TABLE_END), ...isLess],
    ]),
    ...[...get(LINE), ...integer(16 * size), ...add, ...set(LINE), ...get(LINE), ...get(END), ...isLess],
  ]);
  const butterflies = (size / 2) * Math.log2(size);
  const { memory, run } = assemble({
    pages: Math.ceil((table + butterflies * BUTTERFLY) / 2 ** 16),
    parameters: [I32, I32, I32],
    locals: [I32, I32, I32, V128, V128, V128, V128, V128, V128],
    code,
  });
  const view = new DataView(memory.buffer);
  let entry = table;
  for (let half = 1; half < size; half *= 2) {
    for (let start = 0; start < size; start += 2 * half) {
      for (let k = 0; k < half; k++, entry += BUTTERFLY) {
        const angle = (2 * Math.PI * ((k * size) / (2 * half))) / size;
        view.setInt32(entry, 16 * (start + k), true);
        view.setInt32(entry + 4, 16 * (start + k + half), true);
        view.setFloat64(entry + 8, Math.cos(angle), true);
        view.setFloat64(entry + 16, -Math.sin(angle), true);
      }
    }
  }
  return {
    squares: [0, 1, 2, 3].map((i) => new Float64Array(memory.buffer, i * bytes, size * size)),
    transformLines: (first) => run(first * bytes, (first + 1) * bytes, entry),
  };
}
