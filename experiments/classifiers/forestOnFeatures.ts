import type { HalfRows } from "../../src/network/features/halfRows.js";
import type { SplitBy, TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { pick, type Received, stage, task } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";
import { SOURCES, type Source } from "./families.js";
import type { ClassifierSettings } from "./fields.js";
import type { fitRawForest } from "./fitRawForest.js";

const fitForest = task<typeof fitRawForest>(import.meta.url, "./fitRawForest.js");

interface Inputs {
  readonly inputs: NetworkInputs;
  readonly trained: TrainedNetwork;
  /** n × 100,352 in half precision, of that network and of the network before tuning. */
  readonly tuned: HalfRows;
  readonly start: HalfRows;
}

/** The project's own forest on all features. */
export const forestOnFeatures = stage(
  import.meta.url,
  {
    name: ({ splitBy }) => `forest on all features by ${splitBy}`,
    config: pick("forest"),
    stream: ({ splitBy }) => `classifiers/forest on all features by ${splitBy}`,
    cut: "items",
  },
  async ({
    config,
    inputs: { inputs, trained, ...vectors },
    work,
  }: Received<Pick<ClassifierSettings, "forest">, Inputs, { splitBy: SplitBy }>): Promise<Record<Source, Int32Array>> => {
    const { training, test } = trained;
    const { trees } = config.forest;
    const labels = labelsOf(inputs);
    const [tuned, start] = await work.map(fitForest, SOURCES, (source) => {
      return [vectors[source], { training, test }, labels, inputs.classes.length, { trees }, work.seed, source];
    });
    return { tuned, start };
  },
);
