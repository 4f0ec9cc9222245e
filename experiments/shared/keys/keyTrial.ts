import type { InputItem } from "../../../src/network/train/trainBySplit.js";

/** What became of a print: the finger it is of, the one it was taken for, and whether it got that finger's key. */
export interface KeyTrial extends InputItem {
  /** Whether its finger is enrolled. */
  readonly enrolled: boolean;
  /** The likeliest of the enrolled fingers, or the nearest. */
  readonly predicted: string;
  /** Its probability by the ANN, or its similarity to the finger's mean; at most 1. */
  readonly score: number;
  readonly threshold: number;
  /** Whether the score is above that finger's threshold. */
  readonly accepted: boolean;
}
