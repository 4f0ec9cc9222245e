import type { Stream } from "../../src/random/stream.js";
import { type Received, stage } from "../define.js";
import { type FingerRate, fingerRate } from "../shared/keys/fingerRate.js";
import type { Code } from "./codes.js";
import { opens, type SettingTrials } from "./commitmentTrials.js";

/** Shares of the genuine trials without a key, and of the impostors' with one. */
export interface CommitmentRates {
  readonly frr: FingerRate;
  readonly far: FingerRate;
}

/** The error rates of the commitment's keys. */
export interface ErrorRates {
  /** Fingers that no setting was chosen on. */
  readonly reported: CommitmentRates;
  /** All fingers, each print enrolled alone. */
  readonly singles: CommitmentRates;
  /** As `ridgelab key` makes it, all fingers. */
  readonly command: CommitmentRates;
  /** As `ridgelab key` makes it, each print enrolled alone. */
  readonly commandSingles: CommitmentRates;
}

interface Inputs {
  readonly codes: { readonly used: Code };
  readonly choice: { readonly reported: SettingTrials };
  readonly singles: {
    readonly chosen: SettingTrials;
    readonly command: { readonly enrolled: SettingTrials; readonly singles: SettingTrials };
  };
}

export const errorRates = stage(
  import.meta.url,
  { name: "error rates", stream: "key-security/error rates" },
  ({ inputs: { codes, choice, singles }, work: { stream } }: Received<unknown, Inputs>): ErrorRates => {
    const reach = codes.used.t / codes.used.n;
    const rates = (trials: SettingTrials, name: string) => commitmentRates(trials, reach, stream.substream(name));
    return {
      reported: rates(choice.reported, "reported"),
      singles: rates(singles.chosen, "singles"),
      command: rates(singles.command.enrolled, "command"),
      commandSingles: rates(singles.command.singles, "command, singles"),
    };
  },
);

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
