import { mul, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import * as tf from "@tensorflow/tfjs-layers";
import type { Stream } from "../../random/stream.js";

/**
 * Dropout that draws from a stream, so that a training can be repeated and resumed. In training each value is 0 with probability `rate`, else
 * divided by 1 − rate (Srivastava et al. 2014, inverted); elsewhere nothing changes.
 */
export class StreamDropout extends tf.layers.Layer {
  static readonly className = "StreamDropout";
  /** What the masks are drawn from, step after step; set before training. */
  stream: Stream | undefined;

  /** @throws RangeError for a rate outside [0, 1). */
  constructor(readonly rate: number) {
    if (!(rate >= 0 && rate < 1)) throw new RangeError(`dropout must be at least 0 and below 1; got ${rate}`);
    super({ name: "dropout" });
  }

  override computeOutputShape(shape: tf.Shape): tf.Shape {
    return shape;
  }

  override call(inputs: Tensor | Tensor[], options: { training?: boolean }): Tensor {
    const values = Array.isArray(inputs) ? inputs[0]! : inputs;
    const { rate, stream } = this;
    if (!options.training || rate === 0) return values;
    if (!stream) throw new Error("StreamDropout: no stream to draw from");
    const mask = Float32Array.from({ length: values.size }, () => (stream.uniform() < rate ? 0 : 1 / (1 - rate)));
    return tidy(() => mul(values, tensor(mask, values.shape)));
  }
}
