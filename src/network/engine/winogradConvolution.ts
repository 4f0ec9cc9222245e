import type { ConvSizes } from "./forEachRun.js";
import { onnxModel } from "./onnxModel.js";
import { createSession, type OrtSession, type OrtTensor, ortTensor } from "./ort.js";
import { uncopied } from "./uncopied.js";
import { convolutionGraph, filterGradientGraph, type LayerSize } from "./winograd/graphs.js";
import { tileCount } from "./winograd/tiles.js";
import { PRODUCTS } from "./winograd/transforms.js";

/** Transformed values that are worked on at a time: 64 MiB. */
const BLOCK_VALUES = 1 << 24;

/** With fewer channels than this on a side, moving the tiles costs more than the products that they save (measured at 14² to 112² pixels). */
export const WINOGRAD_CHANNELS = 128;

const sessions = new Map<string, OrtSession>();

/** Whether the convolution is one that Winograd's method computes faster: 3 × 3, stride 1, a padding of 1, and many channels. */
export function isWinograd(sizes: ConvSizes): boolean {
  const { filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padInfo } = sizes;
  const { top, left, bottom, right } = padInfo;
  const plain = [strideHeight, strideWidth, dilationHeight, dilationWidth, top, left, bottom, right].every((n) => n === 1);
  return plain && filterHeight === 3 && filterWidth === 3 && hasManyChannels(sizes.inChannels, sizes.outChannels);
}

/** Whether both sides have so many channels that Winograd's method is faster. */
export function hasManyChannels(inputs: number, outputs: number): boolean {
  return Math.min(inputs, outputs) >= WINOGRAD_CHANNELS;
}

/** How the filter lies, and what is added. */
export interface WinogradOptions {
  /** a value for each output channel; default none */
  readonly bias?: Float32Array;
  /** max(0, ·) last; default false */
  readonly relu?: boolean;
  /** `filter` is that of the convolution whose gradient this is: it is turned by 180° and leads from outputs to inputs; default false */
  readonly turned?: boolean;
}

/** Writes the convolution of NHWC data with an HWIO filter to `out`. */
export function winogradConvolution(
  x: Float32Array,
  filter: Float32Array,
  sizes: ConvSizes,
  out: Float32Array,
  { bias, relu = false, turned = false }: WinogradOptions = {},
): void {
  const { inHeight: height, inWidth: width, inChannels: inputs, outChannels: outputs } = sizes;
  const session = sessionFor(JSON.stringify([height, width, inputs, outputs, turned, bias !== undefined, relu]), () =>
    convolutionGraph({ height, width, inputs, outputs, turned, bias: bias && "bias", relu }),
  );
  const filterTensor = ortTensor(filter, turned ? [3, 3, outputs, inputs] : [3, 3, inputs, outputs]);
  const more: Record<string, OrtTensor> = bias ? { bias: ortTensor(bias, [outputs]) } : {};
  for (const images of blocks({ height, width, inputs, outputs, prints: sizes.batchSize })) {
    session.run(
      { x: pictures(x, images, height, width, inputs), filter: filterTensor, ...more },
      { y: pictures(out, images, height, width, outputs) },
    );
  }
}

/** The gradient of the filter, 3 × 3 × inputs × outputs, from NHWC data and the gradient of what they convolve to. */
export function winogradFilterGradient(x: Float32Array, dy: Float32Array, sizes: ConvSizes): Float32Array {
  const { inHeight: height, inWidth: width, inChannels: inputs, outChannels: outputs } = sizes;
  const session = sessionFor(JSON.stringify([height, width, inputs, outputs]), () =>
    filterGradientGraph({ height, width, inputs, outputs }),
  );
  let sum: Float32Array | undefined;
  for (const images of blocks({ height, width, inputs, outputs, prints: sizes.batchSize })) {
    const gradient = new Float32Array(9 * inputs * outputs);
    session.run(
      { x: pictures(x, images, height, width, inputs), dy: pictures(dy, images, height, width, outputs) },
      { y: ortTensor(gradient, [9, inputs * outputs]) },
    );
    if (sum) for (let i = 0; i < gradient.length; i++) gradient[i] += sum[i];
    sum = gradient;
  }
  return sum ?? new Float32Array(9 * inputs * outputs);
}

/** The batch in blocks of prints whose transformed values stay small. */
export function* blocks({
  prints,
  inputs,
  outputs,
  ...size
}: LayerSize & { readonly prints: number }): Generator<readonly [first: number, end: number]> {
  const each = PRODUCTS * tileCount(size) * Math.max(inputs, outputs);
  const step = Math.max(1, Math.floor(BLOCK_VALUES / each));
  for (let first = 0; first < prints; first += step) yield [first, Math.min(prints, first + step)];
}

function pictures(
  values: Float32Array,
  [first, end]: readonly [number, number],
  height: number,
  width: number,
  channels: number,
) {
  const size = height * width * channels;
  return ortTensor(values.subarray(first * size, end * size), [end - first, height * width, channels]);
}

/** The session of a graph that is loaded once. */
export function sessionFor(key: string, graph: () => Parameters<typeof onnxModel>[0]): OrtSession {
  let session = sessions.get(key);
  if (!session) {
    session = createSession(onnxModel(uncopied(graph())));
    sessions.set(key, session);
  }
  return session;
}
