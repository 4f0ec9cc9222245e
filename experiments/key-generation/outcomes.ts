import { type Received, stage } from "../define.js";
import { type KeyRate, keyRate } from "../shared/keys/keyRate.js";
import type { KeyTrial } from "./trials.js";

/** How often tried prints get which key. */
export interface Outcomes {
  /** Of the tried prints of enrolled fingers: the first three add up to all. */
  readonly ownKey: KeyRate;
  readonly noKey: KeyRate;
  readonly otherKey: KeyRate;
  /** Of the same: the nearest finger is the print's own, whatever the threshold. */
  readonly ownNearest: KeyRate;
  /** Of the prints of fingers that nobody enrolled. */
  readonly unknownKey: KeyRate;
}

/** The rates of what became of the tried prints. */
export const outcomes = stage(import.meta.url, {}, ({ inputs: { trials } }: Received<unknown, { trials: KeyTrial[] }>) =>
  outcomesOf(trials),
);

export function outcomesOf(trials: readonly KeyTrial[]): Outcomes {
  const enrolled = trials.filter((trial) => trial.enrolled);
  const unknown = trials.filter((trial) => !trial.enrolled);
  const isOwn = ({ finger, predicted }: KeyTrial): boolean => finger === predicted;
  return {
    ownKey: keyRate(enrolled.map((trial) => trial.accepted && isOwn(trial))),
    noKey: keyRate(enrolled.map(({ accepted }) => !accepted)),
    otherKey: keyRate(enrolled.map((trial) => trial.accepted && !isOwn(trial))),
    ownNearest: keyRate(enrolled.map(isOwn)),
    unknownKey: keyRate(unknown.map(({ accepted }) => accepted)),
  };
}
