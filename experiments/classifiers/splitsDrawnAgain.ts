import type { Gram } from "../../src/classifiers/gramOf.js";
import { type InputItem, type SplitBy, splitItems } from "../../src/network/train/trainBySplit.js";
import { pick, type Received, stage, task } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";
import { requireTraining } from "../shared/network/requireTraining.js";
import { FAMILY_NAMES, type Family, SOURCES, type Source } from "./families.js";
import { familyScores, type Score } from "./familyScores.js";
import { type ClassifierSettings, type FamilySettings, familyOptions } from "./fields.js";
import { familyData, type fitFamilies } from "./fitFamilies.js";

const fitAll = task<typeof fitFamilies>(import.meta.url, "./fitFamilies.js");

/** The families' scores on one split that was drawn again. */
export interface Repeat {
  readonly source: Source;
  readonly scores: Readonly<Record<Family, Score>>;
  /** Prints trained on, counted as the test side's are. */
  readonly training: number;
}

interface Inputs {
  readonly inputs: NetworkInputs;
  /** Of the vectors of the network tuned on the first split, and of the network before tuning. */
  readonly tuned: Gram;
  readonly start: Gram;
}

/** The three families on other splits of the same prints. */
export const splitsDrawnAgain = stage(
  import.meta.url,
  {
    name: ({ splitBy }) => `splits drawn again by ${splitBy}`,
    config: pick("ann", "svm", "forest", "mlForest", "repeats", "shares"),
    environment: ["trunk"],
    stream: ({ splitBy }) => `classifiers/splits drawn again by ${splitBy}`,
    cut: "items",
  },
  async ({
    config: { repeats, shares, ...config },
    inputs: { inputs, ...grams },
    given: { splitBy },
    work,
  }: Received<FamilySettings & Pick<ClassifierSettings, "repeats" | "shares">, Inputs, { splitBy: SplitBy }>): Promise<
    Repeat[]
  > => {
    const draws = Array.from({ length: repeats }, (_, draw) => ({
      draw,
      sides: splitItems(inputs.items, splitBy, work.stream.substream(draw), shares),
    }));
    for (const { sides } of draws) requireTraining(inputs, sides.training, splitBy);
    const jobs = draws.flatMap((drawn) => SOURCES.map((source) => ({ source, ...drawn })));
    const options = familyOptions(config);
    const data = { tuned: familyData(inputs, grams.tuned), start: familyData(inputs, grams.start) };
    const named = await work.map(fitAll, jobs, ({ source, sides: { training, test }, draw }) => {
      return [data[source], { training, test }, FAMILY_NAMES, options, work.seed, `${source} ${draw}`];
    });
    const labels = labelsOf(inputs);
    return jobs.map(({ source, sides }, j) => ({
      source,
      scores: familyScores(named[j], sides.test, labels),
      training: countTraining(inputs.items, sides.training, splitBy),
    }));
  },
);

/** Prints trained on, counted as the test side counts them: by impression without copies, which say nothing new. */
export function countTraining(items: readonly InputItem[], training: readonly number[], splitBy: SplitBy): number {
  return training.filter((item) => splitBy === "image" || items[item].copy === 0).length;
}
