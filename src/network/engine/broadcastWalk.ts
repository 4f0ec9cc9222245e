import { broadcast_util, util } from "@tensorflow/tfjs-core";

/**
 * How to walk the output of an element-wise operator in order: runs of `inner` values, in which each operand steps on by `aStep` and
 * `bStep` (0 where it is repeated), starting at `aStarts` and `bStarts`.
 */
export interface BroadcastWalk {
  shape: number[];
  aStarts: Int32Array;
  bStarts: Int32Array;
  inner: number;
  aStep: number;
  bStep: number;
}

/** A loop over neighbouring dimensions that both operands have, or that the same one repeats. */
interface Loop {
  size: number;
  aStep: number;
  bStep: number;
}

/** @throws Error when the shapes do not broadcast. */
export function broadcastWalk(aShape: number[], bShape: number[]): BroadcastWalk {
  const shape = broadcast_util.assertAndGetBroadcastShape(aShape, bShape);
  const [innermost, ...others] = loopsOf(shape, aShape, bShape);
  const { size: inner, aStep, bStep } = innermost ?? { size: 1, aStep: 0, bStep: 0 };
  const runs = util.sizeFromShape(shape) === 0 ? 0 : others.reduce((product, { size }) => product * size, 1);
  const aStarts = new Int32Array(runs);
  const bStarts = new Int32Array(runs);
  for (let run = 0; run < runs; run++) {
    let rest = run;
    for (const { size, aStep, bStep } of others) {
      aStarts[run] += (rest % size) * aStep;
      bStarts[run] += (rest % size) * bStep;
      rest = Math.floor(rest / size);
    }
  }
  return { shape, aStarts, bStarts, inner, aStep, bStep };
}

/** The loops from the innermost out. */
function loopsOf(shape: number[], aShape: number[], bShape: number[]): Loop[] {
  const loops: Loop[] = [];
  let aStep = 1;
  let bStep = 1;
  for (let fromEnd = 1; fromEnd <= shape.length; fromEnd++) {
    const size = shape.at(-fromEnd) as number;
    if (size === 1) continue;
    const inA = fromEnd <= aShape.length && aShape.at(-fromEnd) === size;
    const inB = fromEnd <= bShape.length && bShape.at(-fromEnd) === size;
    const last = loops.at(-1);
    if (last && last.aStep > 0 === inA && last.bStep > 0 === inB) last.size *= size;
    else loops.push({ size, aStep: inA ? aStep : 0, bStep: inB ? bStep : 0 });
    if (inA) aStep *= size;
    if (inB) bStep *= size;
  }
  return loops;
}
