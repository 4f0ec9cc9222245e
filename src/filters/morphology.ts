import { type GrayImage, withData } from "../prints/grayImage.js";

/** What is done to the ridges: they grow or shrink by a pixel; opening shrinks, then grows them; closing grows, then shrinks them. */
export type Morphology = "dilate" | "erode" | "open" | "close";

/**
 * Binary morphology of the ridges (black 0; all else is white, 255) with the cross of five pixels. Paper B, section 3.1, second
 * scenario, step 3. Opening cuts off what is narrower than the cross, closing fills such gaps and pores. Beyond the edge nothing is known:
 * it neither grows inwards nor eats away.
 *
 * @example
 * import { morphology } from "ridgelab/filters";
 * const speck = { width: 3, height: 3, data: Float32Array.of(255, 255, 255, 255, 0, 255, 255, 255, 255), dpi: 500 };
 * morphology(speck, "dilate").data; // [255, 0, 255, 0, 0, 0, 255, 0, 255]
 * morphology(speck, "open").data; // [255, 255, 255, 255, 255, 255, 255, 255, 255]
 */
export function morphology(binary: GrayImage, operation: Morphology): GrayImage {
  if (operation === "open") return morphology(morphology(binary, "erode"), "dilate");
  if (operation === "close") return morphology(morphology(binary, "dilate"), "erode");
  const { width, height, data } = binary;
  const black = operation === "dilate"; // the colour that grows
  const out = new Float32Array(data.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const grown =
        (data[i] === 0) === black ||
        (x > 0 && (data[i - 1] === 0) === black) ||
        (x < width - 1 && (data[i + 1] === 0) === black) ||
        (y > 0 && (data[i - width] === 0) === black) ||
        (y < height - 1 && (data[i + width] === 0) === black);
      out[i] = grown === black ? 0 : 255;
    }
  }
  return withData(binary, out);
}
