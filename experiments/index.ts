import type { Experiment } from "../src/lab/experiment.js";
import { filters } from "./filters.js";
import { gaborSweep } from "./gabor-sweep.js";
import { gallery } from "./gallery.js";
import { normalLaw } from "./normal-law.js";
import { preprocessing } from "./preprocessing.js";
import { vgg16Training } from "./vgg16-training.js";

/** Every experiment of the lab, in the papers' order. */
export const experiments: readonly Experiment[] = [preprocessing, gaborSweep, gallery, filters, normalLaw, vgg16Training];
