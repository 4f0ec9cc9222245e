import { engine, type NamedTensorMap, Optimizer, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import type { SteerableOptimizer } from "./adam.js";

interface NamedTensor {
  name: string;
  tensor: Tensor;
}

/** One step: the new values of a variable, whose state of as many numbers is changed in place. */
export type StepRule = (values: Float32Array, gradient: Float32Array, state: Float32Array, learningRate: number) => Float32Array;

/** An optimiser that keeps one number beside each weight, in one loop, and whose state can be saved and put back on every backend. */
export class LoopOptimizer extends Optimizer implements SteerableOptimizer {
  /** By the variables' order: in a model that was built anew for a resumed training they bear other names. */
  private states: { name: string; values: Float32Array }[] = [];

  constructor(
    public learningRate: number,
    private readonly rule: StepRule,
  ) {
    super();
  }

  /** A variable gets a new array: whoever keeps the old one, as a checkpoint does, keeps the old values. */
  override applyGradients(gradients: NamedTensorMap | NamedTensor[]): void {
    const named = Array.isArray(gradients) ? gradients : Object.entries(gradients).map(([name, t]) => ({ name, tensor: t }));
    named.forEach(({ name, tensor: gradient }, i) => {
      const variable = engine().registeredVariables[name];
      this.states[i] ??= { name, values: new Float32Array(variable.size) };
      if (!gradient) return;
      const [values, slope] = [variable.dataSync<"float32">(), gradient.dataSync<"float32">()];
      const updated = this.rule(values, slope, this.states[i].values, this.learningRate);
      tidy(() => variable.assign(tensor(updated, variable.shape)));
    });
    this.incrementIterations();
  }

  /** The step count, then the states; copies that the caller disposes of. */
  override async getWeights(): Promise<NamedTensor[]> {
    const states = this.states.map(({ name, values }) => ({ name: `${name}/v`, tensor: tensor(values.slice()) }));
    return [await this.saveIterations(), ...states];
  }

  override async setWeights(weights: NamedTensor[]): Promise<void> {
    const states = await this.extractIterations(weights);
    this.states = states.map(({ name, tensor: values }) => {
      return { name: name.replace(/\/v$/, ""), values: values.dataSync<"float32">().slice() };
    });
  }

  override dispose(): void {
    this.states = [];
  }

  override getConfig(): { learningRate: number } {
    return { learningRate: this.learningRate };
  }
}
