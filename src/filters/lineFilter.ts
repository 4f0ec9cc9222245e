import {
  type AssemblyMemory,
  add,
  assemble,
  type Code,
  F64,
  get,
  growTo,
  I32,
  integer,
  isLess,
  KEPT_BYTES,
  loadPair,
  loadTwice,
  loadWhole,
  plus,
  repeat,
  set,
  storePair,
  subtract,
  times,
  toDouble,
  toSingle,
  V128,
} from "../assemble.js";

/** A kernel on a straight line through a pixel: the pixel's weight, and one weight for each two pixels that lie opposite one another. */
export interface LineKernel {
  readonly middle: number;
  /** From the pixel to one of the two, in a picture of a known width. */
  readonly offsets: readonly number[];
  readonly weights: readonly number[];
}

/** Kernels as the filter reads them, one behind the other. */
export class LineKernels {
  private words = new Float64Array(1024);
  private used = 0;

  /** Adds a kernel; returns its place. */
  add({ middle, offsets, weights }: LineKernel): number {
    const from = this.used;
    const entries = Math.max(offsets.length, 1); // of a kernel that is its middle alone, one that weighs nothing
    this.used += 2 * (1 + entries);
    if (this.used > this.words.length) {
      const more = new Float64Array(2 * this.used);
      more.set(this.words);
      this.words = more;
    }
    const whole = new Int32Array(this.words.buffer);
    this.words[from] = middle;
    whole[2 * from + 2] = 8 * this.used;
    for (let k = 0; k < offsets.length; k++) {
      const at = from + 2 * (1 + k);
      whole[2 * at] = 8 * offsets[k];
      this.words[at + 1] = weights[k];
    }
    return 8 * from;
  }

  get data(): Float64Array {
    return this.words.subarray(0, this.used);
  }
}

/** What `lineFilter` works on. */
export interface LineFilter {
  /** To be filled with the picture and a border around it as wide as the kernels reach. */
  readonly picture: Float64Array;
  /**
   * What is filtered, three numbers a job: a pixel's byte in the picture (8 a pixel), and the places of its two kernels. Jobs for four neighbours,
   * whose first one's pixel it is, lie at the front; those for single pixels at the back.
   */
  readonly jobs: Int32Array;
  /**
   * Filters with the jobs' first kernels, then what that gives with their second ones; pixels without a job take part in the second pass as
   * they are. Sums are in double precision, both results are rounded to single precision. To be called once: the result takes the picture's place.
   * @param fours where the jobs for four end
   * @param ones where those for single pixels begin
   * @returns the result in the picture's places, where there was a job; valid until the next picture
   */
  readonly filterTwice: (kernels: LineKernels, fours: number, ones: number) => Float64Array;
}

/** Numbers of a job. */
export const JOB = 3;

let kept: ReturnType<typeof pass> | undefined;

/** Room for a picture of so many pixels, border included, of which so many are filtered; it is used again when the next one is asked for. */
export function lineFilter(pixels: number, filtered: number): LineFilter {
  kept ??= pass();
  const { memory, run } = kept;
  const second = 8 * pixels;
  const list = 2 * second;
  const end = list + 4 * JOB * filtered;
  const bank = 8 * Math.ceil(end / 8);
  const reserve = (bytes: number) => {
    growTo(memory, bytes);
    if (memory.buffer.byteLength > KEPT_BYTES) kept = undefined;
  };
  reserve(bank);
  const [picture, jobs] = [new Float64Array(memory.buffer, 0, pixels), new Int32Array(memory.buffer, list, JOB * filtered)];
  const filterTwice = (kernels: LineKernels, fours: number, ones: number) => {
    const words = kernels.data;
    reserve(bank + 8 * words.length);
    new Float64Array(memory.buffer, bank, words.length).set(words);
    const both = new Float64Array(memory.buffer, 0, 2 * pixels).copyWithin(pixels, 0, pixels);
    const parts = [list, list + 4 * fours, list + 4 * ones, end, bank];
    run(...parts, 4, 0, second);
    run(...parts, 8, second, 0);
    return both.subarray(0, pixels);
  };
  return { picture, jobs, filterTwice };
}

// Local variables: the parameters (the first job for four and the end of those, the same for single pixels, the kernels, the kernel's place in a
// job, the two pictures); a kernel's entry and end, the pixel's place, itself and the two opposite; sums and weights of a four, of a pixel.
const [JOBS, FOURS, ONES, END, BANK, WHICH, FROM, TO] = [0, 1, 2, 3, 4, 5, 6, 7];
const [ENTRY, LAST, PIXEL, HERE, AHEAD, BEHIND] = [8, 9, 10, 11, 12, 13];
const [LEFT, RIGHT, WEIGHTS, SUM, WEIGHT] = [14, 15, 16, 17, 18];

/** How the pixels of a job are read, weighed, summed and written. */
interface Pixels {
  /** Takes the weight that lies so many bytes behind the entry. */
  readonly weight: (offset: number) => Code;
  /** Multiplies by it. */
  readonly times: Code;
  readonly sums: readonly { readonly sum: number; readonly pixel: (at: number) => Code; readonly plus: Code }[];
  /** Rounds the sums to single precision and writes them. */
  readonly store: Code;
}

const FOUR: Pixels = {
  weight: (offset) => [...loadTwice(ENTRY, offset), ...set(WEIGHTS)],
  times: [...get(WEIGHTS), ...times],
  sums: [LEFT, RIGHT].map((sum, k) => ({ sum, pixel: (at) => loadPair(at, 16 * k), plus })),
  store: [LEFT, RIGHT].flatMap((sum, k) => [...[...get(PIXEL), ...get(sum), ...toSingle, ...toDouble, ...storePair(16 * k)]]),
};

const ONE: Pixels = {
  weight: (offset) => [...get(ENTRY), 0x2b, 3, offset, ...set(WEIGHT)],
  times: [...get(WEIGHT), 0xa2],
  sums: [{ sum: SUM, pixel: (at) => [...get(at), 0x2b, 3, 0], plus: [0xa0] }],
  store: [...get(PIXEL), ...get(SUM), 0xb6, 0xbb, 0x39, 3, 0],
};

/**
 * A pass in WebAssembly, in which four neighbours take little longer than one. Every operation is one that IEEE 754 leaves no choice in, and
 * the order of a sum is that of the kernel's entries: the bits are those of JavaScript.
 */
function pass(): { readonly memory: AssemblyMemory; readonly run: (...given: number[]) => void } {
  const step: Code = [...get(ENTRY), ...integer(16), ...add, ...set(ENTRY)];
  const filter = ({ weight, times: by, sums, store }: Pixels): Code => [
    ...[...loadWhole(JOBS), ...set(PIXEL), ...get(JOBS), ...get(WHICH), ...add, 0x28, 2, 0],
    ...[...get(BANK), ...add, ...set(ENTRY), ...loadWhole(ENTRY, 8), ...get(BANK), ...add, ...set(LAST)],
    ...[...get(FROM), ...get(PIXEL), ...add, ...set(HERE), ...weight(0), ...step],
    ...sums.flatMap(({ sum, pixel }) => [...pixel(HERE), ...by, ...set(sum)]),
    ...repeat([
      ...[
        ...get(HERE),
        ...loadWhole(ENTRY),
        ...add,
        ...set(AHEAD),
        ...get(HERE),
        ...loadWhole(ENTRY),
        ...subtract,
        ...set(BEHIND),
      ],
      ...[...weight(8), ...step],
      ...sums.flatMap(({ sum, pixel, plus: and }) => [
        ...[...get(sum), ...pixel(AHEAD), ...pixel(BEHIND), ...and, ...by, ...and, ...set(sum)],
      ]),
      ...[...get(ENTRY), ...get(LAST), ...isLess],
    ]),
    ...[...get(TO), ...get(PIXEL), ...add, ...set(PIXEL), ...store],
    ...[...get(JOBS), ...integer(4 * JOB), ...add, ...set(JOBS)],
  ];
  const all = (end: number, pixels: Pixels): Code => {
    const left: Code = [...get(JOBS), ...get(end), ...isLess];
    return [...left, 0x04, 0x40, ...repeat([...filter(pixels), ...left]), 0x0b];
  };
  return assemble({
    pages: 1,
    parameters: Array<number>(8).fill(I32),
    locals: [...Array<number>(6).fill(I32), V128, V128, V128, F64, F64],
    code: [...all(FOURS, FOUR), ...get(ONES), ...set(JOBS), ...all(END, ONE)],
  });
}
