import type { Template } from "../../src/minutiae/template.js";
import { createStream } from "../../src/random/createStream.js";
import type { Condition } from "./conditions.js";
import { gridTrials } from "./gridTrials.js";
import { movedTrials } from "./movedTrials.js";
import type { Outcome } from "./outcomes.js";
import { routeTrials } from "./routeTrials.js";

/**
 * One condition's trials, from a stream that its own values name.
 * @param templates minutiae of real prints that masters are drawn from; else they are simulated
 */
export function tryCondition(
  seed: readonly [number, string],
  condition: Condition,
  templates: readonly Template[] | undefined,
): Outcome {
  const { trials: _, precision: __, ...values } = condition;
  const stream = createStream(...seed).substream(JSON.stringify(Object.entries(values)));
  const trials = { routes: routeTrials, cells: gridTrials, moved: movedTrials }[condition.kind];
  return trials(condition, stream, templates);
}
