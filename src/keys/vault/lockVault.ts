import type { RandomBytes } from "../commitment/enrolCommitment.js";
import { FIELD, fromBytes, KEY_BYTES, type LockedVault, masked, toBytes, type VaultHelper, vaultMap } from "./helper.js";
import { type MergedMinutia, mergePrints } from "./mergePrints.js";
import { fromRoots, type Polynomial } from "./polynomial.js";
import { featureCount, featureOf } from "./quantise.js";
import { type VaultSettings, vaultSettings } from "./settings.js";
import type { VaultPrint } from "./vaultPrint.js";
import { mostTrusted, seenFrom } from "./views.js";

/** Locked with fewer features than this more than a finger's part of the secret, another print would hardly find enough of them. */
const SPARE = 8;

/**
 * Locks a random key with the minutiae of fingers: the improved fuzzy vault without chaff (Dodis, Ostrovsky, Reyzin and Smith 2008,
 * section 5.3; for fingerprints Tams 2013, arXiv 1304.7386), several times over, each time in the frame of another minutia. Minutiae that
 * return in several prints of a finger are rounded to features x_i of that frame, and f(X) + Π(X − x_i) is stored, f a random secret of
 * `settings.secret` coefficients that masks the key. To revoke a key, lock again.
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
  const views = fingers.map((prints, finger) => {
    const found = lockedViews(prints, settings);
    const most = Math.max(0, ...found.map((features) => features.length));
    if (most < least) {
      const which = fingers.length > 1 ? ` of finger ${finger + 1}` : "";
      throw new RangeError(
        `the prints${which} must show ${least} minutiae within ${settings.reach} pixels of one of them, each in half of the prints; got ${most}`,
      );
    }
    return found.filter((features) => features.length >= least);
  });
  const key = random(KEY_BYTES);
  const salt = Buffer.from(random(16)).toString("base64");
  const record = { settings, fingers: fingers.length, salt };
  const count = featureCount(settings);
  const vaults = Array.from({ length: Math.min(...views.map((found) => found.length)) }, (_, vault): LockedVault => {
    const elements = vaultMap(record, vault);
    const roots = views.flatMap((found, finger) => found[vault].map((feature) => elements[finger * count + feature]));
    const secret = fromBytes(Buffer.from(random(2 * settings.secret)));
    return { polynomial: base64(toBytes(locked(roots, secret))), sealed: base64(masked(key, secret, salt)) };
  });
  return { helper: { ...record, vaults }, key };
}

/** The features of a finger that are locked, as they are seen from each of its anchors. */
export function lockedViews(prints: readonly VaultPrint[], settings: VaultSettings): number[][] {
  const sure = mergePrints(prints).minutiae.filter(({ seen }) => 2 * seen >= prints.length);
  return mostTrusted(sure, settings.anchors, settings).map(([anchor]) => lockedFeatures(seenFrom(anchor, sure), settings));
}

/** Features of minutiae in an anchor's frame: of those first that most prints show, among these of the nearest. */
export function lockedFeatures(minutiae: readonly MergedMinutia[], settings: VaultSettings): number[] {
  const features = minutiae
    .toSorted((p, q) => q.seen - p.seen || Math.hypot(p.x, p.y) - Math.hypot(q.x, q.y))
    .map(({ x, y, direction }) => featureOf(x, y, direction, settings));
  return [...new Set(features.filter((feature) => feature >= 0))].slice(0, settings.locked);
}

/** f(X) + Π(X − root) without its last coefficient, which is 1. */
function locked(roots: readonly number[], secret: Polynomial): Polynomial {
  const polynomial = fromRoots(FIELD, roots).slice(0, -1);
  secret.forEach((coefficient, i) => {
    polynomial[i] ^= coefficient;
  });
  return polynomial;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}
