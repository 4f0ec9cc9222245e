import type { Gram } from "../../src/classifiers/gramOf.js";
import type { SplitBy, TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { pick, type Received, stage, task } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import type { Source } from "./families.js";
import { type ClassifierSettings, type FamilySettings, familyOptions } from "./fields.js";
import { type FamilyName, familyData, type fitFamilies, type Named } from "./fitFamilies.js";

const fitAll = task<typeof fitFamilies>(import.meta.url, "./fitFamilies.js");

interface Inputs {
  readonly inputs: NetworkInputs;
  readonly trained: TrainedNetwork;
  /** Of the vectors of that network, and of the network before tuning. */
  readonly tuned: Gram;
  readonly start: Gram;
}

/** Every family on the network's own split; the deep ANN on the tuned vectors is a stage of its own, which others share. */
export const familiesBySplit = stage(
  import.meta.url,
  {
    name: ({ splitBy }) => `classifiers by ${splitBy}`,
    config: pick("ann", "svm", "forest", "mlForest", "splits"),
    environment: ["trunk"],
    stream: ({ splitBy }) => `classifiers/classifiers by ${splitBy}`,
    cut: "items",
  },
  async ({
    config: { splits, ...config },
    inputs: { inputs, trained, tuned, start },
    given: { splitBy },
    work,
  }: Received<FamilySettings & Pick<ClassifierSettings, "splits">, Inputs, { splitBy: SplitBy }>): Promise<
    Record<Source, Named>
  > => {
    const { training, test } = trained;
    const quick: FamilyName[] = ["svm", "svm linear", "forest"];
    const data = { tuned: familyData(inputs, tuned), start: familyData(inputs, start) };
    const jobs: { source: Source; families: FamilyName[] }[] = [
      { source: "tuned", families: slowFamilies(splitBy, splits, config.mlForest.trees) },
      { source: "tuned", families: quick },
      { source: "start", families: ["ann", ...quick] },
    ];
    const options = familyOptions(config);
    const named = await work.map(fitAll, jobs, ({ source, families }) => {
      return [data[source], { training, test }, families, options, work.seed, source];
    });
    return { tuned: { ...named[0], ...named[1] }, start: named[2] };
  },
);

/** ml-random-forest where it has trees, and under the last split: once is enough for a forest that takes a second a tree. */
export function slowFamilies(splitBy: SplitBy, splits: readonly SplitBy[], trees: number): FamilyName[] {
  return splitBy === splits.at(-1) && trees > 0 ? ["ml-random-forest"] : [];
}
