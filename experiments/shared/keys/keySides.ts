import { type SplitBy, splitItems } from "../../../src/network/train/trainBySplit.js";
import { type Received, stage } from "../../define.js";
import type { Sides } from "../ann/fitAnnBySplit.js";
import type { NetworkInputs } from "../network/inputs.js";

/** The split that a training of the same prints would draw, where no network is tuned. */
export const keySides = stage(
  import.meta.url,
  { name: ({ splitBy }) => `split by ${splitBy}`, stream: ({ splitBy }) => `vgg16-training/training by ${splitBy}` },
  ({ inputs: { inputs }, given: { splitBy }, work }: Received<unknown, { inputs: NetworkInputs }, { splitBy: SplitBy }>): Sides =>
    splitItems(inputs.items, splitBy, work.stream.substream("split")),
);
