import { type Received, stage } from "../define.js";
import { type KeyRate, keyRate } from "../shared/keys/keyRate.js";
import { range } from "../shared/range.js";
import type { Code } from "./codes.js";
import { type BitTrials, opens, type SettingTrials } from "./commitmentTrials.js";

/** Error rates of keys under a code that corrects a share of its bits. */
export interface CorrectedRates {
  /** The share, t/n. */
  readonly reach: number;
  readonly frr: KeyRate;
  readonly far: KeyRate;
}

interface Inputs {
  readonly codes: { readonly all: readonly Code[] };
  readonly choice: { readonly reported: SettingTrials };
}

/** Error rates over the strength of the correction: of each code, and of shares from 0 to a half. */
export const correction = stage(
  import.meta.url,
  { name: "correction strength" },
  ({ inputs: { codes, choice } }: Received<unknown, Inputs>) => ({
    codes: codes.all.map((code) => ({ ...code, ...correctedRates(choice.reported, code.t / code.n) })),
    curve: range(0, 0.5, 100).map((reach) => correctedRates(choice.reported, reach)),
  }),
);

export function correctedRates({ genuine, impostor }: BitTrials, reach: number): CorrectedRates {
  return {
    reach,
    frr: keyRate(genuine.flat().map((errors) => !opens(errors, reach))),
    far: keyRate(impostor.flat().map((errors) => opens(errors, reach))),
  };
}
