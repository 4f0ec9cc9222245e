import type { GreyLevels } from "../../prints/greyLevels.js";
import { toFloat16 } from "../trunk/float16.js";
import { type TrunkLayer, trunkShape } from "../trunk/trunkGraph.js";
import type { VggWeights } from "../weights/vggWeights.js";
import { eachFeatures } from "./eachFeatures.js";
import type { HalfRows } from "./halfRows.js";
import { requireMemory } from "./requireMemory.js";

/** The features themselves, and two copies of them while they are written to the cache. */
const COPIES = 3;

/**
 * The trunk's features of pictures of one size, in half precision, a row a picture.
 * @param settings of the experiment, that lower their number
 * @throws RangeError of one line where they do not fit into memory.
 */
export function trunkFeatures(
  weights: VggWeights,
  until: TrunkLayer,
  pictures: readonly GreyLevels[],
  progress?: (done: number, total: number) => void,
  settings: readonly string[] = ["input.copies", "impressions", "fingers"],
): HalfRows {
  const columns = trunkShape(until, pictures[0]?.width ?? 224).reduce((product, n) => product * n, 1);
  requireMemory(COPIES * 2 * pictures.length * columns, `features of ${pictures.length} prints`, settings);
  const data = new Uint16Array(pictures.length * columns);
  eachFeatures(weights, until, pictures, (one, i) => data.set(toFloat16(one), i * columns), progress);
  return { rows: pictures.length, columns, data };
}
