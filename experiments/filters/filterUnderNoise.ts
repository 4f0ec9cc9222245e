import { enhance } from "../../src/filters/enhance.js";
import { median } from "../../src/filters/median.js";
import { psnr } from "../../src/filters/psnr.js";
import { reflection } from "../../src/filters/reflection.js";
import { smooth } from "../../src/filters/smooth.js";
import { type GrayImage, withData } from "../../src/prints/grayImage.js";
import { createStream } from "../../src/random/createStream.js";
import type { Stream } from "../../src/random/stream.js";

/** Paper B's filters of section 3.2, and none to compare with. */
export const FILTERS = ["none", "smoothing", "median", "reflection", "gabor"] as const;
export type FilterName = (typeof FILTERS)[number];

/** The noise added: normal by the inverse function (deviation in grey levels), or impulses (share of pixels made black or white). */
export interface Noise {
  readonly kind: "normal" | "impulse";
  readonly level: number;
}

/** PSNR in decibels of one filter's result on one noisy print, over the area of the print (found on the clean one). */
export interface NoiseTrial {
  readonly noise: Noise;
  readonly filter: FilterName;
  /** Against the clean print: how much of it the filter brings back. */
  readonly restoration: number;
  /** Against the same filter's result on the clean print: how little the noise matters to what comes after. */
  readonly stability: number;
}

/**
 * Applies a filter of paper B's section 3.2: smoothing is equation 6, reflection ("spatial filtration") equations 7 and 8, gabor equations
 * 9 to 13; the median has no equation there. The window is the side n of the paper's n×n window.
 */
export function applyFilter(name: FilterName, image: GrayImage, window: number): GrayImage {
  if (name === "smoothing") return smooth(image, { window });
  if (name === "median") return median(image, { window });
  if (name === "reflection") return reflection(image, { window });
  return name === "gabor" ? enhance(image).enhanced : image;
}

/** All filters on one print under all kinds and levels of noise. */
export function filterUnderNoise(
  image: GrayImage,
  noises: readonly Noise[],
  window: number,
  seed: readonly [number, string],
  print: string,
): NoiseTrial[] {
  const { mask, enhanced } = enhance(image);
  const clean = new Map(FILTERS.map((name) => [name, name === "gabor" ? enhanced : applyFilter(name, image, window)]));
  return noises.flatMap((noise) => {
    const noisy = addNoise(
      image,
      noise,
      createStream(...seed)
        .substream(print)
        .substream(`${noise.kind} ${noise.level}`),
    );
    return FILTERS.map((filter) => {
      const result = applyFilter(filter, noisy, window);
      return { noise, filter, restoration: psnr(result, image, { mask }), stability: psnr(result, clean.get(filter)!, { mask }) };
    });
  });
}

/** A noisy copy, clipped to 0–255 and rounded as a scanner would. */
export function addNoise(image: GrayImage, { kind, level }: Noise, stream: Stream): GrayImage {
  const data = Float32Array.from(image.data);
  for (let i = 0; i < data.length; i++) {
    if (kind === "normal") data[i] = Math.min(255, Math.max(0, Math.round(data[i] + level * stream.normal())));
    else {
      const r = stream.uniform();
      if (r < level) data[i] = r < level / 2 ? 0 : 255;
    }
  }
  return withData(image, data);
}
