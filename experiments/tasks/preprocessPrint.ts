import { alignToCore } from "../../src/filters/alignToCore.js";
import { type Core, detectCore } from "../../src/filters/core.js";
import { type EnhanceOptions, enhance } from "../../src/filters/enhance.js";
import { meanAndVariance } from "../../src/filters/normalize.js";
import type { GrayImage } from "../../src/prints/grayImage.js";

/** A picture as whole grey levels 0–255: a quarter of the memory, and all that a figure shows. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** What paper A's section 2.2 makes of one print. */
export interface PreprocessedPrint {
  readonly before: { mean: number; variance: number };
  readonly after: { mean: number; variance: number };
  readonly normalized: Picture;
  readonly enhanced: Picture;
  /** Where the core was found, if it was looked for and found. */
  readonly core?: Core;
  /** The enhanced print moved and turned so that its core is in the middle and upright. */
  readonly aligned?: Picture;
}

/** Normalises and enhances one print, and aligns it where asked to. */
export function preprocessPrint(image: GrayImage, options: EnhanceOptions, align: "none" | "core"): PreprocessedPrint {
  const { normalized, enhanced, orientation, mask } = enhance(image, options);
  const core = align === "core" ? detectCore(orientation, { mask }) : undefined;
  return {
    before: meanAndVariance(image),
    after: meanAndVariance(normalized),
    normalized: toPicture(normalized),
    enhanced: toPicture(enhanced),
    ...(core ? { core, aligned: toPicture(alignToCore(enhanced, core)) } : {}),
  };
}

function toPicture({ width, height, data }: GrayImage): Picture {
  return { width, height, data: Uint8Array.from(data, (v) => Math.min(255, Math.max(0, Math.round(v)))) };
}
