import type { Gram } from "../../src/classifiers/gramOf.js";
import type { Interval } from "../../src/metrics/interval.js";
import { wilson } from "../../src/metrics/wilson.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { pick, type Received, stage, task } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";
import { drawEnrolments } from "./drawEnrolments.js";
import { FAMILY_NAMES, type Family, type Source } from "./families.js";
import { familyScores, type Score } from "./familyScores.js";
import { type ClassifierSettings, type FamilySettings, familyOptions } from "./fields.js";
import { familyData, type fitFamilies } from "./fitFamilies.js";

const fitAll = task<typeof fitFamilies>(import.meta.url, "./fitFamilies.js");

/** The families' scores with so many impressions a finger, in one draw. */
export interface LearningDraw {
  readonly impressions: number;
  readonly scores: Readonly<Record<Family, Score>>;
}

/** A family's score with so many impressions a finger, pooled over the draws. */
export interface LearningPoint extends Score {
  readonly family: Family;
  readonly impressions: number;
  readonly draws: number;
  readonly accuracy: number;
  /** Wilson's of 95 %, draws taken as independent. */
  readonly interval: Interval;
}

/** The points of one kind of vectors, family by family, by the number of impressions. */
export interface LearningCurve {
  readonly source: Source;
  readonly points: readonly LearningPoint[];
}

interface Inputs {
  readonly inputs: NetworkInputs;
  readonly trained: TrainedNetwork;
  /** Of the vectors of the source. */
  readonly gram: Gram;
}

/** The three families with 1, 2, … impressions of each finger. */
export const learningCurve = stage(
  import.meta.url,
  {
    name: ({ source }) => `learning curve, ${source}`,
    config: pick("ann", "svm", "forest", "mlForest", "learning"),
    environment: ["trunk"],
    stream: ({ source }) => `classifiers/learning curve, ${source}`,
  },
  async ({
    config: { learning, ...config },
    inputs: { inputs, trained, gram },
    given: { source },
    work,
  }: Received<FamilySettings & Pick<ClassifierSettings, "learning">, Inputs, { source: Source }>): Promise<LearningCurve> => {
    const tested = source === "tuned" ? trained.test : undefined;
    const jobs = Array.from({ length: learning }, (_, draw) =>
      drawEnrolments(inputs.items, tested, work.stream.substream(draw)).map((sides) => ({ sides, draw })),
    ).flat();
    const options = familyOptions(config);
    const data = familyData(inputs, gram);
    const named = await work.map(fitAll, jobs, ({ sides: { impressions, training, test }, draw }) => {
      return [data, { training, test }, FAMILY_NAMES, options, work.seed, `${impressions} ${draw}`];
    });
    const labels = labelsOf(inputs);
    const draws = jobs.map(({ sides: { impressions, test } }, j) => {
      return { impressions, scores: familyScores(named[j], test, labels) };
    });
    return { source, points: poolDraws(draws) };
  },
);

/** Scores pooled over the draws, family by family, in the order in which the numbers of impressions come. */
export function poolDraws(draws: readonly LearningDraw[]): LearningPoint[] {
  const sizes = [...new Set(draws.map(({ impressions }) => impressions))];
  return FAMILY_NAMES.flatMap((family) =>
    sizes.map((impressions) => {
      const own = draws.filter((draw) => draw.impressions === impressions).map(({ scores }) => scores[family]);
      const right = own.reduce((sum, score) => sum + score.right, 0);
      const n = own.reduce((sum, score) => sum + score.n, 0);
      return { family, impressions, right, n, draws: own.length, accuracy: right / n, interval: wilson(right, n) };
    }),
  );
}
