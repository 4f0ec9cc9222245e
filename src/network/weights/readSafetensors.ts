import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { fileError } from "../../prints/fileError.js";
import { fromFloat16 } from "../trunk/float16.js";
import { VGG16_CONVOLUTIONS } from "../vgg16.js";
import { type InputScaling, type VggWeights, vggWeights } from "./vggWeights.js";

/** A tensor as safetensors' header describes it; its offsets are its first byte and the one after the last, counted from the header's end. */
const ENTRY = z.object({
  dtype: z.string(),
  shape: z.array(z.number()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});
type Entry = z.infer<typeof ENTRY>;

/**
 * Reads the convolutions of a VGG16 from a safetensors file (https://huggingface.co/docs/safetensors: the header's length in eight bytes,
 * the header as JSON, the values): `block1_conv1/kernel` (3 × 3 × inputs × outputs) and `block1_conv1/bias` and so on, in F16 or F32, with the
 * input scaling in the header's metadata.
 * @param name for captions; default the file's name without its ending
 * @throws Error of one line, with the file's name, where it is missing, no such file, cut short, or a layer is missing or misshapen.
 */
export async function readSafetensors(file: string, name = basename(file).replace(/\.[^.]*$/, "")): Promise<VggWeights> {
  const bytes = await readFile(file).catch((cause) => {
    throw fileError(file, cause);
  });
  const { entries, scaling, start } = readHeader(bytes, file);
  const read = (tensor: string, shape: readonly number[]): Float32Array => {
    const entry = entries[tensor];
    if (!entry) throw new Error(`${file}: has no ${tensor}; VGG16's thirteen convolutions are needed`);
    if (String(entry.shape) !== String(shape)) {
      throw new Error(`${file}: ${tensor} is ${entry.shape.join(" × ")}; VGG16's is ${shape.join(" × ")}`);
    }
    const [from, to] = entry.data_offsets;
    if (start + to > bytes.length) throw new Error(`${file}: is cut short; copy it again`);
    const size = { F16: 2, F32: 4 }[entry.dtype];
    const count = shape.reduce((product, n) => product * n, 1);
    if (!size || to - from !== size * count) throw new Error(`${file}: ${tensor} holds ${entry.dtype}; F16 and F32 are read`);
    const own = Uint8Array.from(bytes.subarray(start + from, start + to)).buffer;
    return size === 2 ? fromFloat16(new Uint16Array(own)) : new Float32Array(own);
  };
  const layers = VGG16_CONVOLUTIONS.map(({ name: layer, inputs, outputs }) => {
    return [layer, { kernel: read(`${layer}/kernel`, [3, 3, inputs, outputs]), bias: read(`${layer}/bias`, [outputs]) }] as const;
  });
  return vggWeights(name, scaling, Object.fromEntries(layers));
}

function readHeader(bytes: Buffer, file: string): { entries: Record<string, Entry>; scaling: InputScaling; start: number } {
  const length = bytes.length < 8 ? Number.NaN : Number(bytes.readBigUInt64LE());
  if (!(length >= 2 && length < 1e7)) throw new Error(`${file}: is no safetensors file`);
  if (8 + length > bytes.length) throw new Error(`${file}: is cut short; copy it again`);
  try {
    const { __metadata__: metadata, ...entries } = JSON.parse(bytes.toString("utf8", 8, 8 + length));
    const scaling = metadata?.scaling;
    if (scaling === "unit" || scaling === "bgr-mean") {
      return { entries: z.record(z.string(), ENTRY).parse(entries), scaling, start: 8 + length };
    }
  } catch (cause) {
    throw new Error(`${file}: is no safetensors file`, { cause });
  }
  throw new Error(`${file}: does not say its input scaling, "unit" or "bgr-mean", in its metadata`);
}
