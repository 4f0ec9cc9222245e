import type { Stream } from "../../random/stream.js";
import { createSearch } from "./createSearch.js";
import { FIELD, lockedPolynomial, masked, type VaultHelper, vaultMap } from "./helper.js";
import { isSecret } from "./isSecret.js";
import { mergePrints } from "./mergePrints.js";
import { valueAt } from "./polynomial.js";
import { featureCount } from "./quantise.js";
import { createFeatures, drawFrame } from "./queryFeatures.js";
import type { VaultPrint } from "./vaultPrint.js";
import { viewsOf } from "./views.js";

/**
 * The key of a vault, from further prints of each of its fingers. Each of its polynomials is tried with each of the prints'
 * minutiae as anchor, drawn at random, in frames about that, and in each frame bases of features, as many as the record's settings say.
 *
 * @param fingers the fingers' prints, in the order in which the fingers were locked, at least one of each (RangeError otherwise); several of
 * one finger are laid on each other and count as one print that shows more
 * @param stream draws anchors, frames and bases
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
  const views = fingers.map((prints) => viewsOf(mergePrints(prints).minutiae, settings));
  if (views.some((origins) => origins.length === 0)) return undefined;
  const vaults = helper.vaults.map((vault, i) => {
    const elements = vaultMap(helper, i);
    return { ...vault, elements, locked: lockedPolynomial(vault), values: new Int32Array(elements.length).fill(-1) };
  });
  const count = featureCount(settings);
  const most = fingers.length * settings.tried;
  const search = createSearch(FIELD, settings.secret, most);
  const features = createFeatures(settings);
  const [x, y, weight] = [new Uint16Array(most), new Uint16Array(most), new Float64Array(most)];
  for (let frame = 0; frame < settings.frames; frame++) {
    const { elements, locked, values, sealed } = vaults[stream.integer(vaults.length)];
    const starts = [0];
    let points = 0;
    for (const [finger, origins] of views.entries()) {
      const found = features(origins[stream.integer(origins.length)], drawFrame(settings, stream));
      for (let i = 0; i < found.count; i++) {
        const at = finger * count + found.feature[i];
        if (values[at] < 0) values[at] = valueAt(FIELD, locked, elements[at]);
        x[points] = elements[at];
        y[points] = values[at];
        weight[points++] = found.weight[i];
      }
      starts.push(points);
    }
    const secret = search({ x, y, weight, starts }, settings.bases, stream, (found) => isSecret(found, locked, elements));
    if (secret) return masked(Buffer.from(sealed, "base64"), secret, salt);
  }
  return undefined;
}
