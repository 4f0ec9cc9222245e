import { alignToCore } from "../../src/filters/alignToCore.js";
import { type Core, detectCore } from "../../src/filters/core.js";
import { type EnhanceOptions, enhance } from "../../src/filters/enhance.js";
import { meanAndVariance } from "../../src/filters/normalize.js";
import { orientationField } from "../../src/filters/orientation.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import { type GreyLevels, toGreyLevels } from "../../src/prints/greyLevels.js";

/** The ridges' direction on a coarse grid, as the doubled angle's cosine and sine; both 0 outside the print. */
export interface Flow {
  readonly columns: number;
  readonly rows: number;
  readonly cos: Float32Array;
  readonly sin: Float32Array;
}

/** What paper A's section 2.2 makes of one print. */
export interface PreprocessedPrint {
  readonly before: { mean: number; variance: number };
  readonly after: { mean: number; variance: number };
  readonly normalized: GreyLevels;
  readonly enhanced: GreyLevels;
  /** Flow of the enhanced print as it lies. */
  readonly flow: Flow;
  /** Only where a core was looked for and found. */
  readonly aligned?: AlignedPrint;
}

/** The enhanced print moved and turned so that its core is in the middle and upright. */
export interface AlignedPrint {
  /** Where the core was found. */
  readonly core: Core;
  readonly picture: GreyLevels;
  readonly flow: Flow;
}

/** Normalises and enhances one print, and aligns it where asked to. */
export function preprocessPrint(image: GrayImage, options: EnhanceOptions, align: "none" | "core"): PreprocessedPrint {
  const { normalized, enhanced, orientation, mask } = enhance(image, options);
  const core = align === "core" ? detectCore(orientation, { mask }) : undefined;
  return {
    before: meanAndVariance(image),
    after: meanAndVariance(normalized),
    normalized: toGreyLevels(normalized),
    enhanced: toGreyLevels(enhanced),
    flow: flowOf(enhanced),
    ...(core && { aligned: alignedTo(core, enhanced) }),
  };
}

function alignedTo(core: Core, enhanced: GrayImage): AlignedPrint {
  const aligned = alignToCore(enhanced, core);
  return { core, picture: toGreyLevels(aligned), flow: flowOf(aligned) };
}

/** Side of the flow's cells in pixels: about a ridge's width. */
const CELL = 8;

/** The flow of an enhanced print, from the direction in the middle of each whole cell. */
export function flowOf(image: GrayImage): Flow {
  const { angles } = orientationField(image);
  const columns = Math.floor(image.width / CELL);
  const rows = Math.floor(image.height / CELL);
  const cos = new Float32Array(columns * rows);
  const sin = new Float32Array(columns * rows);
  for (let row = 0, c = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, c++) {
      const pixel = (row * CELL + CELL / 2) * image.width + column * CELL + CELL / 2;
      if (image.data[pixel] >= GROUND) continue;
      cos[c] = Math.cos(2 * angles[pixel]);
      sin[c] = Math.sin(2 * angles[pixel]);
    }
  }
  return { columns, rows, cos, sin };
}

/** Enhanced prints are white from here on only outside the print, and on the crest of a valley. */
const GROUND = 254.5;
