import { imageBlocks } from "./convBlocks.js";
import type { ConvSizes } from "./forEachRun.js";
import { type OnnxConstant, type OnnxNode, onnxModel } from "./onnxModel.js";
import { createSession, type OrtSession, ortTensor } from "./ort.js";

/**
 * The operators that ONNX Runtime turns a model's convolutions into when it loads it, on data whose channels lie in blocks of a vector
 * register's width. They are internal ("For internal use", says its source), but the only ones whose filter may be an input, as training
 * needs it, and they leave out im2col: a fifth faster. ort.ts pins the version.
 */
const DOMAIN = "com.microsoft.nchwc";

const sessions = new Map<string, OrtSession>();
let blockSize: number | undefined;

/** Whether both channel counts are whole blocks, on a processor for which ONNX Runtime has such operators. */
export function isBlocked({ inChannels, outChannels }: ConvSizes): boolean {
  blockSize ??= probeBlockSize();
  return blockSize > 1 && inChannels % blockSize === 0 && outChannels % blockSize === 0;
}

/** Writes the convolution of NHWC data with an HWIO filter, plus a bias for each output channel, to `out`; for sizes that are blocked. */
export function blockedConvolution(
  x: Float32Array,
  filter: Float32Array,
  sizes: ConvSizes,
  out: Float32Array,
  bias?: Float32Array,
): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = sizes;
  const session = sessionFor(sizes, bias !== undefined);
  const inSize = inHeight * inWidth * inChannels;
  const outSize = outHeight * outWidth * outChannels;
  for (const { first, images } of imageBlocks(sizes)) {
    const block = x.subarray(first * inSize, (first + images) * inSize);
    const result = out.subarray(first * outSize, (first + images) * outSize);
    session.run(
      {
        x: ortTensor(block, [images, inHeight, inWidth, inChannels]),
        filter: ortTensor(filter, sizes.filterShape),
        ...(bias ? { bias: ortTensor(bias, [outChannels]) } : {}),
      },
      { y: ortTensor(result, [images, outHeight, outWidth, outChannels]) },
    );
  }
}

function sessionFor(sizes: ConvSizes, bias: boolean): OrtSession {
  const { filterShape, strideHeight, strideWidth, dilationHeight, dilationWidth, padInfo } = sizes;
  const strides = [strideHeight, strideWidth];
  const dilations = [dilationHeight, dilationWidth];
  const pads = [padInfo.top, padInfo.left, padInfo.bottom, padInfo.right];
  const key = JSON.stringify([filterShape, strides, dilations, pads, bias]);
  let session = sessions.get(key);
  if (!session) {
    const [height, width, from, to] = filterShape;
    const block = blockSize as number;
    const attributes = { kernel_shape: [height, width], strides, dilations, pads };
    const nodes: OnnxNode[] = [
      { op: "ReorderInput", domain: DOMAIN, inputs: ["x"], outputs: ["blocks"], attributes: { channels_last: 1 } },
      { op: "Reshape", inputs: ["filter", "split"], outputs: ["f1"] },
      { op: "Transpose", inputs: ["f1"], outputs: ["f2"], attributes: { perm: [4, 2, 0, 1, 3, 5] } },
      { op: "Reshape", inputs: ["f2", "joined"], outputs: ["f3"] },
      { op: "Conv", domain: DOMAIN, inputs: ["blocks", "f3", ...(bias ? ["bias"] : [])], outputs: ["convolved"], attributes },
      {
        op: "ReorderOutput",
        domain: DOMAIN,
        inputs: ["convolved"],
        outputs: ["y"],
        attributes: { channels: to, channels_last: 1 },
      },
    ];
    const inputs = ["x", "filter", ...(bias ? ["bias"] : [])].map((name) => ({ name }));
    const constants = [
      shape("split", [height, width, from / block, block, to / block, block]),
      shape("joined", [to, from, height, width]),
    ];
    session = createSession(onnxModel({ inputs, outputs: [{ name: "y" }], nodes, constants }));
    sessions.set(key, session);
  }
  return session;
}

function shape(name: string, sizes: number[]): OnnxConstant {
  return { name, shape: [sizes.length], values: BigInt64Array.from(sizes, BigInt) };
}

/** What one channel is rounded up to. */
function probeBlockSize(): number {
  const nodes = [{ op: "ReorderInput", domain: DOMAIN, inputs: ["x"], outputs: ["y"] }];
  const session = createSession(onnxModel({ inputs: [{ name: "x", shape: [1, 1, 1, 1] }], outputs: [{ name: "y" }], nodes }));
  const size = session.outputShape()[1];
  session.dispose();
  return size;
}
