import type { Pipeline } from "../../../src/lab/experiment.js";
import type { Staged } from "../../../src/lab/work.js";
import type { PrintSource } from "../openPrints.js";
import type { NetworkInputs } from "./inputs.js";
import { type BySplit, forSplits } from "./ofSplits.js";
import { type TestedRun, type TestScores, testScores } from "./testScores.js";

/** The scores of an experiment's runs by each split that it has. */
export async function scoresBySplit<C>(
  { run }: Pick<Pipeline<C, PrintSource>, "run">,
  experiment: "vgg16-training" | "deep-ann",
  inputs: Staged<NetworkInputs>,
  runs: BySplit<Staged<TestedRun>>,
): Promise<{ imageScores: Staged<TestScores> | undefined; impressionScores: Staged<TestScores> | undefined }> {
  const scores = await forSplits(runs, (tested, splitBy) => run(testScores, { inputs, tested }, { experiment, splitBy }));
  return { imageScores: scores.image, impressionScores: scores.impression };
}
