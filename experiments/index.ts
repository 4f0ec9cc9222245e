import type { Experiment } from "../src/lab/experiment.js";
import { ablation } from "./ablation/index.js";
import { classifiers } from "./classifiers/index.js";
import { deepAnn } from "./deep-ann/index.js";
import { farFrr } from "./far-frr/index.js";
import { featureSpace } from "./feature-space/index.js";
import { filters } from "./filters/index.js";
import { gaborSweep } from "./gabor-sweep/index.js";
import { gallery } from "./gallery/index.js";
import { keyGeneration } from "./key-generation/index.js";
import { keySecurity } from "./key-security/index.js";
import { normalLaw } from "./normal-law/index.js";
import { preprocessing } from "./preprocessing/index.js";
import { routePasswords } from "./route-password/index.js";
import { tspSolvers } from "./tsp-solvers/index.js";
import { verification } from "./verification/index.js";
import { vgg16Training } from "./vgg16-training/index.js";

/** Every experiment of the lab by its id, in the papers' order. */
export const experimentsById = {
  preprocessing,
  "gabor-sweep": gaborSweep,
  gallery,
  filters,
  "normal-law": normalLaw,
  "tsp-solvers": tspSolvers,
  "vgg16-training": vgg16Training,
  ablation,
  "deep-ann": deepAnn,
  classifiers,
  "key-generation": keyGeneration,
  "key-security": keySecurity,
  "route-password": routePasswords,
  "feature-space": featureSpace,
  "far-frr": farFrr,
  verification,
};

/** Every experiment of the lab, in the papers' order. */
export const experiments: readonly Experiment[] = Object.values(experimentsById);
