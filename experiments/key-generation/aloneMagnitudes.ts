import { rowMagnitudes } from "../../src/keys/rowMagnitudes.js";

/** Channels of a vector, which run fastest. */
const CHANNELS = 512;

/** The vector V where all places had equal energy, so that channels alone shape it, or all channels, so that places alone do. */
export interface AloneMagnitudes {
  readonly channels: Float64Array;
  readonly places: Float64Array;
}

/**
 * Takes a mean-of-vectors apart: each feature replaced by its channel's root mean square over the places, or by its place's over the
 * channels.
 *
 * @param mean 14 · 14 · 512 values, height × width × channels
 */
export function aloneMagnitudes(mean: Float32Array): AloneMagnitudes {
  const places = mean.length / CHANNELS;
  const [byChannel, byPlace] = [new Float64Array(CHANNELS), new Float64Array(places)];
  mean.forEach((value, i) => {
    byChannel[i % CHANNELS] += value ** 2 / places;
    byPlace[Math.floor(i / CHANNELS)] += value ** 2 / CHANNELS;
  });
  return {
    channels: rowMagnitudes(mean.map((_, i) => Math.sqrt(byChannel[i % CHANNELS]))),
    places: rowMagnitudes(mean.map((_, i) => Math.sqrt(byPlace[Math.floor(i / CHANNELS)]))),
  };
}
