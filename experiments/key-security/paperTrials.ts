import { fitPrintIdentifier } from "../../src/keys/printIdentifier.js";
import { type Received, stage } from "../define.js";
import type { Background } from "../shared/keys/commitmentBits.js";
import { type Finger, halves } from "./fingers.js";

/** Outcomes of prints, finger by finger. */
export interface PaperTrials {
  /** Tried prints of enrolled fingers: whether they got their finger's key, and whether another finger's. */
  readonly own: readonly (readonly boolean[])[];
  readonly other: readonly (readonly boolean[])[];
  /** Prints of fingers that nobody enrolled: whether they got a key. */
  readonly unknown: readonly (readonly boolean[])[];
}

interface Inputs {
  readonly others: Background;
  readonly fingers: readonly Finger[];
}

/** The paper's scheme as `ridgelab key` has it: nearest mean, with a threshold for each finger. The second half is enrolled. */
export const paperTrials = stage(
  import.meta.url,
  { name: "keys of the paper's scheme" },
  ({ inputs: { others, fingers } }: Received<unknown, Inputs>): PaperTrials => {
    const { chosenOn: unknown, reportedOn: enrolled } = halves(fingers);
    const identifier = fitPrintIdentifier(
      others.pooled,
      enrolled.map((finger) => finger.enrolled),
    );
    const identify = (print: Float32Array): Identified => identifier.identify(print);
    return paperOutcomes(
      enrolled.map(({ tried }) => tried.map(identify)),
      unknown.map(({ enrolled, tried }) => [...enrolled, ...tried].map(identify)),
    );
  },
);

/** What a print was taken for: the place of an enrolled finger, and whether it reached that finger's threshold. */
export interface Identified {
  readonly finger: number;
  readonly accepted: boolean;
}

/** @param enrolled tried prints of each enrolled finger, in the order of their enrolment */
export function paperOutcomes(
  enrolled: readonly (readonly Identified[])[],
  unknown: readonly (readonly Identified[])[],
): PaperTrials {
  return {
    own: enrolled.map((prints, f) => prints.map(({ finger, accepted }) => accepted && finger === f)),
    other: enrolled.map((prints, f) => prints.map(({ finger, accepted }) => accepted && finger !== f)),
    unknown: unknown.map((prints) => prints.map(({ accepted }) => accepted)),
  };
}
