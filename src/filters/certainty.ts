import type { GrayImage } from "../prints/grayImage.js";
import type { Cells } from "./cells.js";
import { gradientTensor } from "./gradientTensor.js";

/** The blocks of `certainty`. */
export interface CertaintyOptions {
  /** Side of the blocks, pixels. Default 16. */
  block?: number;
}

/** One value a block, row by row. */
export interface CertaintyMap extends Cells {
  /** 0 where the gradients of the block have no common direction (or there are none), 1 where they are all parallel. */
  readonly values: Float32Array;
}

/**
 * The orientation certainty level of every block, OCL = 1 − λmin / λmax, the λ being the eigenvalues of the covariance of its gradients
 * (Lim, Jiang and Yau 2002; paper A's section 1 names it as "orientation confidence level").
 *
 * @example
 * import { certainty } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * const ridges = createImage(64, 64);
 * ridges.data.forEach((_, i) => (ridges.data[i] = 127 + 127 * Math.cos((i % 64) * 0.7)));
 * const { columns, rows, values } = certainty(ridges, { block: 16 });
 * [columns, rows, values[5]]; // [4, 4, 1.00]
 */
export function certainty(image: GrayImage, options: CertaintyOptions = {}): CertaintyMap {
  const { columns, rows, size, difference, product, energy } = gradientTensor(image, options.block ?? 16);
  const values = new Float32Array(columns * rows);
  for (let i = 0; i < values.length; i++) {
    const root = Math.min(Math.sqrt(difference[i] ** 2 + product[i] ** 2), energy[i]);
    if (root > 0) values[i] = 1 - (energy[i] - root) / (energy[i] + root);
  }
  return { columns, rows, size, values };
}
