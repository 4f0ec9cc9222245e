import type { GrayImage } from "../../prints/grayImage.js";
import { prepareInput } from "../trunk/prepareInput.js";
import type { InputScaling } from "./vggWeights.js";

/** What a layer puts out for some prints. */
export interface Maps {
  /** images × channels × side × side */
  readonly values: Float32Array;
  readonly images: number;
  readonly channels: number;
  readonly side: number;
}

/**
 * The network's input.
 * @throws RangeError without prints, or unless all are squares of one size, a multiple of 16.
 */
export function inputMaps(images: readonly GrayImage[], scaling: InputScaling): Maps {
  const side = images[0]?.width;
  if (!side || side % 16 !== 0) {
    throw new RangeError(`prints with a side that is a multiple of 16 are needed; given ${side ? `one of ${side}` : "none"}`);
  }
  const wrong = images.find(({ width, height }) => width !== side || height !== side);
  if (wrong)
    throw new RangeError(`the first print is ${side} pixels wide; given one of ${wrong.width}×${wrong.height} among them`);
  const length = 3 * side * side;
  const values = new Float32Array(images.length * length);
  for (const [i, image] of images.entries()) prepareInput(image, scaling, values.subarray(i * length, (i + 1) * length));
  return { values, images: images.length, channels: 3, side };
}

/** The greatest of each 2 × 2 pixels. */
export function poolMaps({ values, images, channels, side }: Maps): Maps {
  const half = side / 2;
  const pooled = new Float32Array(images * channels * half * half);
  for (let line = 0, at = 0; line < images * channels * half; line++) {
    const start = 2 * line * side;
    for (let from = start; from < start + side; from += 2) {
      pooled[at++] = Math.max(values[from], values[from + 1], values[from + side], values[from + side + 1]);
    }
  }
  return { values: pooled, images, channels, side: half };
}
