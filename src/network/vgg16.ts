/** One convolution of VGG16: 3 × 3, stride 1, padded to keep the size, with a bias and a ReLU. */
export interface VggConvolution {
  readonly name: string;
  /** 1 to 5; each block but the last one's end is followed by a 2 × 2 maximum with stride 2 before the next begins */
  readonly block: number;
  readonly inputs: number;
  readonly outputs: number;
}

/** Number of convolutions in each block, and the channels that they put out. */
const BLOCKS = [
  [2, 64],
  [2, 128],
  [3, 256],
  [3, 512],
  [3, 512],
] as const;

/**
 * The thirteen convolutions of VGG16 in their order, named as in Keras (Simonyan and Zisserman 2015, table 1, column D). What the
 * paper calls VGG16 is these, without the dense layers: 14,714,688 parameters.
 */
export const VGG16_CONVOLUTIONS: readonly VggConvolution[] = BLOCKS.flatMap(([count, outputs], i) =>
  Array.from({ length: count }, (_, k) => ({
    name: `block${i + 1}_conv${k + 1}`,
    block: i + 1,
    inputs: k > 0 ? outputs : i > 0 ? BLOCKS[i - 1][1] : 3,
    outputs,
  })),
);

/**
 * The convolutions from the input up to and with the named one.
 * @throws RangeError where VGG16 has none of that name.
 */
export function convolutionsUntil(name: string): readonly VggConvolution[] {
  const last = VGG16_CONVOLUTIONS.findIndex((convolution) => convolution.name === name);
  if (last < 0) throw new RangeError(`VGG16 has no convolution ${name}; there are block1_conv1 to block5_conv3`);
  return VGG16_CONVOLUTIONS.slice(0, last + 1);
}

/** Weights and biases of convolutions. */
export function parameterCount(convolutions: readonly VggConvolution[]): number {
  return convolutions.reduce((sum, { inputs, outputs }) => sum + kernelLength({ inputs, outputs }) + outputs, 0);
}

/** Values of a kernel: 3 · 3 · inputs · outputs. */
export function kernelLength({ inputs, outputs }: Pick<VggConvolution, "inputs" | "outputs">): number {
  return 9 * inputs * outputs;
}
