import type { Template } from "../../src/minutiae/template.js";
import { pick, type Received, stage, task } from "../define.js";
import { type ConditionGrids, conditionsOf } from "./conditions.js";
import type { Trials } from "./outcomes.js";
import { requireMinutiae } from "./require.js";
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
    cut: "items",
  },
  async ({
    config,
    inputs: { templates },
    work,
  }: Received<ConditionGrids, { templates: Template[] | undefined }>): Promise<Trials> => {
    const conditions = conditionsOf(config);
    if (templates) requireMinutiae(conditions, templates);
    const outcomes = await work.map(piece, conditions, (condition) => [work.seed, condition, templates]);
    return { conditions, outcomes, prints: templates?.length ?? 0 };
  },
);
