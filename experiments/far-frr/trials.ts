import type { Template } from "../../src/minutiae/template.js";
import { pick, type Received, stage, task } from "../define.js";
import { type ConditionGrids, conditionsOf } from "./conditions.js";
import type { Trials } from "./outcomes.js";
import type { tryCondition } from "./tryCondition.js";

const piece = task<typeof tryCondition>(import.meta.url, "./tryCondition.js");

/** The trials of every condition, of simulated fingers or of fingers drawn from prints. */
export const trials = stage(
  import.meta.url,
  {
    config: pick(
      "base",
      "noise",
      "lost",
      "spurious",
      "minutiae",
      "motion",
      "impressions",
      "moved",
      "region",
      "trials",
      "baseTrials",
      "precision",
    ),
    stream: "far-frr/trials",
  },
  async ({
    config,
    inputs: { templates },
    work,
  }: Received<ConditionGrids, { templates: Template[] | undefined }>): Promise<Trials> => {
    const conditions = conditionsOf(config);
    const outcomes = await work.pieces(piece, conditions, (condition) => [work.seed, condition, templates]);
    return { conditions, outcomes, prints: templates?.length ?? 0 };
  },
);
