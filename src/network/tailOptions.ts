/** How the map is brought to one value a channel; paper A's counts do not tell. */
export type Pooling = "average" | "maximum";

/** Which of the tail's convolutions are trained: all of paper A's, the last one, or none but the head. */
export type TrainedLayers = "block5_conv2 and block5_conv3" | "block5_conv3" | "head";

/** What may be changed of the tail. */
export interface TailOptions {
  /** Default: both convolutions, as Table 2's counts have it. */
  readonly trained?: TrainedLayers;
  /** Of BatchNorm's moving statistics, in [0, 1). Default: Keras's 0.99. */
  readonly normMomentum?: number;
  /** Share of the normalised features that a training step leaves out before the softmax layer, in [0, 1). Default: 0, as Table 2 has no such layer. */
  readonly dropout?: number;
  /** Height and width of what the tail takes. Default: 14, of pictures of 224 × 224. */
  readonly side?: number;
}
