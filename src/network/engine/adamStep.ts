import {
  add,
  assemble,
  type Code,
  F64,
  get,
  I32,
  integer,
  isLess,
  minus,
  plus,
  repeat,
  set,
  times,
  toDouble,
  toSingle,
  unsigned,
  V128,
  vector,
} from "../../assemble.js";

export interface AdamSettings {
  learningRate: number;
  /** decay of the first moment's average */
  beta1: number;
  /** decay of the second moment's average */
  beta2: number;
  /** keeps the quotient finite; added to the root of the corrected second moment */
  epsilon: number;
  /** count of this step, from 1 */
  step: number;
}

/** Values that are copied into the kernel's memory at once: four arrays of them fit into a second cache. */
const BLOCK = 16384;

let kernel: ReturnType<typeof adamKernel> | undefined;

/**
 * One step of Adam (Kingma and Ba 2015, algorithm 1): the new weights; the moments are updated in place. In double precision, two values at a time (`adamKernel`).
 * @param updated takes the new weights; may be `weights`. Default: a new array
 */
export function adamStep(
  weights: Float32Array,
  gradient: Float32Array,
  first: Float32Array,
  second: Float32Array,
  { learningRate, beta1, beta2, epsilon, step }: AdamSettings,
  updated: Float32Array = new Float32Array(weights.length),
): Float32Array {
  kernel ??= adamKernel();
  const { run, values } = kernel;
  const rate = learningRate / (1 - beta1 ** step);
  const correction = 1 / (1 - beta2 ** step);
  for (let from = 0; from < weights.length; from += BLOCK) {
    const to = Math.min(weights.length, from + BLOCK);
    [weights, gradient, first, second].forEach((array, i) => {
      values.set(array.subarray(from, to), i * BLOCK);
    });
    run(to - from, beta1, 1 - beta1, beta2, 1 - beta2, rate, correction, epsilon);
    [updated, undefined, first, second].forEach((array, i) => {
      array?.set(values.subarray(i * BLOCK, i * BLOCK + to - from), from);
    });
  }
  return updated;
}

// Local variables: the parameters, then the place, each parameter but the count twice in a vector, and what is computed.
const [COUNT, AT, GRADIENT, FIRST, SECOND] = [0, 8, 16, 17, 18];
const PARAMETERS = [1, 2, 3, 4, 5, 6, 7];
const [BETA1, REST1, BETA2, REST2, RATE, CORRECTION, EPSILON] = PARAMETERS.map((parameter) => parameter + 8);

/**
 * m ← β1·m + (1 − β1)·g, v ← β2·v + (1 − β2)·g², w ← w − rate·m / (√(v·correction) + ε), in WebAssembly. Every operation is one that IEEE 754
 * leaves no choice in, in the order of the formulas, on values in double precision that are rounded to single at last: the bits are those of JavaScript.
 */
function adamKernel(): { readonly values: Float32Array; readonly run: (...given: number[]) => void } {
  const [splat, root, over] = [[0x14], [0xef, 1], [0xf3, 1]].map((code) => vector(...code));
  const place = (array: number): number[] => [2, ...unsigned(4 * array * BLOCK)];
  /** Two numbers of an array, in double precision. */
  const load = (array: number): Code => [...get(AT), ...vector(0x5d, ...place(array)), ...toDouble];
  const store = (array: number, value: Code): Code => [...get(AT), ...value, ...toSingle, ...vector(0x5b, ...place(array), 0)];
  const code: Code = [
    ...PARAMETERS.flatMap((parameter, i) => [...get(parameter), ...splat, ...set(BETA1 + i)]),
    // the place, in bytes, up to the count's
    ...[...get(COUNT), ...integer(4), 0x6c, ...set(COUNT)],
    ...repeat([
      ...[...load(1), ...set(GRADIENT)],
      ...[...get(BETA1), ...load(2), ...times, ...get(REST1), ...get(GRADIENT), ...times, ...plus, ...set(FIRST)],
      ...[...get(BETA2), ...load(3), ...times, ...get(REST2), ...get(GRADIENT), ...times, ...get(GRADIENT), ...times, ...plus],
      ...set(SECOND),
      ...[...store(2, get(FIRST)), ...store(3, get(SECOND))],
      ...store(0, [
        ...[...load(0), ...get(RATE), ...get(FIRST), ...times],
        ...[...get(SECOND), ...get(CORRECTION), ...times, ...root, ...get(EPSILON), ...plus, ...over, ...minus],
      ]),
      ...[...get(AT), ...integer(8), ...add, ...set(AT), ...get(AT), ...get(COUNT), ...isLess],
    ]),
  ];
  const { memory, run } = assemble({
    pages: (4 * 4 * BLOCK) / 2 ** 16,
    parameters: [I32, ...PARAMETERS.map(() => F64)],
    locals: [I32, ...Array<number>(10).fill(V128)],
    code,
  });
  return { values: new Float32Array(memory.buffer), run };
}
