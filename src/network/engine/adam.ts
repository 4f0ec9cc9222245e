import { engine, type NamedTensorMap, Optimizer, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import { type AdamMoments, adamMoments } from "./adamStep.js";

const BETA1 = 0.9;
const BETA2 = 0.999;

/**
 * The Adam optimiser (Kingma and Ba 2015, algorithm 1) with β1 0.9 and β2 0.999: one loop does what tfjs's own does in a dozen passes over
 * the weights, and its state can be saved and put back on every backend. Keras adds ε to the root of the uncorrected second
 * moment, as if it were 32 times larger in the first step: where gradients are as small as that, its first steps are smaller.
 * @param epsilon keeps quotients finite
 */
export function adam(learningRate: number, epsilon = 1e-7): SteerableOptimizer {
  return new LoopAdam(learningRate, epsilon);
}

/** An optimiser whose learning rate may be changed between steps, as reduce-on-plateau does. */
export interface SteerableOptimizer extends Optimizer {
  learningRate: number;
}

interface NamedTensor {
  name: string;
  tensor: Tensor;
}

/** Moments of one variable's gradient. */
interface Moments extends AdamMoments {
  /** of the variable, for saving */
  name: string;
}

class LoopAdam extends Optimizer implements SteerableOptimizer {
  static get className(): string {
    return "Adam";
  }

  /** By the variables' order, as tfjs has it: in a model that was built anew for a resumed training they bear other names. */
  private moments: Moments[] = [];

  constructor(
    public learningRate: number,
    private readonly epsilon: number,
  ) {
    super();
  }

  /** A variable gets a new array: whoever keeps the old one, as a checkpoint does, keeps the old values. */
  override applyGradients(gradients: NamedTensorMap | NamedTensor[]): void {
    const named = Array.isArray(gradients) ? gradients : Object.entries(gradients).map(([name, t]) => ({ name, tensor: t }));
    const { learningRate, epsilon } = this;
    const settings = { learningRate, beta1: BETA1, beta2: BETA2, epsilon, step: this.iterations + 1 };
    named.forEach(({ name, tensor: gradient }, i) => {
      const variable = engine().registeredVariables[name];
      const { size } = variable;
      this.moments[i] ??= { name, ...adamMoments(size) };
      if (!gradient) return;
      const updated = this.moments[i].step(variable.dataSync<"float32">(), gradient.dataSync<"float32">(), settings);
      tidy(() => variable.assign(tensor(updated, variable.shape)));
    });
    this.incrementIterations();
  }

  /** The step count, then the first and the second moments, as tfjs's Adam orders them; copies that the caller disposes of. */
  override async getWeights(): Promise<NamedTensor[]> {
    return [
      await this.saveIterations(),
      ...this.moments.map(({ name, first }) => ({ name: `${name}/m`, tensor: tensor(first.slice()) })),
      ...this.moments.map(({ name, second }) => ({ name: `${name}/v`, tensor: tensor(second.slice()) })),
    ];
  }

  override async setWeights(weights: NamedTensor[]): Promise<void> {
    const moments = await this.extractIterations(weights);
    const count = moments.length / 2;
    this.moments = moments.slice(0, count).map(({ name, tensor }, i) => {
      const own = adamMoments(tensor.size);
      own.first.set(tensor.dataSync<"float32">());
      own.second.set(moments[i + count].tensor.dataSync<"float32">());
      return { name: name.replace(/\/m$/, ""), ...own };
    });
  }

  override dispose(): void {
    this.moments = [];
  }

  override getConfig(): { learningRate: number; epsilon: number } {
    return { learningRate: this.learningRate, epsilon: this.epsilon };
  }
}
