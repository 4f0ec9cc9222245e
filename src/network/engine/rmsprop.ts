import type { SteerableOptimizer } from "./adam.js";
import { LoopOptimizer } from "./loopOptimizer.js";

/** Keras's defaults. */
const DECAY = 0.9;
const EPSILON = 1e-7;

/** RMSprop (Hinton, Coursera lecture 6e, 2012), as `torch.optim.RMSprop` publishes it: v ← ρ·v + (1 − ρ)·g², w ← w − η·g/(√v + ε), with Keras's ρ = 0.9 and ε = 1e-7. */
export function rmsprop(learningRate: number): SteerableOptimizer {
  return new LoopOptimizer(learningRate, rmspropStep);
}

/** The weights after a step of `rmsprop`; the mean square v is changed in place. */
export function rmspropStep(
  values: Float32Array,
  gradient: Float32Array,
  square: Float32Array,
  learningRate: number,
): Float32Array {
  return values.map((value, i) => {
    square[i] = DECAY * square[i] + (1 - DECAY) * gradient[i] ** 2;
    return value - (learningRate * gradient[i]) / (Math.sqrt(square[i]) + EPSILON);
  });
}
