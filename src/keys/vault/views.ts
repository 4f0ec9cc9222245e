import { intoFrame, moved } from "./frame.js";
import type { MergedMinutia } from "./mergePrints.js";
import type { VaultSettings } from "./settings.js";

/** A minutia of no quality is trusted like one of this. */
const LEAST_QUALITY = 0.01;

/** A minutia and how often it is to be drawn. */
export type Trusted = readonly [minutia: MergedMinutia, weight: number];

/** The minutiae that are trusted most, so many at most, the most trusted first: sure ones near the origin, of several prints those that more of them show. */
export function mostTrusted(minutiae: readonly MergedMinutia[], most: number, { trust }: VaultSettings): Trusted[] {
  return minutiae
    .map((minutia): Trusted => {
      const { x, y, quality, seen } = minutia;
      return [minutia, Math.max(quality, LEAST_QUALITY) ** 2 * seen * Math.exp(-Math.hypot(x, y) / trust)];
    })
    .sort(([, a], [, b]) => b - a)
    .slice(0, most);
}

/** Minutiae as they are seen from one: it is the origin, and its direction points up. */
export function seenFrom({ x, y, direction }: MergedMinutia, minutiae: readonly MergedMinutia[]): MergedMinutia[] {
  const frame = intoFrame({ x, y, angle: direction });
  return minutiae.map((minutia) => moved(frame, minutia));
}

/** What is tried of a print: its most trusted minutiae, as they are seen from each of those that it may share with an anchor. */
export function viewsOf(minutiae: readonly MergedMinutia[], settings: VaultSettings): Trusted[][] {
  return mostTrusted(minutiae, settings.origins, settings).map(([origin]) =>
    mostTrusted(seenFrom(origin, minutiae), settings.tried, settings),
  );
}
