import {
  type AssemblyMemory,
  add,
  assemble,
  type Code,
  get,
  growTo,
  I32,
  integer,
  isLess,
  loadPair,
  loadTwice,
  loadWhole,
  plus,
  repeat,
  set,
  storePair,
  subtract,
  times,
  V128,
} from "../assemble.js";

/** Numbers in double precision in WebAssembly's memory, and a filter that works on them. */
export interface FourPixels {
  /** The memory; another array after it has grown. */
  values: Float64Array;
  /** Makes room for so many numbers. */
  grow(length: number): void;
  /** Lays down how the rows of a kernel lie in a picture: where each begins, in places from the pixel in the middle, and how many groups of four weights it has. */
  layRows(starts: readonly number[], fours: Int32Array): void;
  /**
   * Filters the pixel at a place and the three after it, into the first four places of the memory: Σ weight · (pixel + the one that lies
   * opposite it). The weights are at `half` and after: that of the middle, then the rows'.
   */
  filter(at: number, half: number): void;
}

/** Places that are kept for what comes out and for the rows, of which there are `rows`. */
export function placesBefore(rows: number): number {
  return 4 + rows;
}

// Local variables: the parameters, then the opposite pixels, the end of a row's weights and what is computed.
const [AT, HALF, ROW, ROWS_END, P, Q, END, FIRST, LAST, WEIGHT] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * In WebAssembly, two pixels in a vector: sums in double precision of one weight after the other, which IEEE 754 leaves no choice in,
 * so the bits are those of a loop in JavaScript.
 */
export function fourPixels(): FourPixels {
  const store = (offset: number, local: number): Code => [...integer(0), ...get(local), ...storePair(offset)];
  /** weight · (pixel + opposite pixel) to a sum. */
  const addTo = (sum: number, p: number, q: number): Code => [
    ...[...get(sum), ...get(WEIGHT), ...loadPair(P, p), ...loadPair(Q, q), ...plus, ...times, ...plus, ...set(sum)],
  ];
  const taps = [0, 1, 2, 3].flatMap((i) => [
    ...[...loadTwice(HALF, 8 * i), ...set(WEIGHT)],
    ...[...addTo(FIRST, 8 * i, 24 - 8 * i), ...addTo(LAST, 8 * i + 16, 40 - 8 * i)],
  ]);
  const move = (local: number, code: Code): Code => [...get(local), ...integer(32), ...code, ...set(local)];
  const code: Code = [
    ...[...loadTwice(HALF), ...set(WEIGHT)],
    ...[...get(WEIGHT), ...loadPair(AT), ...times, ...set(FIRST), ...get(WEIGHT), ...loadPair(AT, 16), ...times, ...set(LAST)],
    ...[...get(HALF), ...integer(8), ...add, ...set(HALF)],
    ...repeat([
      ...[...get(AT), ...loadWhole(ROW), ...add, ...set(P)],
      // three pixels before the opposite one, as an offset cannot be below 0
      ...[...get(AT), ...loadWhole(ROW), ...subtract, ...integer(24), ...subtract, ...set(Q)],
      ...[...get(HALF), ...loadWhole(ROW, 4), ...add, ...set(END)],
      ...repeat([...taps, ...[...move(P, add), ...move(Q, subtract), ...move(HALF, add), ...get(HALF), ...get(END), ...isLess]]),
      ...[...get(ROW), ...integer(8), ...add, ...set(ROW), ...get(ROW), ...get(ROWS_END), ...isLess],
    ]),
    ...[...store(0, FIRST), ...store(16, LAST)],
  ];
  const { memory, run } = assemble({
    pages: 1,
    parameters: [I32, I32, I32, I32],
    locals: [I32, I32, I32, V128, V128, V128],
    code,
  });
  return made(memory, run);
}

function made(memory: AssemblyMemory, run: (...given: number[]) => void): FourPixels {
  const rowsAt = 32; // after what comes out, four numbers
  let rowsEnd = rowsAt;
  const four: FourPixels = {
    values: new Float64Array(memory.buffer),
    grow(length) {
      if (length <= four.values.length) return;
      growTo(memory, 8 * length);
      four.values = new Float64Array(memory.buffer);
    },
    layRows(starts, fours) {
      const words = new Int32Array(memory.buffer, rowsAt, 2 * starts.length);
      for (let row = 0; row < starts.length; row++) {
        words[2 * row] = 8 * starts[row];
        words[2 * row + 1] = 32 * fours[row];
      }
      rowsEnd = rowsAt + 8 * starts.length;
    },
    filter: (at, half) => run(8 * at, 8 * half, rowsAt, rowsEnd),
  };
  return four;
}
