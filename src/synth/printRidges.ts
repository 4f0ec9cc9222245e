import type { Stream } from "../random/stream.js";
import type { ImpressionKnobs } from "./quality.js";
import { smoothNoise } from "./smoothNoise.js";

/** The state of the skin in one impression; 0 is the usual. */
export interface SkinState {
  /** −1 dry, +1 wet. */
  readonly moisture: number;
  /** −1 light, +1 heavy. */
  readonly pressure: number;
}

/** How much of a pixel's light the skin takes, and how wet the skin is there. */
export interface Inked {
  /** 0 for no contact to 1 for full contact; width × height. */
  readonly ink: Float32Array;
  /** Local moisture; width × height. */
  readonly wetness: Float32Array;
}

/**
 * Presses the ridges on the sensor. Moisture and pressure move the level above which the ridge signal touches (a continuous erosion or
 * dilation); noise at two scales breaks and joins ridges, more in dry skin and near the border of the contact region.
 *
 * @param ridges ridge signal in [-1, 1]
 * @param depth pixels inside the contact region, negative outside
 */
export function printRidges(
  stream: Stream,
  knobs: ImpressionKnobs,
  skin: SkinState,
  ridges: Float32Array,
  depth: Float32Array,
  width: number,
  height: number,
): Inked {
  const patches = smoothNoise(stream.substream("patches"), width, height, 38);
  const blotches = smoothNoise(stream.substream("blotches"), width, height, 11);
  const grains = smoothNoise(stream.substream("grains"), width, height, 2.6);
  const specks = smoothNoise(stream.substream("specks"), width, height, 1.3);
  const ink = new Float32Array(ridges.length);
  const wetness = new Float32Array(ridges.length);
  const unevenness = 0.2 + 0.4 * knobs.moisture;
  for (let i = 0; i < ink.length; i++) {
    // From the border to 34 pixels inside, the skin is pressed less and less firmly.
    const lift = depth[i] > 34 ? 0 : (1 - depth[i] / 34) ** 2;
    const wet = skin.moisture + unevenness * patches[i];
    wetness[i] = wet;
    const dryness = Math.max(0, -wet);
    const level = -0.1 - 0.36 * wet - 0.1 * dryness * wet - 0.28 * skin.pressure + 1.1 * lift + Math.max(0, -0.15 * depth[i]);
    const roughness = knobs.noise * (0.4 + 1.1 * dryness + 0.8 * Math.min(1, lift)) + 0.1;
    // Valleys do not touch: what disturbs ridges hardly shows there.
    const touch = 0.3 + 0.35 * (ridges[i] + 1);
    const noise = touch * roughness * (0.8 * grains[i] + 0.35 * specks[i] + 0.45 * blotches[i]);
    ink[i] = 1 / (1 + Math.exp(-5.5 * (ridges[i] - level + noise)));
  }
  return { ink, wetness };
}
