import type { Interval } from "../../src/metrics/interval.js";
import { rateByFinger } from "../../src/metrics/rateByFinger.js";
import type { Stream } from "../../src/random/stream.js";
import { type Received, stage } from "../define.js";
import { type KeyRate, keyRate } from "../shared/keys/keyRate.js";
import type { Code } from "./codes.js";
import { opens, type SettingTrials } from "./commitmentTrials.js";
import type { PaperTrials } from "./paperTrials.js";

/** A rate with its interval over fingers, whose prints are not independent; `null` where nothing was tried. */
export interface FingerRate extends KeyRate {
  readonly byFinger: Interval | null;
}

/** Shares of the genuine trials without a key, and of the impostors' with one. */
export interface CommitmentRates {
  readonly frr: FingerRate;
  readonly far: FingerRate;
}

/** The error rates of keys. */
export interface ErrorRates {
  readonly paper: {
    /** The right finger does not get its key. */
    readonly frr: FingerRate;
    /** An enrolled finger gets another finger's key. */
    readonly otherKey: FingerRate;
    /** An unknown finger gets a key. */
    readonly unknownKey: FingerRate;
  };
  readonly commitment: {
    /** Fingers that no setting was chosen on. */
    readonly reported: CommitmentRates;
    /** All fingers, each print enrolled alone. */
    readonly singles: CommitmentRates;
    /** As `ridgelab key` makes it, all fingers. */
    readonly command: CommitmentRates;
    /** As `ridgelab key` makes it, each print enrolled alone. */
    readonly commandSingles: CommitmentRates;
  };
}

interface Inputs {
  readonly codes: { readonly used: Code };
  readonly choice: { readonly reported: SettingTrials };
  readonly singles: {
    readonly chosen: SettingTrials;
    readonly command: { readonly enrolled: SettingTrials; readonly singles: SettingTrials };
  };
  readonly paper: PaperTrials;
}

/** The error rates of the paper's keys and of the commitment's. */
export const errorRates = stage(
  import.meta.url,
  { name: "error rates", stream: "key-security/error rates" },
  ({ inputs: { codes, choice, singles, paper }, work: { stream } }: Received<unknown, Inputs>): ErrorRates => {
    const reach = codes.used.t / codes.used.n;
    const commitment = (trials: SettingTrials, name: string) => commitmentRates(trials, reach, stream.substream(name));
    return {
      paper: paperRates(paper, stream.substream("paper")),
      commitment: {
        reported: commitment(choice.reported, "reported"),
        singles: commitment(singles.chosen, "singles"),
        command: commitment(singles.command.enrolled, "command"),
        commandSingles: commitment(singles.command.singles, "command, singles"),
      },
    };
  },
);

/** @param stream for the bootstraps */
export function paperRates({ own, other, unknown }: PaperTrials, stream: Stream): ErrorRates["paper"] {
  return {
    frr: fingerRate(
      own.map((prints) => prints.map((right) => !right)),
      stream.substream("frr"),
    ),
    otherKey: fingerRate(other, stream.substream("other key")),
    unknownKey: fingerRate(unknown, stream.substream("unknown key")),
  };
}

/**
 * @param reach share of its bits that the code corrects, t/n
 * @param stream for the bootstraps
 */
export function commitmentRates({ genuine, impostor }: SettingTrials, reach: number, stream: Stream): CommitmentRates {
  return {
    frr: fingerRate(
      genuine.map((trials) => trials.map((errors) => !opens(errors, reach))),
      stream.substream("frr"),
    ),
    far: fingerRate(
      impostor.map((trials) => trials.map((errors) => opens(errors, reach))),
      stream.substream("far"),
    ),
  };
}

/** The rate of an event among the trials of fingers; those without a trial are left out. */
export function fingerRate(trials: readonly (readonly boolean[])[], stream: Stream): FingerRate {
  const rate = keyRate(trials.flat());
  const groups = trials.filter((own) => own.length > 0);
  const share = (some: readonly boolean[]): number => some.filter(Boolean).length / some.length;
  return { ...rate, byFinger: rate.n === 0 ? null : rateByFinger(groups, share, stream) };
}
