import { fromGreyLevels, type GreyLevels } from "../../prints/greyLevels.js";
import { createTrunk } from "../trunk/createTrunk.js";
import { toFloat16 } from "../trunk/float16.js";
import { type TrunkLayer, trunkShape } from "../trunk/trunkGraph.js";
import type { VggWeights } from "../weights/vggWeights.js";
import type { HalfRows } from "./halfRows.js";
import { requireMemory } from "./requireMemory.js";

/** The features themselves, and two copies of them while they are written to the cache. */
const COPIES = 3;

/** Pictures that go through the trunk together. */
const CHUNK = 32;

/** Calls a function with one item after the other, and gives what it returns in their order. */
type InTurn = <I, R>(items: readonly I[], compute: (item: I) => R) => Promise<R[]> | R[];

/**
 * The trunk's features of pictures of one size, in half precision, a row a picture.
 * @param inTurn may keep what is computed of some of the pictures. Default: keeps nothing.
 * @param settings of the experiment, that lower their number
 * @throws RangeError of one line where they do not fit into memory.
 */
export async function trunkFeatures(
  weights: VggWeights,
  until: TrunkLayer,
  pictures: readonly GreyLevels[],
  inTurn: InTurn = (items, compute) => items.map((item) => compute(item)),
  settings: readonly string[] = ["input.copies", "impressions", "fingers"],
): Promise<HalfRows> {
  const columns = trunkShape(until, pictures[0]?.width ?? 224).reduce((product, n) => product * n, 1);
  requireMemory(COPIES * 2 * pictures.length * columns, `features of ${pictures.length} prints`, settings);
  const trunk = createTrunk(weights, until, pictures[0]?.width);
  try {
    const starts = Array.from({ length: Math.ceil(pictures.length / CHUNK) }, (_, i) => i * CHUNK);
    const chunks = await inTurn(starts, (start) =>
      toFloat16(trunk.run(pictures.slice(start, start + CHUNK).map(fromGreyLevels))),
    );
    const data = new Uint16Array(pictures.length * columns);
    for (const [i, chunk] of chunks.entries()) data.set(chunk, starts[i] * columns);
    return { rows: pictures.length, columns, data };
  } finally {
    trunk.dispose();
  }
}
