import type { z } from "zod";
import type { Experiment, Reproduces, StagedResults } from "../src/lab/experiment.js";
import * as lab from "../src/lab/stage.js";
import type { PrintSource } from "./shared/openPrints.js";

export { field } from "../src/lab/experiment.js";
export { pick } from "../src/lab/stage.js";
export { task } from "../src/lab/task.js";

/** What a stage of an experiment on prints receives: see `src/lab/stage`. */
export type Received<C = unknown, I = unknown, G = unknown> = lab.Received<C, I, G, PrintSource>;

/** A stage of an experiment on prints: see `src/lab/stage`. */
export const stage: <C, I, G, T>(
  url: string,
  options: lab.StageOptions<C, G>,
  run: (received: Received<C, I, G>) => T | Promise<T>,
) => lab.Stage<C, I, G, T, PrintSource> = lab.stage;

/** An experiment on prints. Checks nothing, infers everything: what `stages` returns types the tables, figures and metrics. */
export function define<Z extends z.ZodObject, S extends StagedResults>(
  experiment: Experiment<Z, PrintSource, S>,
): Experiment<Z, PrintSource, S> {
  return experiment;
}

/** Items of a paper that an experiment, a table or a figure reproduces: `refs("B", "figure-2", "equation-1")`. */
export function refs(paper: Reproduces["paper"], ...items: string[]): Reproduces[] {
  return items.map((item) => ({ paper, item }));
}
