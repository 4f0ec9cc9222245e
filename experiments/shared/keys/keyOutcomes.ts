import type { Stream } from "../../../src/random/stream.js";
import { type Received, stage } from "../../define.js";
import { type FingerRate, fingerRate } from "./fingerRate.js";
import type { KeyTrial } from "./keyTrial.js";
import { type KeyScheme, STAND_IN, schemeName } from "./schemes.js";

/** How often tried prints get which key. */
export interface KeyOutcomes {
  /** In words. */
  readonly scheme: string;
  /** Enrolled fingers, and unknown ones that were tried. */
  readonly fingers: number;
  readonly unknownFingers: number;
  /** Of the tried prints of enrolled fingers: the first three add up to all. */
  readonly ownKey: FingerRate;
  readonly noKey: FingerRate;
  /** Key-FAR among enrolled fingers: another finger's key. */
  readonly otherKey: FingerRate;
  /** Key-FRR: no key or another finger's. */
  readonly frr: FingerRate;
  /** Of the same: named as the print's own finger, whatever the threshold. */
  readonly named: FingerRate;
  /** Key-FAR of unknown fingers: an enrolled finger's key. */
  readonly unknownKey: FingerRate;
}

interface Inputs {
  readonly chosen: readonly KeyTrial[];
  /** Left out where it is what was chosen. */
  readonly standIn: readonly KeyTrial[] | undefined;
}

/** The rates of what became of the tried prints, by the scheme chosen and by the stand-in. */
export const keyOutcomes = stage(
  import.meta.url,
  { name: "outcomes", stream: "key-generation/outcomes" },
  ({ inputs: { chosen, standIn }, given: { scheme }, work }: Received<unknown, Inputs, { scheme: KeyScheme }>): KeyOutcomes[] => [
    outcomesOf(schemeName(scheme), chosen, work.stream),
    ...(standIn ? [outcomesOf(schemeName(STAND_IN), standIn, work.stream)] : []),
  ],
);

/** @param stream the bootstraps draw from substreams of it, the same for every scheme */
export function outcomesOf(scheme: string, trials: readonly KeyTrial[], stream: Stream): KeyOutcomes {
  const enrolled = byFinger(trials.filter((trial) => trial.enrolled));
  const unknown = byFinger(trials.filter((trial) => !trial.enrolled));
  const isOwn = ({ finger, predicted }: KeyTrial): boolean => finger === predicted;
  const rate = (name: string, groups: readonly (readonly KeyTrial[])[], holds: (trial: KeyTrial) => boolean): FingerRate =>
    fingerRate(
      groups.map((own) => own.map(holds)),
      stream.substream(name),
    );
  return {
    scheme,
    fingers: enrolled.length,
    unknownFingers: unknown.length,
    ownKey: rate("own key", enrolled, (trial) => trial.accepted && isOwn(trial)),
    noKey: rate("no key", enrolled, ({ accepted }) => !accepted),
    otherKey: rate("other key", enrolled, (trial) => trial.accepted && !isOwn(trial)),
    frr: rate("frr", enrolled, (trial) => !(trial.accepted && isOwn(trial))),
    named: rate("named", enrolled, isOwn),
    unknownKey: rate("unknown key", unknown, ({ accepted }) => accepted),
  };
}

function byFinger(trials: readonly KeyTrial[]): KeyTrial[][] {
  const fingers = [...new Set(trials.map(({ finger }) => finger))];
  return fingers.map((finger) => trials.filter((trial) => trial.finger === finger));
}
