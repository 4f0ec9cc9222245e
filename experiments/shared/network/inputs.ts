import type { networkInputs } from "../../../src/network/inputs/networkInputs.js";
import type { InputItem } from "../../../src/network/train/trainBySplit.js";
import type { GreyLevels } from "../../../src/prints/greyLevels.js";
import { pick, type Received, stage, task } from "../../define.js";
import { chooseClasses } from "../choosePrints.js";
import { printName } from "../printName.js";
import type { NetworkSettings } from "./fields.js";
import { inputOptions } from "./inputOptions.js";

const prepare = task<typeof networkInputs>(import.meta.url, "../../../src/network/inputs/networkInputs.js");

/** What the network sees: prints and their augmented copies, and the fingers' names, which are the classes. */
export interface NetworkInputs {
  readonly items: readonly InputItem[];
  /** 224×224 each, in the items' order. */
  readonly pictures: readonly GreyLevels[];
  /** In lexicographic order. */
  readonly classes: readonly string[];
}

/** The prints of the data set as the network sees them. */
export const inputs = stage(
  import.meta.url,
  { data: true, config: pick("fingers", "impressions", "input"), stream: "vgg16-training/inputs" },
  async ({
    config,
    data,
    work,
  }: Received<Pick<NetworkSettings, "fingers" | "impressions" | "input">>): Promise<NetworkInputs> => {
    const options = inputOptions(config.input);
    const chosen = chooseClasses(data, config.fingers, config.impressions);
    const images = await data.read(chosen);
    const made = await work.map(prepare, images, (image, i) => {
      return [image, options, work.seed, printName(chosen[i])];
    });
    const items = made.flatMap((copies, i) =>
      copies.map((_, copy) => ({ finger: chosen[i].finger, impression: chosen[i].impression, copy })),
    );
    return { items, pictures: made.flat(), classes: [...new Set(chosen.map(({ finger }) => finger))].sort() };
  },
);
