import { type Received, stage } from "../define.js";
import { type Calibration, calibrationOf } from "../shared/network/calibrationOf.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import type { OpenSet } from "./openSet.js";

/** The deep ANN's probabilities beside how often it is right, on prints of the fingers that it was trained on. */
export const calibration = stage(
  import.meta.url,
  { stream: "deep-ann/calibration" },
  ({ inputs: { inputs, open }, work }: Received<unknown, { inputs: NetworkInputs; open: OpenSet[] }>): Calibration[] =>
    open.map(({ source, decisions }) => {
      const enrolled = decisions.filter((decision) => decision.enrolled);
      const named = enrolled.map(({ item, confidence, right }) => ({ finger: inputs.items[item].finger, confidence, right }));
      return calibrationOf(source, named, work.stream.substream(source));
    }),
);
