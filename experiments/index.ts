import type { Experiment } from "../src/lab/experiment.js";
import { classifiers } from "./classifiers.js";
import { deepAnn } from "./deep-ann.js";
import { farFrr } from "./far-frr.js";
import { featureSpace } from "./feature-space.js";
import { filters } from "./filters.js";
import { gaborSweep } from "./gabor-sweep.js";
import { gallery } from "./gallery.js";
import { keyGeneration } from "./key-generation.js";
import { keySecurity } from "./key-security.js";
import { normalLaw } from "./normal-law.js";
import { preprocessing } from "./preprocessing.js";
import { routePasswords } from "./route-password.js";
import { tspSolvers } from "./tsp-solvers.js";
import { verification } from "./verification.js";
import { vgg16Training } from "./vgg16-training.js";

/** Every experiment of the lab, in the papers' order. */
export const experiments: readonly Experiment[] = [
  preprocessing,
  gaborSweep,
  gallery,
  filters,
  normalLaw,
  tspSolvers,
  vgg16Training,
  deepAnn,
  classifiers,
  keyGeneration,
  keySecurity,
  routePasswords,
  featureSpace,
  farFrr,
  verification,
];
