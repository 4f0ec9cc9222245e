import { normalCdf } from "../../src/random/normalCdf.js";
import { pick, type Received, stage, task } from "../define.js";
import type { Background, BitSettings } from "../shared/keys/commitmentBits.js";
import type { Code } from "./codes.js";
import { type BitTrials, type commitmentTrials, opens, type SettingTrials } from "./commitmentTrials.js";
import { type Finger, halves } from "./fingers.js";

const tryCommitments = task<typeof commitmentTrials>(import.meta.url, "./commitmentTrials.js");

/** The largest key-FAR that is tolerated. */
export const TOLERATED_FAR = 1e-4;

/** What a setting does on the fingers that are not reported on. */
export interface SettingRates {
  readonly settings: BitSettings;
  /** Share of the genuine trials that do not open the commitment, and of the impostors' that do. */
  readonly frr: number;
  readonly far: number;
  /** What the key-FAR is taken to be: see `expectedFar`. */
  readonly expected: number;
}

interface Settings {
  readonly components: readonly number[];
  readonly surplus: readonly number[];
}

interface Inputs {
  readonly others: Background;
  readonly fingers: readonly Finger[];
  readonly codes: { readonly used: Code };
}

/** The settings of the commitment, chosen on the first half of the fingers, and their trials on the second. */
export const choice = stage(
  import.meta.url,
  { name: "choice of settings", config: pick("components", "surplus"), cut: "items" },
  async ({ config, inputs: { others, fingers, codes }, work }: Received<Settings, Inputs>) => {
    const { n, t } = codes.used;
    const { chosenOn, reportedOn } = halves(fingers);
    const grid = config.components.flatMap((components) => config.surplus.map((surplus) => ({ n, components, surplus })));
    const trials = await work.map(tryCommitments, grid, (settings) => [others, chosenOn, settings]);
    const tried = trials.map((one) => settingRates(one, t / n));
    const chosen = bestSettings(tried);
    const [reported] = await work.map(tryCommitments, [chosen], (settings) => [others, reportedOn, settings]);
    return { tried, chosen, reported };
  },
);

/** The error rates of a setting under a code that corrects this share of the bits. */
export function settingRates(trials: SettingTrials, reach: number): SettingRates {
  return {
    settings: trials.settings,
    frr: share(trials.genuine.flat(), (errors) => !opens(errors, reach)),
    far: share(trials.impostor.flat(), (errors) => opens(errors, reach)),
    expected: expectedFar(trials, reach),
  };
}

/**
 * What a setting's key-FAR is taken to be: the share of the trials, or where the normal law of the impostors' bit errors puts more there,
 * that. Few trials see no false accept of one in a hundred; the law's tail does.
 */
export function expectedFar({ impostor }: BitTrials, reach: number): number {
  const errors = impostor.flat();
  const mean = errors.reduce((sum, v) => sum + v, 0) / errors.length;
  const deviation = Math.sqrt(errors.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, errors.length - 1));
  const seen = share(errors, (error) => opens(error, reach));
  return deviation > 0 ? Math.max(seen, normalCdf((reach - mean) / deviation)) : seen;
}

/**
 * The settings that lose the fewest genuine prints among those whose expected key-FAR is tolerated, of several the least of it; where
 * none's is tolerated, those of the least; of equal ones the first.
 */
export function bestSettings(tried: readonly SettingRates[]): BitSettings {
  const tolerated = tried.filter(({ expected }) => expected <= TOLERATED_FAR);
  const before = (a: SettingRates, b: SettingRates): boolean =>
    tolerated.length > 0 && a.frr !== b.frr ? a.frr < b.frr : a.expected < b.expected;
  const among = tolerated.length > 0 ? tolerated : tried;
  return among.reduce((best, one) => (before(one, best) ? one : best)).settings;
}

function share(values: readonly number[], holds: (value: number) => boolean): number {
  return values.filter(holds).length / Math.max(1, values.length);
}
