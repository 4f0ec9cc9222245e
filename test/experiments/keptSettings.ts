import { join } from "node:path";

/** What a kept run changes of the smoke profile, so that every stage, table and figure is made. */
export interface KeptRun {
  readonly values: Readonly<Record<string, unknown>>;
  /** Relative difference that the arithmetic of another processor or Node may make. */
  readonly tolerance: number;
  /** Figures of measured times, of which no number is kept. */
  readonly timed?: readonly string[];
}

/** Sums in another order, and functions such as `Math.sin`. */
const DIGITS = 1e-6;
/** A few steps of training on top of that. */
const TRAINING = 0.02;

/** One network for A's experiments, so that it is trained once: by both splits, with copies. */
const network = {
  weights: "fingerprints",
  fingers: 4,
  impressions: [4],
  input: { copies: 1 },
  splits: ["image", "impression"],
};

const { splits: _, ...unsplit } = network;

/** The runs whose tables and figures are kept, by experiment and a name where it has several. */
export const keptRuns: Readonly<Record<string, Readonly<Record<string, KeptRun>>>> = {
  preprocessing: { "": { values: {}, tolerance: DIGITS } },
  "gabor-sweep": {
    "": {
      values: {
        sigmaX: [3, 4],
        orientations: [4, 8],
        block: [8, 16],
        frequency: [0.09, 0.11],
        damage: { noise: [0.4, 0.8], scratches: [0, 8], masked: [0, 0.3] },
      },
      tolerance: DIGITS,
    },
  },
  gallery: { "": { values: {}, tolerance: DIGITS } },
  filters: { "": { values: { normal: [10, 20], impulse: [0.05, 0.1] }, tolerance: DIGITS } },
  "normal-law": { "": { values: {}, tolerance: DIGITS } },
  "tsp-solvers": {
    "": {
      values: { tsplib: join(import.meta.dirname, "tsp-solvers", "instances") },
      tolerance: DIGITS,
      timed: ["exact-times", "approximate-times"],
    },
  },
  "vgg16-training": { "": { values: { ...network, leak: true, damage: { prints: 2, masked: [0, 0.3] } }, tolerance: TRAINING } },
  ablation: {
    "": { values: { ...unsplit, without: ["gabor", "copies-equal-steps"] }, tolerance: TRAINING },
  },
  "deep-ann": { "": { values: { ...network, openSet: { folds: 2 } }, tolerance: TRAINING } },
  classifiers: { "": { values: { ...network, forest: { trees: 60 } }, tolerance: TRAINING } },
  "key-generation": {
    "": { values: { weights: "fingerprints", engines: { fingers: 1, steps: [1, 0.1] } }, tolerance: TRAINING },
  },
  "key-security": { "": { values: { weights: "fingerprints", keys: 16 }, tolerance: TRAINING } },
  "route-password": { "": { values: {}, tolerance: DIGITS } },
  "feature-space": { "": { values: { thresholds: [0.9, 0.7, 0.4] }, tolerance: DIGITS } },
  "far-frr": {
    "": { values: { spurious: [0.05], motion: [{ shift: 15, turn: 8 }] }, tolerance: DIGITS },
    prints: { values: { positions: "prints", fingers: 2, lost: [], minutiae: ["drawn"] }, tolerance: DIGITS },
  },
  verification: { "": { values: { weights: "fingerprints" }, tolerance: TRAINING } },
};
