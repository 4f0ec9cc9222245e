import type { RandomBytes } from "../commitment/enrolCommitment.js";
import { fieldMap } from "./fieldMap.js";
import { FIELD, fromBytes, toBytes, type VaultHelper, vaultKey } from "./helper.js";
import { type MergedMinutia, mergePrints } from "./mergePrints.js";
import { fromRoots } from "./polynomial.js";
import { featureCount, featureOf } from "./quantise.js";
import { type VaultSettings, vaultSettings } from "./settings.js";
import type { VaultPrint } from "./vaultPrint.js";

/** Locked with fewer features than this more than a finger's part of the secret, another print would hardly find enough of them. */
const SPARE = 8;

/**
 * Locks a random secret with the minutiae of fingers: the improved fuzzy vault without chaff (Dodis, Ostrovsky, Reyzin and Smith 2008,
 * section 5.3; for fingerprints Tams 2013, arXiv 1304.7386). Minutiae that return in several prints of a finger are rounded to features x_i
 * of its frame, and f(X) + Π(X − x_i) is stored, f the secret of `settings.secret` coefficients. To revoke a key, lock again.
 *
 * @param fingers each finger's prints, at least one; of several fingers all are needed to open
 * @param random so many random bytes: the operating system's for real keys
 * @throws RangeError in one line where a finger's prints show too few minutiae
 *
 * @example
 * import { randomBytes } from "node:crypto";
 * import { lockVault } from "ridgelab/keys";
 * import { simulateMaster } from "ridgelab/minutiae";
 * import { createStream } from "ridgelab/random";
 * const print = { template: simulateMaster(40, createStream(1, "docs/master")) };
 * lockVault([[print]], randomBytes).key.length; // 32
 */
export function lockVault(
  fingers: readonly (readonly VaultPrint[])[],
  random: RandomBytes,
  settings: VaultSettings = vaultSettings(fingers.length),
): { helper: VaultHelper; key: Uint8Array } {
  const least = Math.ceil(settings.secret / fingers.length) + SPARE;
  const locked = fingers.map((prints, finger) => {
    const { minutiae } = mergePrints(prints);
    const features = lockedFeatures(minutiae, prints.length, settings);
    if (features.length < least) {
      const which = fingers.length > 1 ? ` of finger ${finger + 1}` : "";
      throw new RangeError(
        `the prints${which} must show ${least} minutiae within ${settings.reach} pixels of the core, each in half of the prints; got ${features.length}`,
      );
    }
    return features;
  });
  const salt = Buffer.from(random(16)).toString("base64");
  const count = featureCount(settings);
  const elements = fieldMap(salt, fingers.length * count);
  const secret = fromBytes(Buffer.from(random(2 * settings.secret)));
  const roots = locked.flatMap((features, finger) => features.map((feature) => elements[finger * count + feature]));
  const polynomial = fromRoots(FIELD, roots).slice(0, -1);
  secret.forEach((coefficient, i) => {
    polynomial[i] ^= coefficient;
  });
  const helper = { settings, fingers: fingers.length, polynomial: toBytes(polynomial).toString("base64"), salt };
  return { helper, key: vaultKey(secret, salt) };
}

/** The features of a finger that are locked: of the minutiae that half of its prints show, those that come first. */
export function lockedFeatures(minutiae: readonly MergedMinutia[], prints: number, settings: VaultSettings): number[] {
  const features = new Set<number>();
  for (const { x, y, direction, seen } of minutiae) {
    if (features.size >= settings.locked || 2 * seen < prints) break;
    const feature = featureOf(x, y, direction, settings);
    if (feature >= 0) features.add(feature);
  }
  return [...features];
}
