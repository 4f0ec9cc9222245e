import type { Gram } from "../../src/classifiers/gramOf.js";
import type { Interval } from "../../src/metrics/interval.js";
import { rateByFinger } from "../../src/metrics/rateByFinger.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { grouped } from "../../src/prints/grouped.js";
import type { Stream } from "../../src/random/stream.js";
import { pick, type Received, stage, task } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";
import { drawEnrolments } from "./drawEnrolments.js";
import { FAMILY_NAMES, type Family, type Source } from "./families.js";
import { type ClassifierSettings, type FamilySettings, familyOptions } from "./fields.js";
import { familyData, type fitFamilies } from "./fitFamilies.js";

const fitAll = task<typeof fitFamilies>(import.meta.url, "./fitFamilies.js");

/** What a family named the test prints, with so many impressions a finger, in one draw. */
export interface LearningDraw {
  readonly impressions: number;
  readonly family: Family;
  readonly tests: readonly Test[];
}

/** The class of a test print, and whether it was named. */
interface Test {
  readonly finger: number;
  readonly right: boolean;
}

/** A family's accuracy with so many impressions a finger, over all draws. */
export interface LearningPoint {
  readonly family: Family;
  readonly impressions: number;
  readonly draws: number;
  readonly right: number;
  readonly n: number;
  readonly accuracy: number;
  /** Of 95 %, over fingers, each with its tests in all draws. */
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
    cut: "items",
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
    const draws = jobs.flatMap(({ sides: { impressions, test } }, j) =>
      FAMILY_NAMES.map((family) => {
        const predicted = named[j][family]!;
        const tests = test.map((item, i) => ({ finger: labels[item], right: predicted[i] === labels[item] }));
        return { impressions, family, tests };
      }),
    );
    return { source, points: poolDraws(draws, work.stream.substream("intervals")) };
  },
);

/** Accuracies over the draws, family by family, in the order in which the numbers of impressions come. */
export function poolDraws(draws: readonly LearningDraw[], stream: Stream): LearningPoint[] {
  const sizes = [...new Set(draws.map(({ impressions }) => impressions))];
  return FAMILY_NAMES.flatMap((family) =>
    sizes.map((impressions): LearningPoint => {
      const own = draws.filter((draw) => draw.family === family && draw.impressions === impressions);
      const tests = own.flatMap((draw) => draw.tests);
      const rate = (some: readonly Test[]): number => some.filter(({ right }) => right).length / some.length;
      const fingers = [...grouped(tests, ({ finger }) => finger).values()];
      const interval = rateByFinger(fingers, rate, stream.substream(`${family} ${impressions}`));
      const right = tests.filter((test) => test.right).length;
      return { family, impressions, right, n: tests.length, draws: own.length, accuracy: rate(tests), interval };
    }),
  );
}
