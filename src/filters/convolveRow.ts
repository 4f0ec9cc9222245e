import {
  add,
  assemble,
  type Code,
  get,
  growTo,
  I32,
  integer,
  isLess,
  KEPT_BYTES,
  loadPair,
  loadTwice,
  plus,
  repeat,
  set,
  storePair,
  times,
  V128,
  vector,
} from "../assemble.js";

/** Pixels that are filtered at once. */
const GROUP = 8;

let kernel: ReturnType<typeof rowKernel> | undefined;

/**
 * Rows of sums Σ weight · pixel, in double precision. Both arrays are copied into WebAssembly's memory, where two pixels lie in a vector; each
 * is summed in the order of the weights, so the bits are those of a loop in JavaScript.
 * @param source rows of `stride` numbers
 * @param weights a square of `size` × `size`
 * @returns a function of the place of the first window's first pixel that gives the sums of `count` windows, each one to the right of the last; they
 * are overwritten by the next call. It serves until the next convolver is made
 */
export function rowConvolver(
  source: Float32Array,
  stride: number,
  weights: Float64Array,
  size: number,
  count: number,
): (from: number) => Float64Array {
  kernel ??= rowKernel();
  const { memory, run } = kernel;
  if (8 * source.length > KEPT_BYTES) kernel = undefined;
  const groups = Math.ceil(count / GROUP);
  const sourceAt = weights.length;
  const outAt = sourceAt + source.length + GROUP; // the last group may look beyond the source
  growTo(memory, 8 * (outAt + groups * GROUP));
  const values = new Float64Array(memory.buffer);
  values.set(weights);
  values.set(source, sourceAt);
  const out = values.subarray(outAt, outAt + count);
  return (from) => {
    const at = 8 * (sourceAt + from);
    run(at, at + 8 * groups * GROUP, 8 * stride, 8 * size, 8 * weights.length, 8 * outAt);
    return out;
  };
}

// Local variables: the parameters, then pointers and the end of a row of weights, then the weight and the sums.
const [SOURCE, SOURCE_END, STRIDE, ROW_BYTES, WEIGHTS_END, OUT, PIXEL, ROW, AT, END, WEIGHT, SUMS] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
];

function rowKernel() {
  const sums = Array.from({ length: GROUP / 2 }, (_, i) => ({ sum: SUMS + i, offset: 16 * i }));
  const zero = vector(0x0c, ...new Array<number>(16).fill(0));
  const moveBy = (local: number, by: Code): Code => [...get(local), ...by, ...add, ...set(local)];
  const code = repeat([
    ...sums.flatMap(({ sum }) => [...zero, ...set(sum)]),
    ...[...integer(0), ...set(AT), ...get(SOURCE), ...set(ROW)],
    ...repeat([
      ...[...get(ROW), ...set(PIXEL), ...get(AT), ...get(ROW_BYTES), ...add, ...set(END)],
      ...repeat([
        ...[...loadTwice(AT), ...set(WEIGHT)],
        ...sums.flatMap(({ sum, offset }) => [
          ...[...get(sum), ...get(WEIGHT), ...loadPair(PIXEL, offset), ...times, ...plus, ...set(sum)],
        ]),
        ...[...moveBy(PIXEL, integer(8)), ...moveBy(AT, integer(8)), ...get(AT), ...get(END), ...isLess],
      ]),
      ...[...moveBy(ROW, get(STRIDE)), ...get(AT), ...get(WEIGHTS_END), ...isLess],
    ]),
    ...sums.flatMap(({ sum, offset }) => [...get(OUT), ...get(sum), ...storePair(offset)]),
    ...[...moveBy(OUT, integer(32)), ...moveBy(OUT, integer(32))],
    ...[...moveBy(SOURCE, integer(32)), ...moveBy(SOURCE, integer(32)), ...get(SOURCE), ...get(SOURCE_END), ...isLess],
  ]);
  return assemble({
    pages: 1,
    parameters: [I32, I32, I32, I32, I32, I32],
    locals: [I32, I32, I32, I32, V128, V128, V128, V128, V128],
    code,
  });
}
