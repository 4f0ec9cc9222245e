import type { GrayImage } from "../prints/grayImage.js";
import { bestMinutiae } from "./bestMinutiae.js";
import { extractMinutiae } from "./extractMinutiae.js";
import { MOST_MINUTIAE } from "./limits.js";
import type { Template } from "./template.js";

/** A print's minutiae, at most the 70 best. */
export function minutiaeOf(image: GrayImage): Template {
  return bestMinutiae(extractMinutiae(image), MOST_MINUTIAE);
}
