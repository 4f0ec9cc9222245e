import type { Stream } from "../../random/stream.js";
import { createFeatures, drawFrame } from "../vault/queryFeatures.js";
import type { VaultSettings } from "../vault/settings.js";
import type { Trusted } from "../vault/views.js";

/**
 * How likely a base that `openVault` draws lies on the secret of one vault of a record, by how many features of the print are locked in the frame: element w is the
 * chance that a frame is drawn in which w are, times that `size` points drawn there by their weights are all of these. The mean over frames;
 * in each one draw is made among the locked ones alone and counts by what it is worth (importance sampling), so that chances far below one in
 * the number of frames are measured.
 *
 * @param views of the print, as `viewsOf` gives them
 * @param locked features of the enrolled finger, as that vault's anchor sees them
 * @param size points of a base that are of this finger
 * @param frames drawn, of the views in turn
 */
export function openingChances(
  views: readonly (readonly Trusted[])[],
  locked: ReadonlySet<number>,
  settings: VaultSettings,
  size: number,
  frames: number,
  stream: Stream,
): Float64Array {
  const chances = new Float64Array(settings.tried + 1);
  const features = createFeatures(settings);
  for (let frame = 0; frame < frames; frame++) {
    const { count, feature, weight } = features(views[frame % views.length], drawFrame(settings, stream));
    const good: number[] = [];
    let all = 0;
    for (let i = 0; i < count; i++) {
      all += weight[i];
      if (locked.has(feature[i])) good.push(weight[i]);
    }
    if (good.length >= size) chances[good.length] += chanceOf(good, all, size, stream) / frames;
  }
  return chances;
}

/** One draw's estimate of the chance that `size` of all points, drawn by weight without replacement, are good ones. */
function chanceOf(weights: readonly number[], all: number, size: number, stream: Stream): number {
  const rest = [...weights];
  let good = rest.reduce((sum, weight) => sum + weight, 0);
  let chance = 1;
  for (let drawn = 0; drawn < size; drawn++) {
    chance *= good / all;
    let target = stream.uniform() * good;
    let i = 0;
    while (i < rest.length - 1 && target >= rest[i]) target -= rest[i++];
    good -= rest[i];
    all -= rest[i];
    rest[i] = rest.at(-1)!;
    rest.pop();
  }
  return Math.min(chance, 1);
}

/** The chance that a base opens a vault of these fingers, whose bases have so many locked points of each: enough of all must be locked. */
export function baseChance(fingers: readonly Float64Array[], secret: number): number {
  const total = fingers.reduce((sums, chances) => {
    const next = new Float64Array(sums.length + chances.length - 1);
    sums.forEach((p, v) => {
      chances.forEach((q, w) => {
        next[v + w] += p * q;
      });
    });
    return next;
  }, Float64Array.of(1));
  return total.subarray(secret + 2).reduce((sum, chance) => sum + chance, 0);
}
