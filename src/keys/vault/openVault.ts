import { timingSafeEqual } from "node:crypto";
import type { Stream } from "../../random/stream.js";
import { createSearch } from "./createSearch.js";
import { fieldMap } from "./fieldMap.js";
import { type FramedMinutia, framedMinutiae } from "./frame.js";
import { FIELD, fromBytes, secretKey, type VaultHelper } from "./helper.js";
import { type Polynomial, valueAt } from "./polynomial.js";
import { featureCount, featureOf } from "./quantise.js";
import type { VaultSettings } from "./settings.js";
import type { VaultPrint } from "./vaultPrint.js";

/**
 * The key of a vault, from a further print of each of its fingers. Frames about the prints' own are tried, and in each bases of features, as
 * many as the record's settings say; 0.2 s or so for one finger that is refused.
 *
 * @param prints of the fingers, in the order in which they were locked (RangeError where they are more or fewer)
 * @param stream draws frames and bases
 * @returns undefined where no work within the settings' bound opens it
 */
export function openVault(helper: VaultHelper, prints: readonly VaultPrint[], stream: Stream): Uint8Array | undefined {
  const { settings, salt } = helper;
  if (prints.length !== helper.fingers) {
    throw new RangeError(`openVault: there must be a print of each of ${helper.fingers} fingers; got ${prints.length}`);
  }
  const count = featureCount(settings);
  const elements = fieldMap(salt, prints.length * count);
  const locked = Uint16Array.of(...fromBytes(Buffer.from(helper.polynomial, "base64")), 1);
  const values = new Int32Array(elements.length).fill(-1);
  const trusted = prints.map((print) => mostTrusted(framedMinutiae(print), settings));
  const search = createSearch(FIELD, settings.secret, prints.length * settings.tried);
  const accept = (secret: Polynomial): boolean => isSecret(secret, helper);
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
    const secret = search(points, settings.bases, stream, accept);
    if (secret) return secretKey(secret, salt).key;
  }
  return undefined;
}

/** A minutia and how often it is to be drawn. */
export type Trusted = readonly [minutia: FramedMinutia, weight: number];

/** The minutiae that are tried. */
export function mostTrusted(minutiae: readonly FramedMinutia[], { trust, tried }: VaultSettings): Trusted[] {
  return minutiae
    .map((minutia): Trusted => [minutia, Math.max(minutia.quality, 0.01) * Math.exp(-Math.hypot(minutia.x, minutia.y) / trust)])
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

function isSecret(secret: Polynomial, { salt, check }: VaultHelper): boolean {
  return timingSafeEqual(Buffer.from(secretKey(secret, salt).check), Buffer.from(check));
}
