import { bestMinutiae } from "../../src/minutiae/bestMinutiae.js";
import { extractMinutiae } from "../../src/minutiae/extractMinutiae.js";
import { MOST_MINUTIAE } from "../../src/minutiae/limits.js";
import type { Template } from "../../src/minutiae/template.js";
import type { GrayImage } from "../../src/prints/grayImage.js";

/** A print's minutiae, at most the 70 best. */
export function minutiaeOf(image: GrayImage): Template {
  return bestMinutiae(extractMinutiae(image), MOST_MINUTIAE);
}
