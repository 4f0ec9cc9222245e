import { open, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Dataset, File } from "h5wasm/node";
import { makeTemporaryFolder } from "../../makeTemporaryFolder.js";
import { fileError } from "../../prints/fileError.js";
import { VGG16_CONVOLUTIONS, type VggConvolution } from "../vgg16.js";
import { extractZipEntry } from "./extractZipEntry.js";
import { type FoundConvolution, findConvolutions } from "./findConvolutions.js";
import { type KernelOrder, orderInName, todaysKernel } from "./kernelOrder.js";
import { readValues } from "./readValues.js";
import { type ConvolutionWeights, type VggWeights, vggWeights } from "./vggWeights.js";
import { type Hdf5Module, withHdf5 } from "./withHdf5.js";

export interface KerasFileOptions {
  /** for captions; default the file's name without its ending */
  readonly name?: string;
  /** how the kernels are meant; default what the file says, else what its name says, else as they are where the channels come last */
  readonly kernels?: KernelOrder;
}

/** What a .keras archive has its weights in. */
const ARCHIVED = "model.weights.h5";

/**
 * Reads the convolutions of a VGG16 from a file of Keras 1, 2 or 3: the published `vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5`, saved weights
 * (.h5, .weights.h5), a saved model (.h5, .keras), and models of which VGG16 is a part (see findConvolutions). Kernels may be of half, single or
 * double precision and have their channels last or first. Other layers, where there are any, are left.
 * @throws Error of one line, with the file's name, where it is missing, no HDF5, cut short or damaged, where a layer is missing, of another
 * shape or holds other than numbers, and where channels come first and nothing says how the kernels are meant.
 */
export async function readKerasWeights(file: string, options: KerasFileOptions = {}): Promise<VggWeights> {
  const found = await stat(file).catch((cause) => {
    throw fileError(file, cause);
  });
  if (!found.isFile()) throw new Error(`${file}: is a folder, not a file`);
  if (!(await isZip(file))) return readHdf5(file, file, options);
  const folder = makeTemporaryFolder("weights-archive");
  try {
    const extracted = join(folder, ARCHIVED);
    await extractZipEntry(file, ARCHIVED, extracted);
    return await readHdf5(extracted, file, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a file is a ZIP archive, as a .keras file is. */
export async function isZip(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("latin1") === "PK\x03\x04";
  } finally {
    await handle.close();
  }
}

/** @param file what is named in messages */
async function readHdf5(path: string, file: string, options: KerasFileOptions): Promise<VggWeights> {
  const { name = basename(file).replace(/(\.weights)?\.[^.]*$/, "") } = options;
  try {
    return await withHdf5(path, (opened, module) => {
      const order = options.kernels ?? orderInFile(opened) ?? orderInName(basename(file));
      const found = findConvolutions(opened);
      const layers = VGG16_CONVOLUTIONS.map((layer, k) => [layer.name, readLayer(found[k]!, layer, order, module)] as const);
      return vggWeights(name, "bgr-mean", Object.fromEntries(layers));
    });
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(message.startsWith(`${path}: `) ? message.replace(path, file) : `${file}: ${message}`, { cause });
  }
}

/** Keras 2 says with which backend it saved; Keras 3 turns no kernel, whichever it is. */
function orderInFile(opened: File): KernelOrder | undefined {
  for (const place of [opened, opened.get("model_weights")]) {
    if (place && "attrs" in place && "backend" in place.attrs) {
      return String(place.attrs.backend!.value) === "theano" ? "theano" : "tensorflow";
    }
  }
  return undefined;
}

function readLayer(
  { called, kernel, bias }: FoundConvolution,
  { inputs, outputs }: VggConvolution,
  order: KernelOrder | undefined,
  module: Hdf5Module,
): ConvolutionWeights {
  if (!kernel) throw new Error(`the layer ${called} has no kernel`);
  if (!bias) throw new Error(`the layer ${called} has no bias`);
  const last = [3, 3, inputs, outputs];
  const first = String(kernel.shape) === String([outputs, inputs, 3, 3]);
  if (!first) requireShape(kernel, last, `the kernel of ${called}`);
  requireShape(bias, [outputs], `the bias of ${called}`);
  if (first && !order) {
    throw new Error(
      `the kernel of ${called} has its channels first (${kernel.shape!.join(" × ")}), and nothing says whether the kernels are Theano's, ` +
        "which are turned by 180°; say so with --kernels theano or --kernels tensorflow",
    );
  }
  const values = named(`the kernel of ${called}`, () => readValues(kernel, module));
  return {
    kernel: todaysKernel(values, { inputs, outputs, first, order: order ?? "tensorflow" }),
    bias: named(`the bias of ${called}`, () => readValues(bias, module)),
  };
}

function requireShape({ shape }: Dataset, wanted: readonly number[], what: string): void {
  if (String(shape) === String(wanted)) return;
  throw new Error(`${what} is ${shape?.join(" × ") || "a single value"}; VGG16's is ${wanted.join(" × ")}`);
}

/** Puts an array's name before what is wrong with it. */
function named<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Error(`${what} ${(cause as Error).message}`, { cause });
  }
}
