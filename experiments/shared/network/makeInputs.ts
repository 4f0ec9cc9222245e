import type { networkInputs } from "../../../src/network/inputs/networkInputs.js";
import type { InputItem } from "../../../src/network/train/trainBySplit.js";
import type { GreyLevels } from "../../../src/prints/greyLevels.js";
import { type Received, task } from "../../define.js";
import type { Print, PrintSource } from "../openPrints.js";
import { printName } from "../printName.js";
import type { NetworkSettings } from "./fields.js";
import { inputOptions } from "./inputOptions.js";
import { requireDifferent } from "./requireDifferent.js";

const prepare = task<typeof networkInputs>(import.meta.url, "../../../src/network/inputs/networkInputs.js");

/** What the network sees: prints and their augmented copies, and the fingers' names, which are the classes. */
export interface NetworkInputs {
  readonly items: readonly InputItem[];
  /** In the items' order, all of one size. */
  readonly pictures: readonly GreyLevels[];
  /** In lexicographic order. */
  readonly classes: readonly string[];
}

/** Prints of a data set as the network sees them. What is drawn for a print's copies comes from its name. */
export async function makeInputs(
  data: PrintSource,
  chosen: readonly Print[],
  input: NetworkSettings["input"],
  work: Received["work"],
): Promise<NetworkInputs> {
  const options = inputOptions(input);
  const images = await data.read(chosen);
  const made = await work.map(prepare, images, (image, i) => {
    return [image, options, work.seed, printName(chosen[i])];
  });
  requireDifferent(data.name, made.flat());
  const items = made.flatMap((copies, i) =>
    copies.map((_, copy) => ({ finger: chosen[i].finger, impression: chosen[i].impression, copy })),
  );
  return { items, pictures: made.flat(), classes: [...new Set(chosen.map(({ finger }) => finger))].sort() };
}
