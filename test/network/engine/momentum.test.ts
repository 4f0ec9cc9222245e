import { mul, type Scalar, sum, tensor1d, variable } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import type { SteerableOptimizer } from "../../../src/network/engine/adam.js";
import { momentum, momentumStep } from "../../../src/network/engine/momentum.js";
import { rmsprop, rmspropStep } from "../../../src/network/engine/rmsprop.js";
import { on } from "./compare.js";

const SLOPE = [2, -3];

/** Weights after so many steps down a plane, whose gradient is the same everywhere. */
async function after(optimizer: SteerableOptimizer, steps: number): Promise<number[]> {
  const [weights] = await on("onnx", [], () => {
    const weights = variable(tensor1d([0, 0]));
    for (let i = 0; i < steps; i++) optimizer.minimize(() => sum(mul(weights, tensor1d(SLOPE))) as Scalar);
    return [weights];
  });
  return Array.from(weights as unknown as ArrayLike<number>);
}

describe("gradient descent with momentum", () => {
  it("goes down a plane as the geometric sums of torch's rule say: the buffer after t steps is g·(1 − μᵗ)/(1 − μ)", async () => {
    const mu = 0.9;
    const moved = [1, 2, 3, 4, 5].reduce((total, t) => total + (1 - mu ** t) / (1 - mu), 0);
    const found = await after(momentum(0.01, mu), 5);
    for (const [i, g] of SLOPE.entries()) expect(found[i]).toBeCloseTo(-0.01 * g * moved, 6);
  });

  it("is plain gradient descent without momentum", () => {
    const [w] = momentumStep(Float32Array.of(1), Float32Array.of(2), Float32Array.of(7), 0.25, 0);
    expect(w).toBe(0.5);
  });
});

describe("RMSprop", () => {
  it("goes down a plane by η/√(1 − ρᵗ) in step t, whatever the slope", async () => {
    const moved = [1, 2, 3, 4].reduce((total, t) => total + 1 / Math.sqrt(1 - 0.9 ** t), 0);
    const found = await after(rmsprop(0.01), 4);
    for (const [i, g] of SLOPE.entries()) expect(found[i]).toBeCloseTo(-0.01 * Math.sign(g) * moved, 5);
  });

  it("adds 1e-7 to the root, as torch does, not below it", () => {
    const g = 1e-7;
    const [w] = rmspropStep(Float32Array.of(0), Float32Array.of(g), Float32Array.of(0), 1);
    expect(w).toBeCloseTo(-g / (Math.sqrt(0.1) * g + 1e-7), 5);
  });
});
