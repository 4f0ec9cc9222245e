import type { Stream } from "../../random/stream.js";
import { createSearch } from "./createSearch.js";
import { fieldMap } from "./fieldMap.js";
import { FIELD, lockedPolynomial, type VaultHelper, vaultKey } from "./helper.js";
import { isSecret } from "./isSecret.js";
import { type MergedMinutia, mergePrints } from "./mergePrints.js";
import { valueAt } from "./polynomial.js";
import { featureCount, featureOf } from "./quantise.js";
import type { VaultSettings } from "./settings.js";
import type { VaultPrint } from "./vaultPrint.js";

/**
 * The key of a vault, from further prints of each of its fingers. Frames about the prints' own are tried, and in each bases of features, as
 * many as the record's settings say.
 *
 * @param fingers the fingers' prints, in the order in which the fingers were locked, at least one of each (RangeError otherwise); several of
 * one finger are laid on each other and count as one print that shows more
 * @param stream draws frames and bases
 * @returns undefined where no work within the settings' bound opens it
 *
 * @example
 * import { randomBytes } from "node:crypto";
 * import { lockVault, openVault } from "ridgelab/keys";
 * import { simulateMaster } from "ridgelab/minutiae";
 * import { createStream } from "ridgelab/random";
 * const print = (finger: number) => ({ template: simulateMaster(40, createStream(finger, "docs/master")) });
 * const { helper, key } = lockVault([[print(1)]], randomBytes);
 * Buffer.compare(openVault(helper, [[print(1)]], createStream(1, "docs/open"))!, key); // 0
 * openVault(helper, [[print(2)]], createStream(1, "docs/open")); // undefined
 */
export function openVault(
  helper: VaultHelper,
  fingers: readonly (readonly VaultPrint[])[],
  stream: Stream,
): Uint8Array | undefined {
  const { settings, salt } = helper;
  if (fingers.length !== helper.fingers || fingers.some((prints) => prints.length === 0)) {
    throw new RangeError(
      `openVault: there must be a print of each of ${helper.fingers} fingers; got prints of ${fingers.filter((prints) => prints.length > 0).length}`,
    );
  }
  const count = featureCount(settings);
  const elements = fieldMap(salt, fingers.length * count);
  const locked = lockedPolynomial(helper);
  const values = new Int32Array(elements.length).fill(-1);
  const trusted = fingers.map((prints) => mostTrusted(mergePrints(prints).minutiae, settings));
  const search = createSearch(FIELD, settings.secret, fingers.length * settings.tried);
  for (let frame = 0; frame < settings.frames; frame++) {
    const points = { x: [] as number[], y: [] as number[], weight: [] as number[], starts: [0] };
    for (const [finger, minutiae] of trusted.entries()) {
      for (const [feature, weight] of drawnFeatures(minutiae, settings, stream)) {
        const at = finger * count + feature;
        if (values[at] < 0) values[at] = valueAt(FIELD, locked, elements[at]);
        points.x.push(elements[at]);
        points.y.push(values[at]);
        points.weight.push(weight);
      }
      points.starts.push(points.x.length);
    }
    const secret = search(points, settings.bases, stream, (found) => isSecret(found, locked, elements));
    if (secret) return vaultKey(secret, salt);
  }
  return undefined;
}

/** A minutia of no quality is trusted like one of this. */
const LEAST_QUALITY = 0.01;

/** A minutia and how often it is to be drawn. */
export type Trusted = readonly [minutia: MergedMinutia, weight: number];

/** The minutiae that are tried, the most trusted first; of several prints those more that more of them show. */
export function mostTrusted(minutiae: readonly MergedMinutia[], { trust, tried }: VaultSettings): Trusted[] {
  return minutiae
    .map((minutia): Trusted => {
      const { x, y, quality, seen } = minutia;
      return [minutia, Math.max(quality, LEAST_QUALITY) * seen * Math.exp(-Math.hypot(x, y) / trust)];
    })
    .sort(([, a], [, b]) => b - a)
    .slice(0, tried);
}

/** The features of a print in a frame that is drawn about its own, with their weights; of two minutiae in one the greater. */
function drawnFeatures(minutiae: readonly Trusted[], settings: VaultSettings, stream: Stream): Map<number, number> {
  const { shift, turn } = stream.uniform() < settings.farShare ? settings.far : settings.near;
  const placed = { dx: shift * stream.normal(), dy: shift * stream.normal(), turn: turn * stream.normal() };
  return featuresAt(minutiae, placed, settings);
}

/** The features of a print in its frame turned by so many degrees, counter-clockwise, and shifted by so many pixels. */
export function featuresAt(
  minutiae: readonly Trusted[],
  placed: { readonly dx: number; readonly dy: number; readonly turn: number },
  settings: VaultSettings,
): Map<number, number> {
  const angle = (placed.turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const features = new Map<number, number>();
  for (const [{ x, y, direction }, weight] of minutiae) {
    const feature = featureOf(cos * x - sin * y + placed.dx, sin * x + cos * y + placed.dy, direction + angle, settings);
    // the most trusted come first
    if (feature >= 0 && !features.has(feature)) features.set(feature, weight);
  }
  return features;
}
