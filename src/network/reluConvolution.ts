import { engine, fused, getBackend, getKernel, maxPool, type Tensor, type Tensor4D, tidy } from "@tensorflow/tfjs-core";
import * as tf from "@tensorflow/tfjs-layers";
import { RELU_CONVOLUTION, type ReluConvolutionAttributes } from "./engine/reluConvolution.js";
import { hasManyChannels } from "./engine/winogradConvolution.js";

type Variable = ReturnType<tf.layers.Layer["addWeight"]>;

/** What may be changed of the layer. */
export interface ReluConvolutionOptions extends Partial<ReluConvolutionAttributes> {
  readonly name?: string;
}

/**
 * A 3 × 3 convolution that keeps height and width, a bias and a ReLU: tfjs's Conv2D; with `pool` its MaxPooling2D of 2 × 2 and stride 2 after it. In one
 * kernel where the backend has one.
 */
export class ReluConvolution extends tf.layers.Layer {
  static readonly className = "ReluConvolution";
  private readonly attributes: ReluConvolutionAttributes;
  private kernel!: Variable;
  private bias!: Variable;

  constructor(
    readonly filters: number,
    { name, pool = false, toInput = true }: ReluConvolutionOptions = {},
  ) {
    super(name === undefined ? {} : { name });
    this.attributes = { pool, toInput };
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const channels = (inputShape as tf.Shape).at(-1) as number;
    const zeros = tf.initializers.zeros();
    this.kernel = this.addWeight("kernel", [3, 3, channels, this.filters], "float32", zeros);
    this.bias = this.addWeight("bias", [this.filters], "float32", zeros);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: tf.Shape): tf.Shape {
    const [prints, ...size] = inputShape.slice(0, -1);
    return [
      prints,
      ...size.map((length) => (this.attributes.pool && length !== null ? length >> 1 : length)),
      this.filters,
    ] as tf.Shape;
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const x = (Array.isArray(inputs) ? inputs[0]! : inputs) as Tensor4D;
    const filter = this.kernel.read() as Tensor4D;
    const bias = this.bias.read();
    const { pool, toInput } = this.attributes;
    return tidy(() => {
      if (getKernel(RELU_CONVOLUTION, getBackend()) && hasManyChannels(x.shape[3], this.filters))
        return engine().runKernel(RELU_CONVOLUTION, { x, filter, bias }, { pool, toInput }) as Tensor;
      const y = fused.conv2d({ x, filter, strides: 1, pad: "same", bias, activation: "relu" });
      return pool ? maxPool(y, 2, 2, "valid") : y;
    });
  }
}
