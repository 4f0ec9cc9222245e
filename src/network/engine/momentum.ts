import type { SteerableOptimizer } from "./adam.js";
import { LoopOptimizer } from "./loopOptimizer.js";

/**
 * Gradient descent with momentum, as `torch.optim.SGD` publishes it without dampening: b ← μ·b + g, w ← w − η·b.
 *
 * @param momentum μ, in [0, 1)
 */
export function momentum(learningRate: number, momentum: number): SteerableOptimizer {
  return new LoopOptimizer(learningRate, (values, gradient, state, rate) =>
    momentumStep(values, gradient, state, rate, momentum),
  );
}

/** The weights after a step of `momentum`; the buffer b is changed in place. */
export function momentumStep(
  values: Float32Array,
  gradient: Float32Array,
  buffer: Float32Array,
  learningRate: number,
  momentum: number,
): Float32Array {
  return values.map((value, i) => {
    buffer[i] = momentum * buffer[i] + gradient[i];
    return value - learningRate * buffer[i];
  });
}
