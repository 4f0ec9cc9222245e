import type { minutiaeOf } from "../../src/minutiae/minutiaeOf.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { pick, type Received, stage, task } from "../define.js";
import { chooseClasses } from "../shared/choosePrints.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";
import type { ClassifierSettings } from "./fields.js";
import { nameByMinutiae } from "./nameByMinutiae.js";

const findMinutiae = task<typeof minutiaeOf>(import.meta.url, "../../src/minutiae/minutiaeOf.js");

type Settings = Pick<ClassifierSettings, "fingers" | "impressions">;

/** The classes of the test prints by their minutiae, on the split by impression. */
export const minutiaeByImpression = stage(
  import.meta.url,
  { data: true, config: pick("fingers", "impressions"), cut: "items" },
  async ({
    config,
    data,
    inputs: { inputs, trained },
    work,
  }: Received<Settings, { inputs: NetworkInputs; trained: TrainedNetwork }>): Promise<Int32Array> => {
    const chosen = chooseClasses(data, config.fingers, config.impressions);
    const templates = await work.map(findMinutiae, await data.read(chosen), (image) => [image]);
    return nameByMinutiae(inputs.items, templates, trained, labelsOf(inputs));
  },
);
