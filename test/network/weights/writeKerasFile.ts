import { File, type Group, ready } from "h5wasm/node";
import { VGG16_CONVOLUTIONS } from "../../../src/network/vgg16.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";

/** How Keras lays a VGG16 out: as in the published file, as Keras 2 saves weights, and as it saves a whole model. */
export type KerasLayout = "published" | "weights" | "model";

export interface KerasFileFaults {
  /** a layer that is not written */
  without?: string;
  /** a layer whose kernel is written with other sides */
  misshapen?: string;
  /** a layer whose bias is not written */
  withoutBias?: string;
  /** a layer whose kernel is written as float64 */
  wide?: string;
}

/** Writes weights as Keras does, or up to the layer that is at fault. */
export async function writeKerasFile(path: string, weights: VggWeights, layout: KerasLayout, faults: KerasFileFaults = {}) {
  await ready;
  const file = new File(path, "w");
  const root: Group = layout === "model" ? file.create_group("model_weights") : file;
  const names = [
    "input_1",
    ...VGG16_CONVOLUTIONS.flatMap(({ name }) => [name, ...(name === "block1_conv2" ? ["block1_pool"] : [])]),
  ];
  root.create_attribute("layer_names", names);
  for (const empty of ["input_1", "block1_pool"]) root.create_group(empty);
  for (const { name, inputs, outputs } of VGG16_CONVOLUTIONS) {
    if (name === faults.without) break;
    const { kernel, bias } = weights.layers[name];
    const group = root.create_group(name);
    const shape = name === faults.misshapen ? [inputs, 3, 3, outputs] : [3, 3, inputs, outputs];
    const data = name === faults.wide ? Float64Array.from(kernel) : kernel;
    const inner = layout === "published" ? group : group.create_group(name);
    const [kernelName, biasName] = layout === "published" ? [`${name}_W_1:0`, `${name}_b_1:0`] : ["kernel:0", "bias:0"];
    inner.create_dataset({ name: kernelName, data, shape });
    if (name !== faults.withoutBias) inner.create_dataset({ name: biasName, data: bias, shape: [outputs] });
    if (Object.values(faults).includes(name)) break;
  }
  file.close();
}
