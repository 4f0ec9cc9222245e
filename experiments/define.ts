import type { z } from "zod";
import type { Experiment, StagedResults } from "../src/lab/experiment.js";
import type { PrintSource } from "./shared/openPrints.js";

/** An experiment on prints. Checks nothing, infers everything: what `stages` returns types the tables, figures and metrics. */
export function define<Z extends z.ZodObject, S extends StagedResults>(
  experiment: Experiment<Z, PrintSource, S>,
): Experiment<Z, PrintSource, S> {
  return experiment;
}
