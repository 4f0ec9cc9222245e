import { engine, fused, getBackend, getKernel, type Tensor, type Tensor4D, tidy } from "@tensorflow/tfjs-core";
import * as tf from "@tensorflow/tfjs-layers";
import { RELU_CONVOLUTION } from "./engine/reluConvolution.js";

type Variable = ReturnType<tf.layers.Layer["addWeight"]>;

/** A 3 × 3 convolution that keeps height and width, a bias and a ReLU: tfjs's Conv2D, in one kernel where the backend has one. */
export class ReluConvolution extends tf.layers.Layer {
  static readonly className = "ReluConvolution";
  private kernel!: Variable;
  private bias!: Variable;

  constructor(
    readonly filters: number,
    name?: string,
  ) {
    super(name === undefined ? {} : { name });
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const channels = (inputShape as tf.Shape).at(-1) as number;
    const zeros = tf.initializers.zeros();
    this.kernel = this.addWeight("kernel", [3, 3, channels, this.filters], "float32", zeros);
    this.bias = this.addWeight("bias", [this.filters], "float32", zeros);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: tf.Shape): tf.Shape {
    return [...inputShape.slice(0, -1), this.filters];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const x = (Array.isArray(inputs) ? inputs[0]! : inputs) as Tensor4D;
    const filter = this.kernel.read() as Tensor4D;
    const bias = this.bias.read();
    if (!getKernel(RELU_CONVOLUTION, getBackend()))
      return fused.conv2d({ x, filter, strides: 1, pad: "same", bias, activation: "relu" });
    const attributes = { strides: 1, pad: "same", dataFormat: "NHWC" };
    return tidy(() => engine().runKernel(RELU_CONVOLUTION, { x, filter, bias }, attributes) as Tensor);
  }
}
