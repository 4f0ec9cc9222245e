import { pick, type Received, stage } from "../../define.js";
import { chooseClasses } from "../choosePrints.js";
import type { NetworkSettings } from "./fields.js";
import { makeInputs, type NetworkInputs } from "./makeInputs.js";

export type { NetworkInputs } from "./makeInputs.js";

/** The prints of the data set as the network sees them. */
export const inputs = stage(
  import.meta.url,
  { data: true, config: pick("fingers", "impressions", "input"), stream: "vgg16-training/inputs", cut: "items" },
  ({ config, data, work }: Received<Pick<NetworkSettings, "fingers" | "impressions" | "input">>): Promise<NetworkInputs> =>
    makeInputs(data, chooseClasses(data, config.fingers, config.impressions), config.input, work),
);
