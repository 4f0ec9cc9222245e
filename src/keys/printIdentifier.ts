import { type Matrix, takeRows } from "../classifiers/classifier.js";
import { createEmbedding } from "./embedding.js";
import { fitIdentifier, type Identifier } from "./identifier.js";

/** As `Identifier`, on pooled prints. */
export interface PrintIdentifier extends Pick<Identifier, "thresholds"> {
  identify(pooled: Float32Array): ReturnType<Identifier["identify"]>;
}

/**
 * The small classifier that is fitted anew whenever a finger is enrolled: principal components of the first half of the background,
 * and thresholds that the second half helps to set. Prints that the components were fitted to look less similar to others than other fingers'
 * do, and would put the thresholds too low.
 *
 * @param background pooled prints of other fingers, a row each, finger after finger; at least four
 * @param fingers pooled prints of each enrolled finger
 */
export function fitPrintIdentifier(background: Matrix, fingers: readonly (readonly Float32Array[])[]): PrintIdentifier {
  const middle = background.rows >> 1;
  const rows = Array.from({ length: background.rows }, (_, i) => i);
  const { embed } = createEmbedding(takeRows(background, rows.slice(0, middle)));
  const others = rows.slice(middle).map((i) => embed(takeRows(background, [i]).data));
  const identifier = fitIdentifier(
    fingers.map((prints) => prints.map(embed)),
    others,
  );
  return { thresholds: identifier.thresholds, identify: (pooled) => identifier.identify(embed(pooled)) };
}
