import type { Stream } from "../../random/stream.js";
import { createSearch } from "./createSearch.js";
import { fieldMap } from "./fieldMap.js";
import { FIELD, lockedPolynomial, type VaultHelper, vaultKey } from "./helper.js";
import { isSecret } from "./isSecret.js";
import { mergePrints } from "./mergePrints.js";
import { type Polynomial, valueAt } from "./polynomial.js";
import { featureCount } from "./quantise.js";
import { createFeatures, drawFrame, mostTrusted } from "./queryFeatures.js";
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
  const features = createFeatures(settings);
  const accept = (found: Polynomial): boolean => isSecret(found, locked, elements);
  for (let frame = 0; frame < settings.frames; frame++) {
    const points = { x: [] as number[], y: [] as number[], weight: [] as number[], starts: [0] };
    for (const [finger, minutiae] of trusted.entries()) {
      const found = features(minutiae, drawFrame(settings, stream));
      for (let i = 0; i < found.count; i++) {
        const at = finger * count + found.feature[i];
        if (values[at] < 0) values[at] = valueAt(FIELD, locked, elements[at]);
        points.x.push(elements[at]);
        points.y.push(values[at]);
        points.weight.push(found.weight[i]);
      }
      points.starts.push(points.x.length);
    }
    const secret = search(points, settings.bases, stream, accept);
    if (secret) return vaultKey(secret, salt);
  }
  return undefined;
}
