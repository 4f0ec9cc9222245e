import { divideFingers, type FingerItems } from "../../src/network/features/vectorRows.js";
import { pick, type Received, stage } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";

/** The fingers of a run, by the network's inputs. */
export interface Fingers {
  readonly enrolled: readonly FingerItems[];
  /** Fingers that nobody enrolled. */
  readonly unknown: readonly FingerItems[];
}

/** Which fingers and which of their prints are enrolled, and which are tried. */
export const fingers = stage(
  import.meta.url,
  { config: pick("test", "unknown") },
  ({ config: { test, unknown }, inputs: { inputs } }: Received<{ test: number; unknown: number }, { inputs: NetworkInputs }>) =>
    leaveOut(divideFingers(inputs.items, inputs.classes, test), unknown),
);

/** Leaves the last fingers out of the enrolment; at least two are enrolled, whatever `unknown` says. */
export function leaveOut(all: readonly FingerItems[], unknown: number): Fingers {
  const enrolled = Math.max(2, all.length - unknown);
  return { enrolled: all.slice(0, enrolled), unknown: all.slice(enrolled) };
}
