import type { GrayImage } from "../prints/grayImage.js";
import { binarize } from "./binarize.js";
import { curvedGabor } from "./curvedGabor.js";
import { directionField } from "./directionField.js";
import type { Enhanced } from "./enhance.js";
import { fillBlanks } from "./fillBlanks.js";
import { frequencyImage } from "./frequency.js";
import { gradientTensor } from "./gradientTensor.js";
import { levelContrast } from "./levelContrast.js";
import { normalize } from "./normalize.js";
import { segment } from "./segment.js";
import { smooth } from "./smooth.js";
import type { Mask } from "./types.js";

/** Side of the cells whose gradients are averaged, pixels. */
const CELL = 6;
/** The grey level between ridges and valleys. */
const MIDDLE = 127.5;
/** How the directions are measured again: ridges weaker than this share of the print's count for less, and smoothed over so many pixels. */
const AGAIN = { level: 0.4, smoothing: 10 };
/** The envelope of the first filter, which only shows where ridges run, and of the second, pixels. */
const FIRST = { sigmaX: 3, sigmaY: 4 };
const SECOND = { sigmaX: 4, sigmaY: 5 };

/**
 * A print made clear for extraction: as `enhance`, but the direction of the ridges is measured twice, in the print and then in what a
 * first filter made of it, in which all ridges count alike. So neither the dots of a dry print nor the blobs of a wet one, some of them ten
 * times as strong as the ridges around, turn the direction. The second filter has the print itself again, not what the first made of it.
 * Both filters follow the ridges and close pores and gaps along them (`curvedGabor`). Corners of a turned picture, margins, frames and ruled
 * lines are filled before and belong to no print.
 *
 * @example
 * import { clearRidges } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * const ridges = createImage(96, 96);
 * ridges.data.forEach((_, i) => (ridges.data[i] = 127 + 100 * Math.cos((i % 96) * ((2 * Math.PI) / 9))));
 * const { binary, orientation } = clearRidges(ridges);
 * binary.data.slice(4653, 4662); // [255, 255, 255, 0, 0, 0, 0, 255, 255]
 * orientation.angles[4656]; // 1.571
 */
export function clearRidges(image: GrayImage): Enhanced {
  const filled = fillBlanks(image);
  const normalized = normalize(filled?.image ?? image);
  const mask = without(segment(normalized), filled?.blank);
  const seen = directionField(gradientTensor(smooth(normalized, { window: 3 }), CELL, 2), mask);
  const frequency = frequencyImage(normalized, seen, { mask });
  const first = curvedGabor(normalized, seen, frequency, { ...FIRST, mask });
  const orientation = directionField(gradientTensor(first, CELL), mask, AGAIN);
  const enhanced = levelContrast(curvedGabor(normalized, orientation, frequency, { ...SECOND, mask }), mask);
  const binary = binarize(enhanced, { threshold: MIDDLE });
  return { normalized, mask, orientation, frequency, enhanced, binary };
}

function without({ width, height, data }: Mask, blank: Mask | undefined): Mask {
  return { width, height, data: blank ? data.map((inside, i) => inside & (1 - blank.data[i])) : data };
}
