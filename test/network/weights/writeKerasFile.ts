import { File, type Group, ready } from "h5wasm/node";
import { VGG16_CONVOLUTIONS } from "../../../src/network/vgg16.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";

/** Where each layout has a layer's arrays: the group, the kernel and the bias. */
const LAYOUTS = {
  /** the published file, of Keras 1 */
  published: (name: string) => [name, `${name}_W_1:0`, `${name}_b_1:0`],
  /** weights as Keras 2 saves them */
  weights: (name: string) => [`${name}/${name}`, "kernel:0", "bias:0"],
  /** a whole model as Keras 2 saves it */
  model: (name: string) => [`model_weights/${name}/${name}`, "kernel:0", "bias:0"],
  /** a model of Keras 2 that has VGG16 as one of its layers */
  nested: (name: string) => [`model_weights/vgg16/${name}`, "kernel:0", "bias:0"],
  /** the same of Keras 3.15.1, which counts the layers and keeps their names as attributes */
  keras3: (_: string, k: number) => [`layers/functional/layers/conv2d${k ? `_${k}` : ""}/vars`, "0", "1"],
  /** weights of Keras 3.0, which does not keep the names */
  nameless: (_: string, k: number) => [`layers/conv2d${k ? `_${k}` : ""}/vars`, "0", "1"],
  /** the first VGG16 for Keras, of 2014, whose layers have numbers */
  numbered: (_: string, k: number) => [`layer_${2 * k + 1}`, "param_0", "param_1"],
} satisfies Record<string, (name: string, k: number) => [group: string, kernel: string, bias: string]>;

export type KerasLayout = keyof typeof LAYOUTS;

export interface KerasFileFaults {
  /** a layer that is not written */
  without?: string;
  /** a layer whose kernel is written with other sides */
  misshapen?: string;
  /** a layer whose bias is not written */
  withoutBias?: string;
  /** a layer whose kernel is written as integers */
  whole?: string;
}

export interface KerasFileOptions extends KerasFileFaults {
  /** the kind of number of every array; default single precision */
  readonly double?: boolean;
  /** whether the channels come first, the kernels as they are or turned as Theano has them; default last, as they are */
  readonly first?: "tensorflow" | "theano";
  /** what else is put into the file */
  readonly more?: (file: File) => void;
}

/** Writes weights as Keras does, or up to the layer that is at fault. */
export async function writeKerasFile(path: string, weights: VggWeights, layout: KerasLayout, options: KerasFileOptions = {}) {
  await ready;
  const { without, misshapen, withoutBias, whole, double, first } = options;
  const file = new File(path, "w");
  try {
    options.more?.(file);
    for (const [k, { name, inputs, outputs }] of VGG16_CONVOLUTIONS.entries()) {
      if (name === without) break;
      const { kernel, bias } = weights.layers[name];
      const [place, kernelName, biasName] = LAYOUTS[layout](name, k) as [string, string, string];
      const group = groupAt(file, place);
      if (layout === "keras3") group.create_attribute("name", name);
      const last = [3, 3, inputs, outputs];
      const shape = name === misshapen ? [inputs, 3, 3, outputs] : first ? [outputs, inputs, 3, 3] : last;
      const values = first ? channelsFirst(kernel, inputs, outputs, first === "theano") : kernel;
      const data = name === whole ? Int8Array.from(values) : double ? Float64Array.from(values) : values;
      group.create_dataset({ name: kernelName, data, shape });
      if (name !== withoutBias)
        group.create_dataset({ name: biasName, data: double ? Float64Array.from(bias) : bias, shape: [outputs] });
      if ([misshapen, withoutBias, whole].includes(name)) break;
    }
  } finally {
    file.close();
  }
}

/** A group, made with those that it is in where they are missing. */
export function groupAt(file: File, path: string): Group {
  let at: Group = file;
  for (const name of path.split("/")) at = (at.get(name) as Group | null) ?? at.create_group(name);
  return at;
}

function channelsFirst(kernel: Float32Array, inputs: number, outputs: number, turned: boolean): Float32Array {
  const first = new Float32Array(kernel.length);
  let at = 0;
  for (let output = 0; output < outputs; output++) {
    for (let input = 0; input < inputs; input++) {
      for (let row = 0; row < 3; row++) {
        for (let column = 0; column < 3; column++) {
          const [r, c] = turned ? [2 - row, 2 - column] : [row, column];
          first[at++] = kernel[((r * 3 + c) * inputs + input) * outputs + output];
        }
      }
    }
  }
  return first;
}
