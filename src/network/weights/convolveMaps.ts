import { onnxModel } from "../engine/onnxModel.js";
import { createSession, ortTensor } from "../engine/ort.js";
import { channelsFirst } from "../trunk/channelsFirst.js";
import type { Maps } from "./maps.js";

/** Maps that go through ONNX Runtime at a time; it keeps a copy in its own layout. */
const BATCH = 8;

/** A padded 3 × 3 convolution without bias. */
export function convolveMaps({ values, images, channels, side }: Maps, kernel: Float32Array, outputs: number): Maps {
  const session = createSession(
    onnxModel({
      inputs: [{ name: "x", shape: ["n", channels, side, side] }],
      outputs: [{ name: "y", shape: ["n", outputs, side, side] }],
      nodes: [{ op: "Conv", inputs: ["x", "w"], outputs: ["y"], attributes: { kernel_shape: [3, 3], pads: [1, 1, 1, 1] } }],
      constants: [{ name: "w", shape: [outputs, channels, 3, 3], values: channelsFirst(kernel, channels, outputs) }],
    }),
  );
  const area = side * side;
  const convolved = new Float32Array(images * outputs * area);
  for (let from = 0; from < images; from += BATCH) {
    const to = Math.min(from + BATCH, images);
    const x = values.subarray(from * channels * area, to * channels * area);
    const y = convolved.subarray(from * outputs * area, to * outputs * area);
    session.run({ x: ortTensor(x, [to - from, channels, side, side]) }, { y: ortTensor(y, [to - from, outputs, side, side]) });
  }
  session.dispose();
  return { values: convolved, images, channels: outputs, side };
}
