import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { File, Group } from "h5wasm/node";
import { fileError } from "../../prints/fileError.js";
import { VGG16_CONVOLUTIONS, type VggConvolution } from "../vgg16.js";
import { type ConvolutionWeights, type VggWeights, vggWeights } from "./vggWeights.js";

/** What a layer's two arrays are called: `block1_conv1_W_1:0` in files of Keras 1, `kernel:0` in those of Keras 2. */
const NAMES = { kernel: /(^|_)(W|kernel)(_\d+)?(:0)?$/, bias: /(^|_)(b|bias)(_\d+)?(:0)?$/ };

/**
 * Reads the convolutions of a Keras VGG16 from an HDF5 file: a group a layer, at the top as in the published
 * `vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5` or under `model_weights` as in a saved model. Dense layers, where there are
 * any, are left.
 * @param name for captions; default the file's name without its ending
 * @throws Error of one line, with the file's name, where it is missing, no HDF5, cut short, or a layer is missing or of another
 * shape.
 */
export async function readKerasWeights(file: string, name = basename(file).replace(/\.[^.]*$/, "")): Promise<VggWeights> {
  await stat(file).catch((cause) => {
    throw fileError(file, cause);
  });
  const opened = await open(file);
  try {
    const root = opened.get("model_weights") ?? opened;
    const layers = VGG16_CONVOLUTIONS.map((layer) => [layer.name, readLayer(root as Group, layer, file)] as const);
    return vggWeights(name, "bgr-mean", Object.fromEntries(layers));
  } finally {
    opened.close();
  }
}

/** The library is loaded only when there is a file to read: it takes a third of a second. */
async function open(file: string): Promise<File> {
  const { File, ready } = await import("h5wasm/node");
  // Otherwise it writes its reasons, dozens of lines, to the terminal.
  (await ready).activate_throwing_error_handler();
  try {
    return new File(file, "r");
  } catch (cause) {
    const [, what] = [...String(cause).matchAll(/minor: (.*)/g)].at(-1) ?? [];
    if (what === "Not an HDF5 file") throw new Error(`${file}: is no HDF5 file; Keras's weights are (.h5)`, { cause });
    if (what === "File has been truncated") throw new Error(`${file}: is cut short; copy it again`, { cause });
    throw new Error(`${file}: cannot be read as HDF5${what ? ` (${what})` : ""}`, { cause });
  }
}

function readLayer(root: Group, { name, inputs, outputs }: VggConvolution, file: string): ConvolutionWeights {
  const group = root.get(name);
  if (!group || !("paths" in group)) throw new Error(`${file}: has no layer ${name}; VGG16's thirteen convolutions are needed`);
  const read = (part: "kernel" | "bias", shape: number[]): Float32Array => {
    const path = group.paths().find((p) => NAMES[part].test(p.split("/").at(-1)!));
    const dataset = path ? group.get(path) : null;
    if (!dataset || !("value" in dataset)) throw new Error(`${file}: the layer ${name} has no ${part}`);
    const { shape: found, value, dtype } = dataset;
    if (String(found) !== String(shape)) {
      throw new Error(`${file}: the ${part} of ${name} is ${found?.join(" × ")}; VGG16's is ${shape.join(" × ")}`);
    }
    if (!(value instanceof Float32Array)) throw new Error(`${file}: the ${part} of ${name} holds ${dtype}, not float32`);
    if (!value.every(Number.isFinite)) throw new Error(`${file}: the ${part} of ${name} has values that are no finite numbers`);
    return value;
  };
  return { kernel: read("kernel", [3, 3, inputs, outputs]), bias: read("bias", [outputs]) };
}
