import type { networkInputs } from "../../src/network/inputs/networkInputs.js";
import { pick, type Received, stage, task } from "../define.js";
import { choosePrints } from "../shared/choosePrints.js";
import { requireDifferent } from "../shared/network/requireDifferent.js";
import type { PrintSettings } from "./prints.js";

const prepare = task<typeof networkInputs>(import.meta.url, "../../src/network/inputs/networkInputs.js");

/** How the network sees the prints that are compared: enhanced, moved and turned to their core, 300 pixels across. */
export const ALIGNED = { picture: "enhanced", align: "core", window: 300 } as const;

/** Nothing is drawn without augmented copies. */
const NO_SEED = [0, ""] as const;

/** The prints that are compared as pictures for the network, without copies. */
export const alignedPictures = stage(
  import.meta.url,
  { data: true, config: pick("fingers", "impressions") },
  async ({ config: { fingers, impressions }, data, work }: Received<PrintSettings>) => {
    const images = await data.read(choosePrints(data, fingers, impressions));
    const options = { ...ALIGNED, copies: 0, augment: {} };
    const pictures = (await work.map(prepare, images, (image, i) => [image, options, NO_SEED, String(i)])).flat();
    requireDifferent(data.name, pictures);
    return pictures;
  },
);
