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
}
