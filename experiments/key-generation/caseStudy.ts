import { keyText } from "../../src/keys/keyText.js";
import { printKey } from "../../src/keys/printKey.js";
import { pick, type Received, stage } from "../define.js";
import { drawBytes, SALT_BYTES } from "../shared/keys/drawBytes.js";
import type { KeyTrial } from "../shared/keys/keyTrial.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { printName } from "../shared/printName.js";

/** How a key is derived, and of which print. */
export interface StudySettings {
  /** FINGER_IMPRESSION; empty for the first tried print that gets its finger's key. */
  readonly print: string;
  readonly step: number;
  readonly iterations: number;
}

/** One print with its key, as the paper prints its case. */
export interface CaseStudy extends KeyTrial {
  /** Of the finger that the print was taken for, one a row of the matrix. */
  readonly magnitudes: readonly number[];
  readonly key: string;
}

interface Inputs {
  readonly inputs: Pick<NetworkInputs, "classes">;
  readonly trials: readonly KeyTrial[];
  /** The mean-of-vectors of each class. */
  readonly means: readonly Float32Array[];
}

/** Paper A's section 3.5: one print, the magnitudes of the finger that it was taken for, and that finger's key. */
export const caseStudy = stage(
  import.meta.url,
  { config: pick("print", "step", "iterations"), stream: "key-generation/keys" },
  ({ config, inputs: { inputs, trials, means }, work: { stream } }: Received<StudySettings, Inputs>): CaseStudy => {
    const chosen = chooseTrial(trials, config.print);
    const mean = means[inputs.classes.indexOf(chosen.predicted)];
    const made = printKey(mean, drawBytes(stream, SALT_BYTES), config);
    return { ...chosen, magnitudes: [...made.magnitudes], key: keyText(made.key) };
  },
);

/**
 * The trial of a print, FINGER_IMPRESSION. For an empty name the first that got its own finger's key, or the very first where none did.
 *
 * @throws RangeError in one line for a print that was not tried
 */
export function chooseTrial(trials: readonly KeyTrial[], print: string): KeyTrial {
  if (print === "") return trials.find(({ finger, predicted, accepted }) => accepted && finger === predicted) ?? trials[0];
  const found = trials.find((trial) => printName(trial) === print);
  if (!found) {
    const some = trials.slice(0, 3).map(printName).join(", ");
    throw new RangeError(`print must be empty or one of the prints that are tried, such as ${some}; got ${print}`);
  }
  return found;
}
