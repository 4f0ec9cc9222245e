import {
  add,
  assemble,
  type Code,
  F64,
  get,
  I32,
  integer,
  isLess,
  MOST_PAGES,
  PAGE,
  repeat,
  set,
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

/** Adam's two moments of so many weights, and the step that moves all of them. */
export interface AdamMoments {
  /** Of the gradient; may be written to, as `second` may. */
  readonly first: Float32Array;
  /** Of its squares. */
  readonly second: Float32Array;
  /**
   * One step of Adam (Kingma and Ba 2015, algorithm 1) of as many weights as `gradient` has: their new values; the moments change in place.
   * In single precision, four values at a time (`adamKernel`).
   * @param updated takes the new weights; may be `weights`. Default: a new array
   * @param from the place of the first weight among the moments. Default: 0
   */
  step(
    weights: Float32Array,
    gradient: Float32Array,
    settings: AdamSettings,
    updated?: Float32Array,
    from?: number,
  ): Float32Array;
}

/** Weights that are copied into the kernel's memory at once, and gradients: they fit into a second cache. */
const BLOCK = 16384;

/** Values after the last that the kernel may write to: it takes four at a time. */
const SPARE = 3;

/** Moments that are 0. They lie in the kernel's own memory, where a step need not copy them; beside it if there is none so large. */
export function adamMoments(size: number): AdamMoments {
  const stride = size + SPARE;
  const own = adamKernel(2 * stride);
  const { run, values, moments } = own ?? adamKernel(2 * BLOCK + SPARE)!;
  const first = own ? moments.subarray(0, size) : new Float32Array(size);
  const second = own ? moments.subarray(stride, stride + size) : new Float32Array(size);
  return {
    first,
    second,
    step(weights, gradient, settings, updated = new Float32Array(gradient.length), offset = 0) {
      const { learningRate, beta1, beta2, epsilon, step } = settings;
      const rate = learningRate / (1 - beta1 ** step);
      const correction = 1 / (1 - beta2 ** step);
      for (let from = 0; from < gradient.length; from += BLOCK) {
        const count = Math.min(gradient.length - from, BLOCK);
        const at = offset + from;
        values.set(weights.subarray(from, from + count));
        values.set(gradient.subarray(from, from + count), BLOCK);
        if (!own) {
          moments.set(first.subarray(at, at + count));
          moments.set(second.subarray(at, at + count), BLOCK);
        }
        const [m, v] = own ? [at, stride + at] : [0, BLOCK];
        const next = [m, v].map((place) => moments.slice(place + count, place + count + SPARE));
        run(count, m, v, beta1, 1 - beta1, beta2, 1 - beta2, rate, correction, epsilon);
        updated.set(values.subarray(0, count), from);
        if (own) {
          moments.set(next[0], m + count);
          moments.set(next[1], v + count);
        } else {
          first.set(moments.subarray(0, count), at);
          second.set(moments.subarray(BLOCK, BLOCK + count), at);
        }
      }
      return updated;
    },
  };
}

// Local variables: the parameters, then the place, each parameter but count and places four times in a vector, and what is computed.
const [COUNT, FIRST_AT, SECOND_AT, AT, GRADIENT, FIRST, SECOND] = [0, 1, 2, 10, 18, 19, 20];
const PARAMETERS = [3, 4, 5, 6, 7, 8, 9];
const [BETA1, REST1, BETA2, REST2, RATE, CORRECTION, EPSILON] = PARAMETERS.map((parameter) => parameter + 8);

/** From double to single precision. */
const demote: Code = [0xb6];

/** Where the moments begin in the memory: after a block of weights and one of gradients. */
const MOMENTS = 2 * BLOCK;

interface AdamKernel {
  /** A block of weights, then one of gradients. */
  readonly values: Float32Array;
  readonly moments: Float32Array;
  /** Takes the count, the places of both moments in `moments`, and the settings. */
  readonly run: (...given: number[]) => void;
}

/**
 * m ← β1·m + (1 − β1)·g, v ← β2·v + (1 − β2)·g², w ← w − rate·m / (√(v·correction) + ε), in WebAssembly. Every operation is one that IEEE 754
 * leaves no choice in, in the order of the formulas, and is rounded to single precision, as are the settings. `undefined` where no memory for so many values
 * of moments is to be had.
 */
function adamKernel(length: number): AdamKernel | undefined {
  const [splat, root, plus, minus, times, over] = [[0x13], [0xe3, 1], [0xe4, 1], [0xe5, 1], [0xe6, 1], [0xe7, 1]].map((code) =>
    vector(...code),
  );
  /** Four numbers behind a pointer. */
  const load = (pointer: number, offset: number): Code => [...get(pointer), ...vector(0x00, 2, ...unsigned(4 * offset))];
  const store = (pointer: number, offset: number, value: Code): Code => {
    return [...get(pointer), ...value, ...vector(0x0b, 2, ...unsigned(4 * offset))];
  };
  const next = (pointer: number): Code => [...get(pointer), ...integer(16), ...add, ...set(pointer)];
  const code: Code = [
    ...PARAMETERS.flatMap((parameter, i) => [...get(parameter), ...demote, ...splat, ...set(BETA1 + i)]),
    // places, in bytes, and the count's
    ...[COUNT, FIRST_AT, SECOND_AT].flatMap((local) => [...get(local), ...integer(4), 0x6c, ...set(local)]),
    ...repeat([
      ...[...load(AT, BLOCK), ...set(GRADIENT)],
      ...[...get(BETA1), ...load(FIRST_AT, MOMENTS), ...times, ...get(REST1), ...get(GRADIENT), ...times, ...plus, ...set(FIRST)],
      ...[...get(BETA2), ...load(SECOND_AT, MOMENTS), ...times],
      ...[...get(REST2), ...get(GRADIENT), ...times, ...get(GRADIENT), ...times, ...plus, ...set(SECOND)],
      ...[...store(FIRST_AT, MOMENTS, get(FIRST)), ...store(SECOND_AT, MOMENTS, get(SECOND))],
      ...store(AT, 0, [
        ...[...load(AT, 0), ...get(RATE), ...get(FIRST), ...times],
        ...[...get(SECOND), ...get(CORRECTION), ...times, ...root, ...get(EPSILON), ...plus, ...over, ...minus],
      ]),
      ...[...next(FIRST_AT), ...next(SECOND_AT), ...next(AT), ...get(AT), ...get(COUNT), ...isLess],
    ]),
  ];
  const pages = Math.ceil((4 * (MOMENTS + length)) / PAGE);
  if (pages > MOST_PAGES) return undefined;
  try {
    const { memory, run } = assemble({
      pages,
      parameters: [I32, I32, I32, ...PARAMETERS.map(() => F64)],
      locals: [I32, ...Array<number>(10).fill(V128)],
      code,
    });
    const all = new Float32Array(memory.buffer);
    return { values: all.subarray(0, MOMENTS), moments: all.subarray(MOMENTS, MOMENTS + length), run };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
