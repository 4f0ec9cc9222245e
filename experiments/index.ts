import type { Experiment } from "../src/lab/experiment.js";
import { filters } from "./filters.js";
import { normalLaw } from "./normal-law.js";
import { preprocessing } from "./preprocessing.js";

/** Every experiment of the lab, in the papers' order. */
export const experiments: readonly Experiment[] = [preprocessing, filters, normalLaw];
