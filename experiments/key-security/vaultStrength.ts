import { baseChance, openingChances } from "../../src/keys/attacks/openingChances.js";
import { TESTERS } from "../../src/keys/vault/createSearch.js";
import { lockedViews } from "../../src/keys/vault/lockVault.js";
import { mergePrints } from "../../src/keys/vault/mergePrints.js";
import { featureOf } from "../../src/keys/vault/quantise.js";
import { type VaultSettings, vaultSettings } from "../../src/keys/vault/settings.js";
import { viewsOf } from "../../src/keys/vault/views.js";
import type { Stream } from "../../src/random/stream.js";
import { type Received, stage } from "../define.js";
import type { VaultFinger } from "./vaultPrints.js";
import type { VaultTrials } from "./vaultTrials.js";

/** What a vault of one finger or two is worth, in bits. */
export interface VaultWorth {
  /** False-accept security: −log₂ of the chance that one base opens another's vault. */
  readonly others: number | null;
  /** No pair came near: `others` is by the rule of three over the tries and the bases of each, pairs taken as alike, or `null` where nothing was tried. */
  readonly isBound: boolean;
  /** Tries of other fingers' prints in earnest. */
  readonly tries: number;
  /** Pairs of an enrolled finger and another's print that the chance is the mean over. */
  readonly pairs: number;
  /** log₂ of the bases of an attempt. */
  readonly work: number;
  /** Guesses of k features, −log₂ of the chance that all are locked, for minutiae spread evenly. */
  readonly guessed: number;
  /** Bits of a record that depend on the minutiae. */
  readonly leaked: number;
}

/** Frames from each pair. */
const FRAMES = 12;

/** False-accept security by the chances of all prints of other fingers, and what a record gives away. */
export const vaultStrength = stage(
  import.meta.url,
  { name: "strength of vaults", stream: "key-security/vault strength" },
  ({
    inputs: { vaultPrints, vaultTrials },
    work: { stream },
  }: Received<unknown, { vaultPrints: readonly VaultFinger[]; vaultTrials: VaultTrials }>): {
    one: VaultWorth;
    two: VaultWorth;
  } => ({
    one: worthOf(vaultPrints, 1, vaultTrials.one.far.n, stream.substream("one")),
    two: worthOf(vaultPrints, 2, vaultTrials.two.far.n, stream.substream("two")),
  }),
);

function worthOf(fingers: readonly VaultFinger[], together: 1 | 2, tries: number, stream: Stream): VaultWorth {
  const settings = vaultSettings(together);
  const { tried, secret, locked, anchors, frames, bases } = settings;
  // a base and its tester: so many points of each finger
  const size = Math.ceil((secret - 1) / together);
  const views = fingers.map(({ enrolled, tried: more }) =>
    [...enrolled, ...more].map((print) => viewsOf(mergePrints([print]).minutiae, settings)).filter((found) => found.length > 0),
  );
  const sums = new Float64Array(tried + 1);
  let pairs = 0;
  for (const [f, { enrolled }] of fingers.entries()) {
    const vaults = lockedViews(enrolled, settings).map((features) => new Set(features));
    if (vaults.length === 0) continue;
    for (const print of views.filter((_, o) => o !== f).flat()) {
      const chances = openingChances(print, vaults[stream.integer(vaults.length)], settings, size, FRAMES, stream);
      for (let w = 0; w < sums.length; w++) sums[w] += chances[w];
      pairs++;
    }
  }
  const mean = sums.map((sum) => sum / Math.max(pairs, 1));
  const chance = baseChance(together === 1 ? [mean] : [mean, mean], secret);
  const work = Math.log2(frames * bases * TESTERS);
  const isBound = !(chance > 0);
  return {
    others: !isBound ? -Math.log2(chance) : tries > 0 ? Math.log2(tries / 3) + work : null,
    isBound,
    tries,
    pairs,
    work,
    guessed: logChoose(together * featuresInReach(settings), secret) - logChoose(together * locked, secret),
    leaked: anchors * 16 * (together * locked - secret),
  };
}

/** Cells within reach, times the sectors. */
export function featuresInReach(settings: VaultSettings): number {
  const found = new Set<number>();
  for (let y = -settings.reach; y <= settings.reach; y += 2) {
    for (let x = -settings.reach; x <= settings.reach; x += 2) found.add(featureOf(x, y, 0, settings));
  }
  found.delete(-1);
  return found.size * settings.sectors;
}

/** log₂ of n over k. */
function logChoose(n: number, k: number): number {
  return Array.from({ length: k }, (_, i) => Math.log2((n - i) / (k - i))).reduce((sum, bits) => sum + bits, 0);
}
