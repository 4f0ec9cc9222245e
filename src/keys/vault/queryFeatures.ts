import type { Stream } from "../../random/stream.js";
import { featureCount, featureOf } from "./quantise.js";
import type { VaultSettings } from "./settings.js";
import type { Trusted } from "./views.js";

/** How a frame is moved: pixels, and degrees counter-clockwise. */
export interface MovedFrame {
  readonly dx: number;
  readonly dy: number;
  readonly turn: number;
}

/** A frame about a minutia's own. */
export function drawFrame({ jitter: { shift, turn } }: VaultSettings, stream: Stream): MovedFrame {
  return { dx: shift * stream.normal(), dy: shift * stream.normal(), turn: turn * stream.normal() };
}

/** Features of a print in a frame, each once, and their weights; the first `count` are of meaning. */
export interface Features {
  readonly count: number;
  readonly feature: Int32Array;
  readonly weight: Float64Array;
}

/**
 * What gives a print's features in a frame: of minutiae in one cell and sector the most trusted counts. Its results share one memory, so each
 * call undoes the one before.
 */
export function createFeatures(settings: VaultSettings): (minutiae: readonly Trusted[], frame: MovedFrame) => Features {
  const feature = new Int32Array(settings.tried);
  const weight = new Float64Array(settings.tried);
  const calls = new Int32Array(featureCount(settings));
  let call = 0;
  return (minutiae, { dx, dy, turn }) => {
    call++;
    let count = 0;
    const angle = (turn * Math.PI) / 180;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    for (const [{ x, y, direction }, trust] of minutiae) {
      const found = featureOf(cos * x - sin * y + dx, sin * x + cos * y + dy, direction + angle, settings);
      if (found < 0 || calls[found] === call) continue;
      calls[found] = call;
      feature[count] = found;
      weight[count++] = trust;
    }
    return { count, feature, weight };
  };
}
