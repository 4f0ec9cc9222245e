// Written by tools/writeCatalogue.js from the experiments' schemas; change those and run "npm run generate".
// biome-ignore-all format: lines are as long as the lists that they hold.

/** Every experiment: its settings, and the names of its tables and figures (a number is the paper's: "3" is Table 3 or Figure 3). */
export interface Catalogue {
  /** Preprocessing: normalisation, Gabor enhancement, alignment. */
  preprocessing: {
    settings: PreprocessingSettings;
    tables: "moments" | "alignment";
    figures: "2" | "3" | "figure-2" | "figure-3";
  };
  /** The Gabor filter's parameters, scored against known ridges. */
  "gabor-sweep": {
    settings: GaborSweepSettings;
    tables: "best" | "points" | "methods" | "damage" | "timing-speed";
    figures: "sigma" | "lines" | "damage";
  };
  /** A gallery of pattern types and of synthetic prints. */
  gallery: {
    settings: GallerySettings;
    tables: "points";
    figures: "1" | "figure-1" | "impressions";
  };
  /** Filters on one print and under measured noise. */
  filters: {
    settings: FiltersSettings;
    tables: "noise";
    figures: "6" | "filters" | "noise" | "figure-6" | "windows";
  };
  /** The normal law by the inverse function, and by sums of uniform numbers. */
  "normal-law": {
    settings: NormalLawSettings;
    tables: "three-sigma" | "tails" | "moments" | "fit";
    figures: "2" | "3" | "4" | "5" | "figure-2" | "figure-3" | "figure-4" | "figure-5" | "tails";
  };
  /** The travelling-salesman solvers: cost and quality against the number of minutiae. */
  "tsp-solvers": {
    settings: TspSolversSettings;
    tables:
      | "gaps"
      | "operations"
      | "growth"
      | "exponents"
      | "tsplib"
      | "timing-times"
      | "timing-time-growth"
      | "timing-time-exponents"
      | "timing-impractical";
    figures: "exact-times" | "approximate-times" | "operations" | "gaps";
  };
  /** Tuned VGG16: training, and what the split is worth. */
  "vgg16-training": {
    settings: Vgg16TrainingSettings;
    tables:
      | "1"
      | "2"
      | "3"
      | "4"
      | "5"
      | "9"
      | "parameters"
      | "table-1"
      | "steps"
      | "epochs"
      | "epochs-again"
      | "classes"
      | "scores"
      | "leak"
      | "statistics"
      | "calibration"
      | "damage";
    figures:
      | "1"
      | "4"
      | "5"
      | "6"
      | "7"
      | "figure-1"
      | "figure-4"
      | "figure-5"
      | "figure-6"
      | "figure-7"
      | "calibration"
      | "damage";
  };
  /** Paper A's recognition with steps left out. */
  ablation: {
    settings: AblationSettings;
    tables: "ablation";
    figures: "ablation";
  };
  /** Deep ANN: training, and prints of unknown fingers. */
  "deep-ann": {
    settings: DeepAnnSettings;
    tables: "6" | "7" | "parameters" | "classes" | "scores" | "calibration" | "open-set";
    figures: "8" | "9" | "10" | "calibration" | "figure-8" | "figure-9" | "figure-10" | "open-set";
  };
  /** Deep ANN, SVM and random forest on the same vectors. */
  classifiers: {
    settings: ClassifiersSettings;
    tables: "8" | "10" | "table-10" | "support" | "rows" | "pairs" | "power" | "repeats" | "learning" | "table-8";
    figures: "accuracy" | "support" | "repeats" | "learning" | "quoted-accuracies" | "table-8";
  };
  /** Keys from prints: mean-of-vectors, 128 magnitudes, key. */
  "key-generation": {
    settings: KeyGenerationSettings;
    tables: "11" | "table-11" | "ranges" | "autocorrelation" | "case-study" | "vector-v" | "repeatability" | "steps";
    figures: "magnitudes" | "autocorrelation";
  };
  /** What the keys are worth. */
  "key-security": {
    settings: KeySecuritySettings;
    tables:
      | "accuracy"
      | "strength"
      | "store"
      | "templates"
      | "linkability"
      | "randomness"
      | "entropy"
      | "codes"
      | "timing-times"
      | "choice";
    figures: "bit-errors" | "correction" | "det";
  };
  /** Passwords from routes over minutiae. */
  "route-password": {
    settings: RoutePasswordSettings;
    tables: "stages" | "passwords" | "guessing" | "skeleton";
    figures: "7" | "figure-7" | "scenarios";
  };
  /** Paper B's space of features, and what reducing it keeps. */
  "feature-space": {
    settings: FeatureSpaceSettings;
    tables: "groups" | "accuracy" | "correlations";
    figures: "correlations" | "accuracy";
  };
  /** FAR and FRR of route passwords under noise, by simulation. */
  "far-frr": {
    settings: FarFrrSettings;
    tables: "reference" | "rates" | "sensitivity" | "region" | "moved" | "noise" | "timing-speed";
    figures: "7" | "frr" | "cells" | "det" | "example" | "noise";
  };
  /** Matchers of prints, side by side. */
  verification: {
    settings: VerificationSettings;
    tables:
      | "errors"
      | "published"
      | "published-many"
      | "identification"
      | "ways"
      | "timing-speeds"
      | "scores-minutiae"
      | "scores-correlation"
      | "scores-pattern"
      | "scores-cosine"
      | "scores-ann";
    figures: "det" | "ranks" | "scores";
  };
}

/** Settings of preprocessing (Preprocessing: normalisation, Gabor enhancement, alignment); those left out are the profile's. */
export interface PreprocessingSettings {
  /** Fingers, from the first of the data set. Allowed: a whole number from 1 to 1000. Default: 6. */
  fingers?: number;
  /** Impressions of each finger. Allowed: a whole number from 1 to 100. Default: 4. */
  impressions?: number;
  /** Fingers whose first impression the figures show. Allowed: a whole number from 1 to 6. Default: 3. */
  shown?: number;
  /** Whether prints are also moved and turned to their core. Allowed: none | core. Default: "core". */
  align?: "none" | "core";
  normalize?: {
    /** Desired mean M₀ (A, equation 1). Unit: grey levels. Allowed: a number from 0 to 255. Default: 128. */
    mean?: number;
    /** Desired variance V₀ (A, equation 1). Unit: grey levels². Allowed: a number from 0. Default: 2500. */
    variance?: number;
  };
  gabor?: {
    /** Deviation of the envelope across the ridges (A, equation 4). Unit: px. Allowed: a number from 1 to 20. Default: 4. */
    sigmaX?: number;
    /** Deviation of the envelope along the ridges (A, equation 4). Unit: px. Allowed: a number from 1 to 20. Default: 4. */
    sigmaY?: number;
    /** Side W of paper A's blocks; 0 gives every pixel its own direction. Unit: px. Allowed: a whole number from 0 to 64. Default: 0. */
    block?: number;
  };
}

/** Settings of gabor-sweep (The Gabor filter's parameters, scored against known ridges); those left out are the profile's. */
export interface GaborSweepSettings {
  /** Fingers whose first impression is filtered. Allowed: a whole number from 2 to 1000. Default: 6. */
  fingers?: number;
  base?: {
    /** σx where it is not swept. Unit: px. Allowed: a number from 1 to 16. Default: 4. */
    sigmaX?: number;
    /** σy where it is not swept. Unit: px. Allowed: a number from 1 to 16. Default: 4. */
    sigmaY?: number;
    /** Directions the ridge direction is rounded to; 0 leaves it as it is. Allowed: a whole number from 0 to 128. Default: 0. */
    orientations?: number;
    /** Block side W; 0 filters every pixel by its own direction. Unit: px. Allowed: a whole number from 0 to 64. Default: 0. */
    block?: number;
    /** One frequency for the print, or its own at every pixel. Unit: ridges/px. Allowed: local | a number from 0.04 to 0.3. Default: "local". */
    frequency?: "local" | number;
  };
  /** Grid of σx, across the ridges. Unit: px. Allowed: a list of: a number from 1 to 16. Default: [2,3,4,5,6,8]. */
  sigmaX?: readonly number[];
  /** Grid of σy, along the ridges. Unit: px. Allowed: a list of: a number from 1 to 16. Default: [2,3,4,6,8,10]. */
  sigmaY?: readonly number[];
  /** Grid of numbers of directions. Allowed: a list of: a whole number from 2 to 128. Default: [4,6,8,12,16,32,64]. */
  orientations?: readonly number[];
  /** Grid of block sides W. Unit: px. Allowed: a list of: a whole number from 2 to 64. Default: [4,8,12,16,24,32,48]. */
  block?: readonly number[];
  /** Grid of fixed frequencies. Unit: ridges/px. Allowed: a list of: a number from 0.04 to 0.3. Default: [0.07,0.085,0.1,0.11,0.12,0.135,0.15]. */
  frequency?: readonly number[];
  /** Directions of the bank in the comparison of methods. Allowed: a whole number from 2 to 64. Default: 16. */
  bank?: number;
  /** Block side W of paper A's filter in the comparison of methods. Unit: px. Allowed: a whole number from 2 to 64. Default: 16. */
  methodBlock?: number;
  damage?: {
    /** Synthetic fingers in the damage curves. Allowed: a whole number from 2 to 1000. Default: 6. */
    fingers?: number;
    /** Strengths of the generator's perturbation. Allowed: a list of: a number from 0 to 3. Default: [0,0.4,0.8,1.2,1.6]. */
    noise?: readonly number[];
    /** Mean numbers of scratches. Allowed: a list of: a number from 0 to 30. Default: [0,8,16,30]. */
    scratches?: readonly number[];
    /** Shares of the print wiped out. Unit: share of the area. Allowed: a list of: a number from 0 to 0.9. Default: [0,0.1,0.2,0.3,0.45,0.6]. */
    masked?: readonly number[];
  };
}

/** Settings of gallery (A gallery of pattern types and of synthetic prints); those left out are the profile's. */
export interface GallerySettings {
  /** Number of the finger, from which all but the class is drawn. Allowed: a whole number from 0. Default: 0. */
  finger?: number;
  /** Kinds shown. Allowed: a list of: left loop | right loop | central pocket loop | double loop | arch | tented arch | whorl | accidental. Default: ["left loop","right loop","central pocket loop","double loop","arch","tented arch","whorl","accidental"]. */
  classes?: readonly ("left loop" | "right loop" | "central pocket loop" | "double loop" | "arch" | "tented arch" | "whorl" | "accidental")[];
}

/** Settings of filters (Filters on one print and under measured noise); those left out are the profile's. */
export interface FiltersSettings {
  /** Fingers whose first impression is filtered. Allowed: a whole number from 1 to 1000. Default: 6. */
  fingers?: number;
  /** Side n of the n×n window (B, equations 6–8). Unit: px. Allowed: a whole number from 1 to 31. Default: 3. */
  window?: number;
  /** Deviations of the normal noise. Unit: grey levels. Allowed: a list of: a number from 0. Default: [5,10,20,40,60]. */
  normal?: readonly number[];
  /** Pixels turned black or white. Unit: share of pixels. Allowed: a list of: a number from 0 to 1. Default: [0.01,0.03,0.1,0.2]. */
  impulse?: readonly number[];
  /** Deviation of the normal noise in the figure of all filters. Unit: grey levels. Allowed: a number from 0. Default: 40. */
  shown?: number;
  curve?: {
    /** Deviation of the Gaussian in Figure 6 and equation 15. Unit: px. Allowed: a number from 0. Default: 6. */
    sigma?: number;
    /** Period T of the cosine in Figure 6 and equation 15. Unit: px. Allowed: a number from 0. Default: 9. */
    period?: number;
    /** Parameters a of the window (B, equation 14). Allowed: a list of: a number from 0. Default: [0.5,1,2]. */
    windows?: readonly number[];
  };
}

/** Settings of normal-law (The normal law by the inverse function, and by sums of uniform numbers); those left out are the profile's. */
export interface NormalLawSettings {
  /** Numbers drawn by each method. Allowed: a whole number from 1000 to 200000000. Default: 1000000. */
  draws?: number;
  /** How many uniform numbers are summed; one row each. Allowed: a list of: a whole number from 1 to 30. Default: [10,12,24]. */
  sums?: readonly number[];
  /** Thresholds of the table of tails. Unit: σ. Allowed: a list of: a number from 0 to 8. Default: [1,2,3,4,5]. */
  tails?: readonly number[];
  /** Sizes of the samples tested for normality. Allowed: a list of: a whole number from 500. Default: [1000,10000,100000,1000000]. */
  testSizes?: readonly number[];
  /** Classes of the histogram on −5 to 5 σ. Allowed: a whole number from 10 to 1000. Default: 80. */
  classes?: number;
  /** Dice whose sum is the discrete variable of Figure 2. Allowed: a whole number from 1 to 4. Default: 2. */
  dice?: number;
}

/** Settings of tsp-solvers (The travelling-salesman solvers: cost and quality against the number of minutiae); those left out are the profile's. */
export interface TspSolversSettings {
  /** Hamiltonian path or cycle; the paper names both. Allowed: path | cycle. Default: "path". */
  shape?: "path" | "cycle";
  /** Instances for each number of points. Allowed: a whole number from 2 to 1000. Default: 10. */
  instances?: number;
  sizes?: {
    /** Numbers of points for exhaustive search. Unit: points. Allowed: a list of: a whole number from 4 to 12. Default: [5,6,7,8,9]. */
    exhaustive?: readonly number[];
    /** For branch and bound and dynamic programming. Unit: points. Allowed: a list of: a whole number from 4 to 20. Default: [6,8,10,12,14]. */
    exponential?: readonly number[];
    /** For all other solvers. Unit: points. Allowed: a list of: a whole number from 4 to 300. Default: [8,12,16,20,30,50,70,100]. */
    others?: readonly number[];
  };
  /** A search that takes more is stopped. Unit: operations. Allowed: a number from 100000 to 1000000000000. Default: 2000000000. */
  most?: number;
  /** Folder of TSPLIB instances (*.tsp) of which the published optima are looked up; none come with the lab. Allowed: text. Default: "". */
  tsplib?: string;
  /** The unit of the paper's fits, which it does not state: one panel or column each. Allowed: a list of: ms | s. Default: ["ms","s"]. */
  paperUnit?: readonly ("ms" | "s")[];
}

/** Settings of vgg16-training (Tuned VGG16: training, and what the split is worth); those left out are the profile's. */
export interface Vgg16TrainingSettings {
  /** Fingers, the classes. Allowed: a whole number from 2 to 1000. Default: 20. */
  fingers?: number;
  /** Impressions of each finger; a list is gone through finger by finger. Allowed: a list of: a whole number from 2 to 100. Default: [8]. */
  impressions?: readonly number[];
  /** Splits: by image, after augmentation, as is inferred of the paper; or by impression, none of which stands on two sides. Allowed: a list of: image | impression. Default: ["image","impression"]. */
  splits?: readonly ("image" | "impression")[];
  input?: {
    /** What the network sees: the scan, or the print normalised and Gabor-filtered. Allowed: scanned | enhanced. Default: "enhanced". */
    picture?: "scanned" | "enhanced";
    /** Whether prints are moved and turned to their core. Allowed: none | core. Default: "core". */
    align?: "none" | "core";
    /** Pixels of the print that the network's square shows across. Unit: px. Allowed: a whole number from 100 to 600. Default: 300. */
    window?: number;
    /** Side of that square: 224 is VGG16's, and the paper's. Unit: px. Allowed: a whole number from 64 to 448. Default: 224. */
    size?: number;
    /** Augmented copies of each impression. Allowed: a whole number from 0 to 20. Default: 1. */
    copies?: number;
    /** Largest rotation of a copy. Unit: degrees. Allowed: a number from 0 to 90. Default: 10. */
    rotation?: number;
    /** Largest shift of a copy. Unit: px. Allowed: a number from 0 to 100. Default: 10. */
    shift?: number;
    /** Largest change of a copy's size. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.05. */
    scale?: number;
    /** Largest horizontal shear of a copy. Unit: tangent of the angle. Allowed: a number from 0 to 1. Default: 0.05. */
    shear?: number;
    /** Most that is added to a copy's grey levels. Unit: grey levels. Allowed: a number from 0 to 255. Default: 12. */
    brightness?: number;
    /** Largest change of a copy's contrast about the middle grey. Unit: share. Allowed: a number from 0 to 1. Default: 0.15. */
    contrast?: number;
    /** Largest elastic displacement of a copy. Unit: px. Allowed: a number from 0 to 50. Default: 3. */
    elastic?: number;
    /** Between the points where it is drawn. Unit: px. Allowed: a number from 1 to 600. Default: 40. */
    elasticSpacing?: number;
  };
  shares?: {
    /** Of all that is tested (A, Algorithm 1). Unit: share. Allowed: a number from 0.01 to 0.9. Default: 0.2. */
    test?: number;
    /** Of the rest that is watched. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.2. */
    validation?: number;
  };
  /** Weights of VGG16: fingerprints (the lab's own), data-dependent, untrained, or a name that `ridgelab weights add` gave. Allowed: text. Default: "fingerprints". */
  weights?: string;
  /** Pooling before BatchNorm; the published counts leave it open. Allowed: average | maximum. Default: "average". */
  pooling?: "average" | "maximum";
  /** Epochs. Allowed: a whole number from 1 to 1000. Default: 8. */
  epochs?: number;
  /** Prints a training step. Allowed: a whole number from 1 to 256. Default: 8. */
  batch?: number;
  /** Learning rate (Table 3). Allowed: a number from 0 to 1. Default: 0.0001. */
  learningRate?: number;
  /** Optimiser; the paper does not state it. Allowed: adam | sgd | rmsprop. Default: "adam". */
  optimizer?: "adam" | "sgd" | "rmsprop";
  /** Momentum of sgd; 0 is plain gradient descent. Allowed: a number from 0 to 0.999. Default: 0. */
  momentum?: number;
  /** Convolutions that are trained below the head (Table 2 has both); head: none. Allowed: block5_conv2 and block5_conv3 | block5_conv3 | head. Default: "block5_conv2 and block5_conv3". */
  trained?: "block5_conv2 and block5_conv3" | "block5_conv3" | "head";
  /** Momentum of BatchNorm's moving statistics; Keras's is 0.99. Allowed: a number from 0 to 0.9999. Default: 0.99. */
  normMomentum?: number;
  /** Of the normalised features that a training step leaves out before the softmax; the published counts leave it open. Unit: share. Allowed: a number from 0 to 0.95. Default: 0. */
  dropout?: number;
  /** Training prints on which BatchNorm's statistics are estimated again after each epoch; 0 does not. Allowed: a whole number from 0. Default: 64. */
  reestimate?: number;
  /** Ends training after so many epochs without a better validation loss; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  earlyStopping?: number;
  /** Divides the learning rate by ten after so many; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  reduceOnPlateau?: number;
  /** Whether the network is trained once more by impression, with copies of the test impressions in the place of other pictures; needs copies. Allowed: true | false. Default: true. */
  leak?: boolean;
  damage?: {
    /** Prints of the test side that are damaged; 0 leaves this out. Allowed: a whole number from 0. Default: 10. */
    prints?: number;
    /** Shares of the print wiped out. Unit: share of the area. Allowed: a list of: a number from 0 to 0.9. Default: [0,0.3,0.6]. */
    masked?: readonly number[];
  };
}

/** Settings of ablation (Paper A's recognition with steps left out); those left out are the profile's. */
export interface AblationSettings {
  /** Fingers, the classes. Allowed: a whole number from 2 to 1000. Default: 20. */
  fingers?: number;
  /** Impressions of each finger; a list is gone through finger by finger. Allowed: a list of: a whole number from 2 to 100. Default: [8]. */
  impressions?: readonly number[];
  input?: {
    /** What the network sees: the scan, or the print normalised and Gabor-filtered. Allowed: scanned | enhanced. Default: "enhanced". */
    picture?: "scanned" | "enhanced";
    /** Whether prints are moved and turned to their core. Allowed: none | core. Default: "core". */
    align?: "none" | "core";
    /** Pixels of the print that the network's square shows across. Unit: px. Allowed: a whole number from 100 to 600. Default: 300. */
    window?: number;
    /** Side of that square: 224 is VGG16's, and the paper's. Unit: px. Allowed: a whole number from 64 to 448. Default: 224. */
    size?: number;
    /** Augmented copies of each impression. Allowed: a whole number from 0 to 20. Default: 1. */
    copies?: number;
    /** Largest rotation of a copy. Unit: degrees. Allowed: a number from 0 to 90. Default: 10. */
    rotation?: number;
    /** Largest shift of a copy. Unit: px. Allowed: a number from 0 to 100. Default: 10. */
    shift?: number;
    /** Largest change of a copy's size. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.05. */
    scale?: number;
    /** Largest horizontal shear of a copy. Unit: tangent of the angle. Allowed: a number from 0 to 1. Default: 0.05. */
    shear?: number;
    /** Most that is added to a copy's grey levels. Unit: grey levels. Allowed: a number from 0 to 255. Default: 12. */
    brightness?: number;
    /** Largest change of a copy's contrast about the middle grey. Unit: share. Allowed: a number from 0 to 1. Default: 0.15. */
    contrast?: number;
    /** Largest elastic displacement of a copy. Unit: px. Allowed: a number from 0 to 50. Default: 3. */
    elastic?: number;
    /** Between the points where it is drawn. Unit: px. Allowed: a number from 1 to 600. Default: 40. */
    elasticSpacing?: number;
  };
  shares?: {
    /** Of all that is tested (A, Algorithm 1). Unit: share. Allowed: a number from 0.01 to 0.9. Default: 0.2. */
    test?: number;
    /** Of the rest that is watched. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.2. */
    validation?: number;
  };
  /** Weights of VGG16: fingerprints (the lab's own), data-dependent, untrained, or a name that `ridgelab weights add` gave. Allowed: text. Default: "fingerprints". */
  weights?: string;
  /** Pooling before BatchNorm; the published counts leave it open. Allowed: average | maximum. Default: "average". */
  pooling?: "average" | "maximum";
  /** Epochs. Allowed: a whole number from 1 to 1000. Default: 8. */
  epochs?: number;
  /** Prints a training step. Allowed: a whole number from 1 to 256. Default: 8. */
  batch?: number;
  /** Learning rate (Table 3). Allowed: a number from 0 to 1. Default: 0.0001. */
  learningRate?: number;
  /** Optimiser; the paper does not state it. Allowed: adam | sgd | rmsprop. Default: "adam". */
  optimizer?: "adam" | "sgd" | "rmsprop";
  /** Momentum of sgd; 0 is plain gradient descent. Allowed: a number from 0 to 0.999. Default: 0. */
  momentum?: number;
  /** Convolutions that are trained below the head (Table 2 has both); head: none. Allowed: block5_conv2 and block5_conv3 | block5_conv3 | head. Default: "block5_conv2 and block5_conv3". */
  trained?: "block5_conv2 and block5_conv3" | "block5_conv3" | "head";
  /** Momentum of BatchNorm's moving statistics; Keras's is 0.99. Allowed: a number from 0 to 0.9999. Default: 0.99. */
  normMomentum?: number;
  /** Of the normalised features that a training step leaves out before the softmax; the published counts leave it open. Unit: share. Allowed: a number from 0 to 0.95. Default: 0. */
  dropout?: number;
  /** Training prints on which BatchNorm's statistics are estimated again after each epoch; 0 does not. Allowed: a whole number from 0. Default: 64. */
  reestimate?: number;
  /** Ends training after so many epochs without a better validation loss; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  earlyStopping?: number;
  /** Divides the learning rate by ten after so many; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  reduceOnPlateau?: number;
  /** What is left out, one at a time. Without copies an epoch has fewer steps; copies-equal-steps has more epochs instead. all: Gabor, alignment and copies at once. Allowed: a list of: gabor | alignment | copies | copies-equal-steps | all. Default: ["gabor","alignment","copies","copies-equal-steps"]. */
  without?: readonly ("gabor" | "alignment" | "copies" | "copies-equal-steps" | "all")[];
}

/** Settings of deep-ann (Deep ANN: training, and prints of unknown fingers); those left out are the profile's. */
export interface DeepAnnSettings {
  /** Fingers, the classes. Allowed: a whole number from 2 to 1000. Default: 20. */
  fingers?: number;
  /** Impressions of each finger; a list is gone through finger by finger. Allowed: a list of: a whole number from 2 to 100. Default: [8]. */
  impressions?: readonly number[];
  /** Splits: by image, after augmentation, as is inferred of the paper; or by impression, none of which stands on two sides. Allowed: a list of: image | impression. Default: ["image","impression"]. */
  splits?: readonly ("image" | "impression")[];
  input?: {
    /** What the network sees: the scan, or the print normalised and Gabor-filtered. Allowed: scanned | enhanced. Default: "enhanced". */
    picture?: "scanned" | "enhanced";
    /** Whether prints are moved and turned to their core. Allowed: none | core. Default: "core". */
    align?: "none" | "core";
    /** Pixels of the print that the network's square shows across. Unit: px. Allowed: a whole number from 100 to 600. Default: 300. */
    window?: number;
    /** Side of that square: 224 is VGG16's, and the paper's. Unit: px. Allowed: a whole number from 64 to 448. Default: 224. */
    size?: number;
    /** Augmented copies of each impression. Allowed: a whole number from 0 to 20. Default: 1. */
    copies?: number;
    /** Largest rotation of a copy. Unit: degrees. Allowed: a number from 0 to 90. Default: 10. */
    rotation?: number;
    /** Largest shift of a copy. Unit: px. Allowed: a number from 0 to 100. Default: 10. */
    shift?: number;
    /** Largest change of a copy's size. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.05. */
    scale?: number;
    /** Largest horizontal shear of a copy. Unit: tangent of the angle. Allowed: a number from 0 to 1. Default: 0.05. */
    shear?: number;
    /** Most that is added to a copy's grey levels. Unit: grey levels. Allowed: a number from 0 to 255. Default: 12. */
    brightness?: number;
    /** Largest change of a copy's contrast about the middle grey. Unit: share. Allowed: a number from 0 to 1. Default: 0.15. */
    contrast?: number;
    /** Largest elastic displacement of a copy. Unit: px. Allowed: a number from 0 to 50. Default: 3. */
    elastic?: number;
    /** Between the points where it is drawn. Unit: px. Allowed: a number from 1 to 600. Default: 40. */
    elasticSpacing?: number;
  };
  shares?: {
    /** Of all that is tested (A, Algorithm 1). Unit: share. Allowed: a number from 0.01 to 0.9. Default: 0.2. */
    test?: number;
    /** Of the rest that is watched. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.2. */
    validation?: number;
  };
  /** Weights of VGG16: fingerprints (the lab's own), data-dependent, untrained, or a name that `ridgelab weights add` gave. Allowed: text. Default: "fingerprints". */
  weights?: string;
  /** Pooling before BatchNorm; the published counts leave it open. Allowed: average | maximum. Default: "average". */
  pooling?: "average" | "maximum";
  /** Epochs. Allowed: a whole number from 1 to 1000. Default: 8. */
  epochs?: number;
  /** Prints a training step. Allowed: a whole number from 1 to 256. Default: 8. */
  batch?: number;
  /** Learning rate (Table 3). Allowed: a number from 0 to 1. Default: 0.0001. */
  learningRate?: number;
  /** Optimiser; the paper does not state it. Allowed: adam | sgd | rmsprop. Default: "adam". */
  optimizer?: "adam" | "sgd" | "rmsprop";
  /** Momentum of sgd; 0 is plain gradient descent. Allowed: a number from 0 to 0.999. Default: 0. */
  momentum?: number;
  /** Convolutions that are trained below the head (Table 2 has both); head: none. Allowed: block5_conv2 and block5_conv3 | block5_conv3 | head. Default: "block5_conv2 and block5_conv3". */
  trained?: "block5_conv2 and block5_conv3" | "block5_conv3" | "head";
  /** Momentum of BatchNorm's moving statistics; Keras's is 0.99. Allowed: a number from 0 to 0.9999. Default: 0.99. */
  normMomentum?: number;
  /** Of the normalised features that a training step leaves out before the softmax; the published counts leave it open. Unit: share. Allowed: a number from 0 to 0.95. Default: 0. */
  dropout?: number;
  /** Training prints on which BatchNorm's statistics are estimated again after each epoch; 0 does not. Allowed: a whole number from 0. Default: 64. */
  reestimate?: number;
  /** Ends training after so many epochs without a better validation loss; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  earlyStopping?: number;
  /** Divides the learning rate by ten after so many; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  reduceOnPlateau?: number;
  ann?: {
    /** What the ANN sees: all principal components of its training side, or the 100,352 features (5 GB, an hour a split). Allowed: components | exact. Default: "components". */
    size?: "components" | "exact";
    /** Hidden layers of the ANN, each with BatchNorm (Table 6). Unit: units. Allowed: a list of: a whole number from 1 to 4096. Default: [4096,256]. */
    hidden?: readonly number[];
    /** After each hidden Dense layer; the published counts leave it open. Allowed: relu | linear. Default: "relu". */
    activation?: "relu" | "linear";
    /** Dropout after each hidden layer; the counts leave it open. Allowed: a number from 0 to 0.95. Default: 0. */
    dropout?: number;
    /** Epochs of the ANN. Allowed: a whole number from 1 to 1000. Default: 10. */
    epochs?: number;
    /** Prints a step of the ANN. Allowed: a whole number from 2 to 256. Default: 32. */
    batch?: number;
    /** Learning rate of the ANN. Allowed: a number from 0 to 1. Default: 0.001. */
    learningRate?: number;
    /** Divides the ANN's learning rate by ten after so many without a better validation loss; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 2. */
    reduceOnPlateau?: number;
  };
  openSet?: {
    /** Parts of the fingers, each of which is unknown in turn; 0 leaves this out. Allowed: a whole number from 0 to 100. Default: 4. */
    folds?: number;
  };
}

/** Settings of classifiers (Deep ANN, SVM and random forest on the same vectors); those left out are the profile's. */
export interface ClassifiersSettings {
  /** Fingers, the classes. Allowed: a whole number from 2 to 1000. Default: 20. */
  fingers?: number;
  /** Impressions of each finger; a list is gone through finger by finger. Allowed: a list of: a whole number from 2 to 100. Default: [8]. */
  impressions?: readonly number[];
  /** Splits: by image, after augmentation, as is inferred of the paper; or by impression, none of which stands on two sides. Allowed: a list of: image | impression. Default: ["image","impression"]. */
  splits?: readonly ("image" | "impression")[];
  input?: {
    /** What the network sees: the scan, or the print normalised and Gabor-filtered. Allowed: scanned | enhanced. Default: "enhanced". */
    picture?: "scanned" | "enhanced";
    /** Whether prints are moved and turned to their core. Allowed: none | core. Default: "core". */
    align?: "none" | "core";
    /** Pixels of the print that the network's square shows across. Unit: px. Allowed: a whole number from 100 to 600. Default: 300. */
    window?: number;
    /** Side of that square: 224 is VGG16's, and the paper's. Unit: px. Allowed: a whole number from 64 to 448. Default: 224. */
    size?: number;
    /** Augmented copies of each impression. Allowed: a whole number from 0 to 20. Default: 1. */
    copies?: number;
    /** Largest rotation of a copy. Unit: degrees. Allowed: a number from 0 to 90. Default: 10. */
    rotation?: number;
    /** Largest shift of a copy. Unit: px. Allowed: a number from 0 to 100. Default: 10. */
    shift?: number;
    /** Largest change of a copy's size. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.05. */
    scale?: number;
    /** Largest horizontal shear of a copy. Unit: tangent of the angle. Allowed: a number from 0 to 1. Default: 0.05. */
    shear?: number;
    /** Most that is added to a copy's grey levels. Unit: grey levels. Allowed: a number from 0 to 255. Default: 12. */
    brightness?: number;
    /** Largest change of a copy's contrast about the middle grey. Unit: share. Allowed: a number from 0 to 1. Default: 0.15. */
    contrast?: number;
    /** Largest elastic displacement of a copy. Unit: px. Allowed: a number from 0 to 50. Default: 3. */
    elastic?: number;
    /** Between the points where it is drawn. Unit: px. Allowed: a number from 1 to 600. Default: 40. */
    elasticSpacing?: number;
  };
  shares?: {
    /** Of all that is tested (A, Algorithm 1). Unit: share. Allowed: a number from 0.01 to 0.9. Default: 0.2. */
    test?: number;
    /** Of the rest that is watched. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.2. */
    validation?: number;
  };
  /** Weights of VGG16: fingerprints (the lab's own), data-dependent, untrained, or a name that `ridgelab weights add` gave. Allowed: text. Default: "fingerprints". */
  weights?: string;
  /** Pooling before BatchNorm; the published counts leave it open. Allowed: average | maximum. Default: "average". */
  pooling?: "average" | "maximum";
  /** Epochs. Allowed: a whole number from 1 to 1000. Default: 8. */
  epochs?: number;
  /** Prints a training step. Allowed: a whole number from 1 to 256. Default: 8. */
  batch?: number;
  /** Learning rate (Table 3). Allowed: a number from 0 to 1. Default: 0.0001. */
  learningRate?: number;
  /** Optimiser; the paper does not state it. Allowed: adam | sgd | rmsprop. Default: "adam". */
  optimizer?: "adam" | "sgd" | "rmsprop";
  /** Momentum of sgd; 0 is plain gradient descent. Allowed: a number from 0 to 0.999. Default: 0. */
  momentum?: number;
  /** Convolutions that are trained below the head (Table 2 has both); head: none. Allowed: block5_conv2 and block5_conv3 | block5_conv3 | head. Default: "block5_conv2 and block5_conv3". */
  trained?: "block5_conv2 and block5_conv3" | "block5_conv3" | "head";
  /** Momentum of BatchNorm's moving statistics; Keras's is 0.99. Allowed: a number from 0 to 0.9999. Default: 0.99. */
  normMomentum?: number;
  /** Of the normalised features that a training step leaves out before the softmax; the published counts leave it open. Unit: share. Allowed: a number from 0 to 0.95. Default: 0. */
  dropout?: number;
  /** Training prints on which BatchNorm's statistics are estimated again after each epoch; 0 does not. Allowed: a whole number from 0. Default: 64. */
  reestimate?: number;
  /** Ends training after so many epochs without a better validation loss; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  earlyStopping?: number;
  /** Divides the learning rate by ten after so many; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  reduceOnPlateau?: number;
  ann?: {
    /** What the ANN sees: all principal components of its training side, or the 100,352 features (5 GB, an hour a split). Allowed: components | exact. Default: "components". */
    size?: "components" | "exact";
    /** Hidden layers of the ANN, each with BatchNorm (Table 6). Unit: units. Allowed: a list of: a whole number from 1 to 4096. Default: [4096,256]. */
    hidden?: readonly number[];
    /** After each hidden Dense layer; the published counts leave it open. Allowed: relu | linear. Default: "relu". */
    activation?: "relu" | "linear";
    /** Dropout after each hidden layer; the counts leave it open. Allowed: a number from 0 to 0.95. Default: 0. */
    dropout?: number;
    /** Epochs of the ANN. Allowed: a whole number from 1 to 1000. Default: 10. */
    epochs?: number;
    /** Prints a step of the ANN. Allowed: a whole number from 2 to 256. Default: 32. */
    batch?: number;
    /** Learning rate of the ANN. Allowed: a number from 0 to 1. Default: 0.001. */
    learningRate?: number;
    /** Divides the ANN's learning rate by ten after so many without a better validation loss; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 2. */
    reduceOnPlateau?: number;
  };
  svm?: {
    /** Costs C that the inner cross-validation tries. Allowed: a list of: a number from 0. Default: [1,10,100]. */
    costs?: readonly number[];
    /** γ of the RBF kernel that it tries, over the training side's mean squared distance from its mean. Allowed: a list of: a number from 0. Default: [0.1,0.3,1]. */
    gammas?: readonly number[];
    /** Its folds. Allowed: a whole number from 2 to 20. Default: 3. */
    folds?: number;
  };
  forest?: {
    /** The forest that stands for the family. Allowed: own | ml-random-forest. Default: "own". */
    package?: "own" | "ml-random-forest";
    /** Trees of the project's own forest. Allowed: a whole number from 1 to 10000. Default: 100. */
    trees?: number;
  };
  mlForest?: {
    /** Trees of ml-random-forest; 0 leaves it out. Allowed: a whole number from 0 to 1000. Default: 25. */
    trees?: number;
    /** Principal components that it sees. Allowed: a whole number from 1 to 10000. Default: 64. */
    components?: number;
  };
  /** Splits drawn again for each kind of split; 0 leaves this out. Allowed: a whole number from 0 to 1000. Default: 5. */
  repeats?: number;
  /** Draws of each point of the learning curve; 0 leaves this out. Allowed: a whole number from 0 to 1000. Default: 5. */
  learning?: number;
}

/** Settings of key-generation (Keys from prints: mean-of-vectors, 128 magnitudes, key); those left out are the profile's. */
export interface KeyGenerationSettings {
  /** Fingers that are enrolled, the first ones. Allowed: a whole number from 2 to 1000. Default: 20. */
  fingers?: number;
  /** Impressions of each finger; a list is gone through finger by finger. Allowed: a list of: a whole number from 2 to 100. Default: [8]. */
  impressions?: readonly number[];
  shares?: {
    /** Of all that is tested (A, Algorithm 1). Unit: share. Allowed: a number from 0.01 to 0.9. Default: 0.2. */
    test?: number;
    /** Of the rest that is watched. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.2. */
    validation?: number;
  };
  /** Weights of VGG16: fingerprints (the lab's own), data-dependent, untrained, or a name that `ridgelab weights add` gave. Allowed: text. Default: "fingerprints". */
  weights?: string;
  /** Pooling before BatchNorm; the published counts leave it open. Allowed: average | maximum. Default: "average". */
  pooling?: "average" | "maximum";
  /** Epochs. Allowed: a whole number from 1 to 1000. Default: 8. */
  epochs?: number;
  /** Prints a training step. Allowed: a whole number from 1 to 256. Default: 8. */
  batch?: number;
  /** Learning rate (Table 3). Allowed: a number from 0 to 1. Default: 0.0001. */
  learningRate?: number;
  /** Optimiser; the paper does not state it. Allowed: adam | sgd | rmsprop. Default: "adam". */
  optimizer?: "adam" | "sgd" | "rmsprop";
  /** Momentum of sgd; 0 is plain gradient descent. Allowed: a number from 0 to 0.999. Default: 0. */
  momentum?: number;
  /** Convolutions that are trained below the head (Table 2 has both); head: none. Allowed: block5_conv2 and block5_conv3 | block5_conv3 | head. Default: "block5_conv2 and block5_conv3". */
  trained?: "block5_conv2 and block5_conv3" | "block5_conv3" | "head";
  /** Momentum of BatchNorm's moving statistics; Keras's is 0.99. Allowed: a number from 0 to 0.9999. Default: 0.99. */
  normMomentum?: number;
  /** Of the normalised features that a training step leaves out before the softmax; the published counts leave it open. Unit: share. Allowed: a number from 0 to 0.95. Default: 0. */
  dropout?: number;
  /** Training prints on which BatchNorm's statistics are estimated again after each epoch; 0 does not. Allowed: a whole number from 0. Default: 64. */
  reestimate?: number;
  /** Ends training after so many epochs without a better validation loss; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  earlyStopping?: number;
  /** Divides the learning rate by ten after so many; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  reduceOnPlateau?: number;
  input?: {
    /** What the network sees: the scan, or the print normalised and Gabor-filtered. Allowed: scanned | enhanced. Default: "enhanced". */
    picture?: "scanned" | "enhanced";
    /** Whether prints are moved and turned to their core. Allowed: none | core. Default: "core". */
    align?: "none" | "core";
    /** Pixels of the print that the network's square shows across. Unit: px. Allowed: a whole number from 100 to 600. Default: 300. */
    window?: number;
    /** Side of the network's square: the paper's matrix of 128 × 784 numbers needs 224. Unit: px. Allowed: 224. Default: 224. */
    size?: 224;
    /** Augmented copies of each impression. Allowed: a whole number from 0 to 20. Default: 1. */
    copies?: number;
    /** Largest rotation of a copy. Unit: degrees. Allowed: a number from 0 to 90. Default: 10. */
    rotation?: number;
    /** Largest shift of a copy. Unit: px. Allowed: a number from 0 to 100. Default: 10. */
    shift?: number;
    /** Largest change of a copy's size. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.05. */
    scale?: number;
    /** Largest horizontal shear of a copy. Unit: tangent of the angle. Allowed: a number from 0 to 1. Default: 0.05. */
    shear?: number;
    /** Most that is added to a copy's grey levels. Unit: grey levels. Allowed: a number from 0 to 255. Default: 12. */
    brightness?: number;
    /** Largest change of a copy's contrast about the middle grey. Unit: share. Allowed: a number from 0 to 1. Default: 0.15. */
    contrast?: number;
    /** Largest elastic displacement of a copy. Unit: px. Allowed: a number from 0 to 50. Default: 3. */
    elastic?: number;
    /** Between the points where it is drawn. Unit: px. Allowed: a number from 1 to 600. Default: 40. */
    elasticSpacing?: number;
  };
  /** Fingers after them that nobody enrols; at most half of those that there are. Allowed: a whole number from 0. Default: 10. */
  unknown?: number;
  /** Split: no impression on two sides, or the paper's by image. The test side is tried. Allowed: impression | image. Default: "impression". */
  split?: "impression" | "image";
  /** What names a print's finger: the paper's deep ANN, or the nearest mean, as `ridgelab key` has it. Allowed: ann | nearest-mean. Default: "ann". */
  identify?: "ann" | "nearest-mean";
  /** Features of VGG16 tuned on the enrolled fingers, as the paper's, or as the weights come, as `ridgelab key` has them. Allowed: tuned | pretrained. Default: "tuned". */
  features?: "tuned" | "pretrained";
  ann?: {
    /** What the ANN sees: all principal components of its training side, or the 100,352 features (5 GB, an hour a split). Allowed: components | exact. Default: "components". */
    size?: "components" | "exact";
    /** Hidden layers of the ANN, each with BatchNorm (Table 6). Unit: units. Allowed: a list of: a whole number from 1 to 4096. Default: [4096,256]. */
    hidden?: readonly number[];
    /** After each hidden Dense layer; the published counts leave it open. Allowed: relu | linear. Default: "relu". */
    activation?: "relu" | "linear";
    /** Dropout after each hidden layer; the counts leave it open. Allowed: a number from 0 to 0.95. Default: 0. */
    dropout?: number;
    /** Epochs of the ANN. Allowed: a whole number from 1 to 1000. Default: 10. */
    epochs?: number;
    /** Prints a step of the ANN. Allowed: a whole number from 2 to 256. Default: 32. */
    batch?: number;
    /** Learning rate of the ANN. Allowed: a number from 0 to 1. Default: 0.001. */
    learningRate?: number;
    /** Divides the ANN's learning rate by ten after so many without a better validation loss; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 2. */
    reduceOnPlateau?: number;
  };
  /** What features are scaled to 0–1 by; the paper leaves it open. Allowed: perFeature | perChannel | perVector | global | l2 | none. Default: "perFeature". */
  scaling?: "perFeature" | "perChannel" | "perVector" | "global" | "l2" | "none";
  /** Of a finger's vectors; the paper says both. Allowed: mean | median. Default: "mean". */
  average?: "mean" | "median";
  background?: {
    /** Synthetic fingers that stand for all who are not enrolled: the nearest mean's and the commitment's statistics come from them. Allowed: a whole number from 2 to 10000. Default: 40. */
    fingers?: number;
    /** Prints of each. Allowed: a whole number from 2 to 12. Default: 4. */
    impressions?: number;
  };
  /** Print of the case study, FINGER_IMPRESSION; empty takes the first that gets its key. Allowed: text. Default: "". */
  print?: string;
  /** Step that magnitudes are quantised to before the key is derived. Allowed: a number from 0. Default: 0.1. */
  step?: number;
  /** Iterations of PBKDF2-HMAC-SHA256. Allowed: a whole number from 1. Default: 600000. */
  iterations?: number;
  engines?: {
    /** Fingers whose vectors are computed by a second engine; 0 leaves this out. Allowed: a whole number from 0 to 1000. Default: 2. */
    fingers?: number;
    /** Steps that are tried on them. Allowed: a list of: a number from 0. Default: [1,0.1,0.01,0.001]. */
    steps?: readonly number[];
  };
}

/** Settings of key-security (What the keys are worth); those left out are the profile's. */
export interface KeySecuritySettings {
  /** Fingers that are enrolled, the first ones; the commitment's settings are chosen on half of them and reported on the others. Allowed: a whole number from 4 to 1000. Default: 20. */
  fingers?: number;
  /** Impressions of each finger; a list is gone through finger by finger. Allowed: a list of: a whole number from 2 to 100. Default: [8]. */
  impressions?: readonly number[];
  shares?: {
    /** Of all that is tested (A, Algorithm 1). Unit: share. Allowed: a number from 0.01 to 0.9. Default: 0.2. */
    test?: number;
    /** Of the rest that is watched. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.2. */
    validation?: number;
  };
  /** Weights of VGG16: fingerprints (the lab's own), data-dependent, untrained, or a name that `ridgelab weights add` gave. Allowed: text. Default: "fingerprints". */
  weights?: string;
  /** Pooling before BatchNorm; the published counts leave it open. Allowed: average | maximum. Default: "average". */
  pooling?: "average" | "maximum";
  /** Epochs. Allowed: a whole number from 1 to 1000. Default: 8. */
  epochs?: number;
  /** Prints a training step. Allowed: a whole number from 1 to 256. Default: 8. */
  batch?: number;
  /** Learning rate (Table 3). Allowed: a number from 0 to 1. Default: 0.0001. */
  learningRate?: number;
  /** Optimiser; the paper does not state it. Allowed: adam | sgd | rmsprop. Default: "adam". */
  optimizer?: "adam" | "sgd" | "rmsprop";
  /** Momentum of sgd; 0 is plain gradient descent. Allowed: a number from 0 to 0.999. Default: 0. */
  momentum?: number;
  /** Convolutions that are trained below the head (Table 2 has both); head: none. Allowed: block5_conv2 and block5_conv3 | block5_conv3 | head. Default: "block5_conv2 and block5_conv3". */
  trained?: "block5_conv2 and block5_conv3" | "block5_conv3" | "head";
  /** Momentum of BatchNorm's moving statistics; Keras's is 0.99. Allowed: a number from 0 to 0.9999. Default: 0.99. */
  normMomentum?: number;
  /** Of the normalised features that a training step leaves out before the softmax; the published counts leave it open. Unit: share. Allowed: a number from 0 to 0.95. Default: 0. */
  dropout?: number;
  /** Training prints on which BatchNorm's statistics are estimated again after each epoch; 0 does not. Allowed: a whole number from 0. Default: 64. */
  reestimate?: number;
  /** Ends training after so many epochs without a better validation loss; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  earlyStopping?: number;
  /** Divides the learning rate by ten after so many; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 0. */
  reduceOnPlateau?: number;
  input?: {
    /** What the network sees: the scan, or the print normalised and Gabor-filtered. Allowed: scanned | enhanced. Default: "enhanced". */
    picture?: "scanned" | "enhanced";
    /** Whether prints are moved and turned to their core. Allowed: none | core. Default: "core". */
    align?: "none" | "core";
    /** Pixels of the print that the network's square shows across. Unit: px. Allowed: a whole number from 100 to 600. Default: 300. */
    window?: number;
    /** Side of the network's square: the paper's matrix of 128 × 784 numbers needs 224. Unit: px. Allowed: 224. Default: 224. */
    size?: 224;
    /** Augmented copies of each impression. Allowed: a whole number from 0 to 20. Default: 1. */
    copies?: number;
    /** Largest rotation of a copy. Unit: degrees. Allowed: a number from 0 to 90. Default: 10. */
    rotation?: number;
    /** Largest shift of a copy. Unit: px. Allowed: a number from 0 to 100. Default: 10. */
    shift?: number;
    /** Largest change of a copy's size. Unit: share. Allowed: a number from 0 to 0.9. Default: 0.05. */
    scale?: number;
    /** Largest horizontal shear of a copy. Unit: tangent of the angle. Allowed: a number from 0 to 1. Default: 0.05. */
    shear?: number;
    /** Most that is added to a copy's grey levels. Unit: grey levels. Allowed: a number from 0 to 255. Default: 12. */
    brightness?: number;
    /** Largest change of a copy's contrast about the middle grey. Unit: share. Allowed: a number from 0 to 1. Default: 0.15. */
    contrast?: number;
    /** Largest elastic displacement of a copy. Unit: px. Allowed: a number from 0 to 50. Default: 3. */
    elastic?: number;
    /** Between the points where it is drawn. Unit: px. Allowed: a number from 1 to 600. Default: 40. */
    elasticSpacing?: number;
  };
  /** Fingers after them that nobody enrols; at most half of those that there are. Allowed: a whole number from 0. Default: 10. */
  unknown?: number;
  /** Split: no impression on two sides, or the paper's by image. The test side is tried. Allowed: impression | image. Default: "impression". */
  split?: "impression" | "image";
  /** What names a print's finger: the paper's deep ANN, or the nearest mean, as `ridgelab key` has it. Allowed: ann | nearest-mean. Default: "ann". */
  identify?: "ann" | "nearest-mean";
  /** Features of VGG16 tuned on the enrolled fingers, as the paper's, or as the weights come, as `ridgelab key` has them. Allowed: tuned | pretrained. Default: "tuned". */
  features?: "tuned" | "pretrained";
  ann?: {
    /** What the ANN sees: all principal components of its training side, or the 100,352 features (5 GB, an hour a split). Allowed: components | exact. Default: "components". */
    size?: "components" | "exact";
    /** Hidden layers of the ANN, each with BatchNorm (Table 6). Unit: units. Allowed: a list of: a whole number from 1 to 4096. Default: [4096,256]. */
    hidden?: readonly number[];
    /** After each hidden Dense layer; the published counts leave it open. Allowed: relu | linear. Default: "relu". */
    activation?: "relu" | "linear";
    /** Dropout after each hidden layer; the counts leave it open. Allowed: a number from 0 to 0.95. Default: 0. */
    dropout?: number;
    /** Epochs of the ANN. Allowed: a whole number from 1 to 1000. Default: 10. */
    epochs?: number;
    /** Prints a step of the ANN. Allowed: a whole number from 2 to 256. Default: 32. */
    batch?: number;
    /** Learning rate of the ANN. Allowed: a number from 0 to 1. Default: 0.001. */
    learningRate?: number;
    /** Divides the ANN's learning rate by ten after so many without a better validation loss; 0 never. Unit: epochs. Allowed: a whole number from 0. Default: 2. */
    reduceOnPlateau?: number;
  };
  /** What features are scaled to 0–1 by; the paper leaves it open. Allowed: perFeature | perChannel | perVector | global | l2 | none. Default: "perFeature". */
  scaling?: "perFeature" | "perChannel" | "perVector" | "global" | "l2" | "none";
  /** Of a finger's vectors; the paper says both. Allowed: mean | median. Default: "mean". */
  average?: "mean" | "median";
  background?: {
    /** Synthetic fingers that stand for all who are not enrolled: the nearest mean's and the commitment's statistics come from them. Allowed: a whole number from 2 to 10000. Default: 40. */
    fingers?: number;
    /** Prints of each. Allowed: a whole number from 2 to 12. Default: 4. */
    impressions?: number;
  };
  /** Last impressions of each finger that the commitment does not enrol but tries; the paper's keys are tried on the test side of the split. Allowed: a whole number from 1. Default: 4. */
  test?: number;
  code?: {
    /** The code's words have 2^m − 1 bits. Allowed: a whole number from 4 to 11. Default: 10. */
    m?: number;
    /** Wrong bits that it corrects. Unit: bits. Allowed: a whole number from 1. Default: 191. */
    t?: number;
  };
  /** Principal components to choose from. Allowed: a list of: a whole number from 2. Default: [40,80,120]. */
  components?: readonly number[];
  /** Candidate bits for each that is used, to choose from. Allowed: a list of: a number from 1. Default: [1,1.25]. */
  surplus?: readonly number[];
  /** Further synthetic fingers for the entropy estimates; 0 takes the data's. Allowed: a whole number from 0. Default: 0. */
  population?: number;
  /** People whose vaults of two fingers are tried, each of two neighbouring fingers; an attempt takes seconds. Allowed: a whole number from 0. Default: 2. */
  people?: number;
  /** Keys whose bits are tested for randomness. Allowed: a whole number from 10. Default: 128. */
  keys?: number;
}

/** Settings of route-password (Passwords from routes over minutiae); those left out are the profile's. */
export interface RoutePasswordSettings {
  /** Ones of the simulated matrix. Allowed: a whole number from 2 to 200. Default: 20. */
  minutiae?: number;
  /** Fingers whose first impressions are worked on; the first one is drawn. Allowed: a whole number from 1 to 1000. Default: 10. */
  fingers?: number;
  /** Paper B's first or second way to the minutiae. Allowed: gabor | morphology. Default: "gabor". */
  scenario?: "gabor" | "morphology";
  /** Hamiltonian path or cycle; the paper names both. Allowed: path | cycle. Default: "path". */
  shape?: "path" | "cycle";
  simulated?: {
    /** Simulated matrices whose passwords are compared. Allowed: a whole number from 10 to 1000000. Default: 2000. */
    matrices?: number;
    /** Their numbers of minutiae, so many matrices each. Allowed: a list of: a whole number from 2 to 70. Default: [4,6,8,10,12,16]. */
    minutiae?: readonly number[];
  };
  /** Longest search for one route; then the best found is used, unproven. Unit: s. Allowed: a number from 0. Default: 20. */
  limit?: number;
}

/** Settings of feature-space (Paper B's space of features, and what reducing it keeps); those left out are the profile's. */
export interface FeatureSpaceSettings {
  /** Fingers: every other one to find groups, those between to measure. Allowed: a whole number from 4 to 1000. Default: 20. */
  fingers?: number;
  /** Impressions of each. Allowed: a whole number from 2 to 100. Default: 4. */
  impressions?: number;
  /** Mean absolute correlations from which on groups are joined. Allowed: a list of: a number from 0 to 1. Default: [0.9,0.8,0.7,0.6,0.5,0.4,0.3]. */
  thresholds?: readonly number[];
  /** The one whose groups are shown; one of `thresholds`. Allowed: a number from 0 to 1. Default: 0.7. */
  threshold?: number;
}

/** Settings of far-frr (FAR and FRR of route passwords under noise, by simulation); those left out are the profile's. */
export interface FarFrrSettings {
  /** Where minutiae lie: normally distributed (paper B, stage 1), or as in prints of the data set. Allowed: simulated | prints. Default: "simulated". */
  positions?: "simulated" | "prints";
  /** Fingers whose first impressions give positions, with positions=prints. Allowed: a whole number from 2 to 1000. Default: 20. */
  fingers?: number;
  base?: {
    /** Minutiae of a finger, 16 to 70 by the paper. Allowed: a whole number from 4 to 70. Default: 16. */
    minutiae?: number;
    /** Standard deviation of each coordinate. Unit: px. Allowed: a number from 0 to 100. Default: 0.5. */
    noise?: number;
    /** Probability that a minutia is lost. Allowed: a number from 0 to 1. Default: 0. */
    lost?: number;
    /** Spurious minutiae, as a share of the finger's. Allowed: a number from 0 to 1. Default: 0. */
    spurious?: number;
    /** Standard deviation of the print's shift. Unit: px. Allowed: a number from 0 to 100. Default: 0. */
    shift?: number;
    /** Standard deviation of the print's rotation. Unit: degrees. Allowed: a number from 0 to 180. Default: 0. */
    turn?: number;
    /** Side of the grid's cells. Unit: px. Allowed: a number from 1 to 300. Default: 8. */
    cell?: number;
  };
  /** Curve over the noise. Unit: px. Allowed: a list of: a number from 0 to 100. Default: [0,0.1,0.25,0.5,1,2,4]. */
  noise?: readonly number[];
  /** Curve over lost minutiae. Allowed: a list of: a number from 0 to 1. Default: [0.01,0.05,0.2]. */
  lost?: readonly number[];
  /** Curve over spurious minutiae. Allowed: a list of: a number from 0 to 1. Default: [0.01,0.05,0.2]. */
  spurious?: readonly number[];
  /** Curve over the number of minutiae; drawn: each finger's is drawn from 16 to 70, paper B's range, at a quarter of the trials. Allowed: a list of: a whole number from 4 to 70 | drawn. Default: [10,16,24,32,"drawn"]. */
  minutiae?: readonly (number | "drawn")[];
  /** Motions of the print: as it comes, and what alignment leaves. Unit: px, degrees. Allowed: a list of: see the documentation. Default: [{"shift":15,"turn":8},{"shift":1,"turn":1}]. */
  motion?: readonly { shift: number; turn: number }[];
  impressions?: {
    /** Minutiae of a finger, for what differs between impressions of real fingers. Allowed: a whole number from 4 to 70. Default: 24. */
    minutiae?: number;
    /** Standard deviation of each coordinate, with that. Unit: px. Allowed: a number from 0 to 100. Default: 2.5. */
    noise?: number;
    /** Probability that a minutia is lost, with that. Allowed: a number from 0 to 1. Default: 0.3. */
    lost?: number;
    /** Spurious minutiae, with that; each of the motions is combined with it. Allowed: a number from 0 to 1. Default: 0.3. */
    spurious?: number;
  };
  /** Displacements of a single minutia. Unit: px. Allowed: a list of: a number from 0 to 100. Default: [0.5,1,2,4,8]. */
  moved?: readonly number[];
  region?: {
    /** Noise, in the search for the quoted rates. Unit: px. Allowed: a list of: a number from 0 to 100. Default: [0.1,0.25,0.5,1,2]. */
    noise?: readonly number[];
    /** Cells, in that search. Unit: px. Allowed: a list of: a number from 1 to 300. Default: [4,8,16,32,64,100,150]. */
    cell?: readonly number[];
    /** Readings at each point of it. Allowed: a whole number from 100. Default: 2000. */
    trials?: number;
  };
  /** Most trials of a point of a curve. Allowed: a whole number from 20. Default: 400. */
  trials?: number;
  /** Trials of the base condition. Allowed: a whole number from 20. Default: 800. */
  baseTrials?: number;
  /** A point of a curve stops after 50, 100, … trials once the 95 % intervals of false rejections by equality (optimal route, greedy chain, grid) all have half widths of at most this; 0: never. False acceptances and scored decisions stop nothing; base, impressions, moved and region make all their trials. Allowed: a number from 0 to 0.5. Default: 0.03. */
  precision?: number;
  /** FAR that thresholds may have: the share of the impostors of the base condition's first half that they accept. Allowed: a number from 0 to 0.5. Default: 0.001. */
  far?: number;
}

/** Settings of verification (Matchers of prints, side by side); those left out are the profile's. */
export interface VerificationSettings {
  /** Fingers. Allowed: a whole number from 2 to 1000. Default: 10. */
  fingers?: number;
  /** Impressions of each finger. Allowed: a whole number from 2 to 100. Default: 8. */
  impressions?: number;
  /** Impostor pairs: every two prints of different fingers, or the first impressions only. Allowed: all | fvc. Default: "all". */
  pairs?: "all" | "fvc";
  /** The matchers compared. Allowed: a list of: minutiae | correlation | pattern | cosine | ann. Default: ["minutiae","correlation","pattern","cosine","ann"]. */
  matchers?: readonly ("minutiae" | "correlation" | "pattern" | "cosine" | "ann")[];
  enrol?: {
    /** Least number of minutiae; paper B has 16. Allowed: a whole number from 2 to 70. Default: 6. */
    minutiae?: number;
    /** Least mean quality of the minutiae; paper B asks for none. Allowed: a number from 0 to 1. Default: 0.1. */
    quality?: number;
  };
  correlation?: {
    /** Greatest rotation to either side. Unit: degrees. Allowed: a number from 0 to 45. Default: 15. */
    rotation?: number;
    /** Step between rotations. Unit: degrees. Allowed: a number from 0.5 to 10. Default: 2.5. */
    step?: number;
  };
  ann?: {
    /** Hidden layers of the ANN, each with BatchNorm (Table 6). Unit: units. Allowed: a list of: a whole number from 1 to 4096. Default: [4096,256]. */
    hidden?: readonly number[];
    /** After each hidden Dense layer; the published counts leave it open. Allowed: relu | linear. Default: "relu". */
    activation?: "relu" | "linear";
    /** Dropout after each hidden layer; the counts leave it open. Allowed: a number from 0 to 0.95. Default: 0. */
    dropout?: number;
    /** Epochs of the ANN. Allowed: a whole number from 1 to 1000. Default: 10. */
    epochs?: number;
    /** Prints a step of the ANN. Allowed: a whole number from 2 to 256. Default: 32. */
    batch?: number;
    /** Learning rate of the ANN. Allowed: a number from 0 to 1. Default: 0.001. */
    learningRate?: number;
    /** Parts of the fingers, each of which is unknown to an ANN in turn. Allowed: a whole number from 2 to 1000. Default: 5. */
    parts?: number;
  };
  many?: {
    /** Further synthetic fingers on which the minutiae matcher alone sees a low FAR: none, or 3 and more. Allowed: 0 | a whole number from 3 to 2000. Default: 0. */
    fingers?: 0 | number;
    /** Impressions of each of them. Allowed: a whole number from 2 to 20. Default: 8. */
    impressions?: number;
  };
  /** Weights of VGG16: fingerprints (the lab's own), data-dependent, untrained, or a name that `ridgelab weights add` gave. Allowed: text. Default: "fingerprints". */
  weights?: string;
}

/** What is said of an experiment before it is loaded. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Seconds that the quick profile may take on two cores. */
  readonly budget: number;
  readonly reproduces: readonly { readonly paper: "A" | "B"; readonly item: string; readonly label: string }[];
  /** Its module. */
  readonly load: () => Promise<Readonly<Record<string, unknown>>>;
}

/** Every experiment of the lab, in the papers' order. */
export const listed: readonly Listed[] = [
  {
    id: "preprocessing",
    title: "Preprocessing: normalisation, Gabor enhancement, alignment",
    summary: "Paper A's first stage on chosen prints: grey levels brought to one mean and variance, ridges enhanced by Gabor filters tuned to their direction and frequency, and, as its section 2 claims, prints aligned. What alignment gains is measured on pairs of impressions.",
    budget: 15,
    reproduces: [{"paper":"A","item":"equation-1","label":"Equation 1"},{"paper":"A","item":"equation-2","label":"Equation 2"},{"paper":"A","item":"equation-3","label":"Equation 3"},{"paper":"A","item":"equation-4","label":"Equation 4"},{"paper":"A","item":"equation-5","label":"Equation 5"},{"paper":"A","item":"equation-6","label":"Equation 6"},{"paper":"A","item":"figure-2","label":"Figure 2"},{"paper":"A","item":"figure-3","label":"Figure 3"}],
    load: () => import("./preprocessing/index.js"),
  },
  {
    id: "gabor-sweep",
    title: "The Gabor filter's parameters, scored against known ridges",
    summary: "Both papers tune a Gabor filter 'empirically' and give no numbers. Here every parameter is swept; on synthetic prints the result is scored against the clean ridges, on real ones by certainty and contrast. Also: three ways to apply the filter, and what damage to the print costs.",
    budget: 30,
    reproduces: [{"paper":"A","item":"equation-4","label":"Equation 4"},{"paper":"B","item":"equation-13","label":"Equation 13"},{"paper":"A","item":"conclusion-distortion","label":"Section 4"}],
    load: () => import("./gabor-sweep/index.js"),
  },
  {
    id: "gallery",
    title: "A gallery of pattern types and of synthetic prints",
    summary: "Paper B's Figure 1 names three pattern types: loop, delta or arc, spiral. and its text eight kinds of them. Here is one synthetic master of each kind with its cores and deltas, and impressions of Henry's five classes at the generator's three qualities.",
    budget: 10,
    reproduces: [{"paper":"B","item":"figure-1","label":"Figure 1"},{"paper":"B","item":"pattern-types","label":"Section 1"}],
    load: () => import("./gallery/index.js"),
  },
  {
    id: "filters",
    title: "Filters on one print and under measured noise",
    summary: "Paper B's filters of section 3.2 (smoothing, median, spatial filtration, Gabor) side by side, and what the paper leaves out: how well each restores a print under noise of known strength, normal noise by the inverse function and impulses. Also Figure 6 and the one-dimensional filters.",
    budget: 10,
    reproduces: [{"paper":"B","item":"equation-6","label":"Equation 6"},{"paper":"B","item":"equation-7","label":"Equation 7"},{"paper":"B","item":"equation-8","label":"Equation 8"},{"paper":"B","item":"equation-9","label":"Equation 9"},{"paper":"B","item":"equation-10","label":"Equation 10"},{"paper":"B","item":"equation-11","label":"Equation 11"},{"paper":"B","item":"equation-12","label":"Equation 12"},{"paper":"B","item":"equation-13","label":"Equation 13"},{"paper":"B","item":"equation-14","label":"Equation 14"},{"paper":"B","item":"equation-15","label":"Equation 15"},{"paper":"B","item":"binarisation","label":"Section 3.2"},{"paper":"B","item":"figure-6","label":"Figure 6"}],
    load: () => import("./filters/index.js"),
  },
  {
    id: "normal-law",
    title: "The normal law by the inverse function, and by sums of uniform numbers",
    summary: "Paper B's section 2: normal numbers as x = F⁻¹(r), the step function, the density, the rule of three sigmas. Beside them the paper's other way, the sum of 'more than ten' uniform numbers, with what it gets wrong: the tails, which are where error rates of 0.001 % live.",
    budget: 10,
    reproduces: [{"paper":"B","item":"equation-1","label":"Equation 1"},{"paper":"B","item":"equation-2","label":"Equation 2"},{"paper":"B","item":"equation-3","label":"Equation 3"},{"paper":"B","item":"equation-4","label":"Equation 4"},{"paper":"B","item":"equation-5","label":"Equation 5"},{"paper":"B","item":"inverse-function","label":"Section 2, inverse function"},{"paper":"B","item":"scaling","label":"Section 2, z"},{"paper":"B","item":"three-sigma","label":"Section 2"},{"paper":"B","item":"more-than-ten-uniforms","label":"Section 2"},{"paper":"B","item":"monotonicity","label":"Section 2"},{"paper":"B","item":"step-function","label":"Section 2"},{"paper":"B","item":"figure-2","label":"Figure 2"},{"paper":"B","item":"figure-3","label":"Figure 3"},{"paper":"B","item":"figure-4","label":"Figure 4"},{"paper":"B","item":"figure-5","label":"Figure 5"}],
    load: () => import("./normal-law/index.js"),
  },
  {
    id: "tsp-solvers",
    title: "The travelling-salesman solvers: cost and quality against the number of minutiae",
    summary: "Paper B quotes cost fits of six solvers and no data. Here every solver it names runs on random uniform points, with dynamic programming and 1-tree bounds beside them: time, operations, how far the approximate routes are above the shortest, and from how many minutiae on each is out of reach.",
    budget: 35,
    reproduces: [{"paper":"B","item":"shortest-path","label":"Section 4"},{"paper":"B","item":"fit-exhaustive","label":"Section 4, fit"},{"paper":"B","item":"fit-branch-and-bound","label":"Section 4, fit"},{"paper":"B","item":"fit-branch-and-bound-greedy","label":"Section 4, fit"},{"paper":"B","item":"fit-farthest-insertion","label":"Section 4, fit"},{"paper":"B","item":"fit-bv","label":"Section 4, fit"},{"paper":"B","item":"fit-genetic","label":"Section 4, fit"},{"paper":"B","item":"ant-colony","label":"Section 4"},{"paper":"B","item":"heuristic-speed","label":"Section 4"},{"paper":"B","item":"branch-and-bound-polynomial","label":"Section 5"},{"paper":"B","item":"branch-and-bound-large","label":"Section 5"}],
    load: () => import("./tsp-solvers/index.js"),
  },
  {
    id: "vgg16-training",
    title: "Tuned VGG16: training, and what the split is worth",
    summary: "Paper A's network trained on fingers: block5_conv2 and block5_conv3 with BatchNorm and a softmax over the classes, on the frozen layers below. Once split after augmentation, as is inferred of the paper, so that copies of one impression stand on both sides, and once with no impression on two sides. What the copies are worth is measured on the same test prints: a third training is the second but for copies of the test impressions among its pictures.",
    budget: 300,
    reproduces: [{"paper":"A","item":"table-2","label":"Table 2"},{"paper":"A","item":"table-3","label":"Table 3"},{"paper":"A","item":"table-4","label":"Table 4"},{"paper":"A","item":"table-5","label":"Table 5"},{"paper":"A","item":"table-9","label":"Table 9"},{"paper":"A","item":"figure-1","label":"Figure 1"},{"paper":"A","item":"figure-4","label":"Figure 4"},{"paper":"A","item":"figure-5","label":"Figure 5"},{"paper":"A","item":"figure-6","label":"Figure 6"},{"paper":"A","item":"figure-7","label":"Figure 7"},{"paper":"A","item":"headline-cnn","label":"Abstract"},{"paper":"A","item":"accuracy-above-99","label":"Section 3.4.1"},{"paper":"A","item":"table-1","label":"Table 1"},{"paper":"A","item":"algorithm-1","label":"Algorithm 1"},{"paper":"A","item":"last-three-layers","label":"Section 3.1"},{"paper":"A","item":"architecture-vgg16-tuned","label":"Architecture of Table 2"},{"paper":"A","item":"architecture-feature-model","label":"Architecture of Table 5"},{"paper":"A","item":"label-order","label":"Section 3.5"},{"paper":"A","item":"binary-matrix","label":"Section 3.5"},{"paper":"A","item":"conclusion-quality","label":"Section 4"},{"paper":"A","item":"conclusion-distortion","label":"Section 4"}],
    load: () => import("./vgg16-training/index.js"),
  },
  {
    id: "ablation",
    title: "Paper A's recognition with steps left out",
    summary: "What the Gabor filter, alignment and augmented copies are each worth to the tuned VGG16: the same training without one of them, from the same weights on the same split, no impression on two sides, and its test compared print by print with that of the full pipeline. The paper has all of them and prints no such comparison.",
    budget: 120,
    reproduces: [],
    load: () => import("./ablation/index.js"),
  },
  {
    id: "deep-ann",
    title: "Deep ANN: training, and prints of unknown fingers",
    summary: "Paper A's deep ANN on the vectors of block5_conv3, split by image after augmentation, as is inferred of the paper, and with no impression on two sides. Then with a quarter of the fingers left out of training in turn: what a threshold on the probability, one for all classes or one a class as in Algorithm 2, does to prints of unknown fingers.",
    budget: 60,
    reproduces: [{"paper":"A","item":"table-6","label":"Table 6"},{"paper":"A","item":"table-7","label":"Table 7"},{"paper":"A","item":"figure-8","label":"Figure 8"},{"paper":"A","item":"figure-9","label":"Figure 9"},{"paper":"A","item":"figure-10","label":"Figure 10"},{"paper":"A","item":"headline-ann","label":"Abstract"},{"paper":"A","item":"algorithm-2","label":"Algorithm 2"},{"paper":"A","item":"architecture-deep-ann","label":"Architecture of Table 6"},{"paper":"A","item":"label-order","label":"Section 3.5"}],
    load: () => import("./deep-ann/index.js"),
  },
  {
    id: "classifiers",
    title: "Deep ANN, SVM and random forest on the same vectors",
    summary: "Paper A's second claim, that its deep ANN exceeds SVM and random forest, on the same prints for all three: exact McNemar tests between each pair, splits drawn again with paired differences, and how many impressions a finger each family needs. Beside it, what the published percentages support.",
    budget: 90,
    reproduces: [{"paper":"A","item":"table-8","label":"Table 8"},{"paper":"A","item":"table-10","label":"Table 10"},{"paper":"A","item":"headline-ann","label":"Abstract"},{"paper":"A","item":"conclusion-ann","label":"Section 4"},{"paper":"A","item":"conclusion-minutiae","label":"Section 4"}],
    load: () => import("./classifiers/index.js"),
  },
  {
    id: "key-generation",
    title: "Keys from prints: mean-of-vectors, 128 magnitudes, key",
    summary: "Paper A's key generation as it makes it: VGG16 tuned on the enrolled fingers, the mean of each finger's vectors, the deep ANN with a threshold a class, the magnitudes of 128 rows, and a key. For every print that was not learnt from: does its finger's key come out, and does a finger that nobody enrolled get one? Which scaling gives a vector like the published one?",
    budget: 30,
    reproduces: [{"paper":"A","item":"table-11","label":"Table 11"},{"paper":"A","item":"algorithm-2","label":"Algorithm 2"},{"paper":"A","item":"case-study","label":"Section 3.5"},{"paper":"A","item":"mean-of-vectors","label":"Section 2.5"},{"paper":"A","item":"feature-vector","label":"Section 2.5"}],
    load: () => import("./key-generation/index.js"),
  },
  {
    id: "key-security",
    title: "What the keys are worth",
    summary: "One table for each claim of paper A's section 3.6, for the paper's scheme, a fuzzy commitment and a vault of minutiae: error rates of keys, strength in bits, what the opened store reveals, whether protected templates can be linked, and why tests of randomness on keys prove nothing. Settings are chosen on half of the fingers and reported on the others.",
    budget: 45,
    reproduces: [{"paper":"A","item":"security-accuracy","label":"Section 3.6"},{"paper":"A","item":"security-transparency","label":"Section 3.6"},{"paper":"A","item":"security-no-storage","label":"Section 3.6"},{"paper":"A","item":"security-template","label":"Section 3.6"},{"paper":"A","item":"security-exhaustive-search","label":"Section 3.6"},{"paper":"A","item":"security-randomness","label":"Section 3.6"}],
    load: () => import("./key-security/index.js"),
  },
  {
    id: "route-password",
    title: "Passwords from routes over minutiae",
    summary: "Paper B's four stages, each drawn: a simulated matrix or a print's minutiae, the greedy chain, the shortest Hamiltonian route, proven for prints of any size, and SHA-256 of its sequence.",
    budget: 10,
    reproduces: [{"paper":"B","item":"figure-7","label":"Figure 7"},{"paper":"B","item":"system","label":"Section 5, stages"},{"paper":"B","item":"shortest-path","label":"Section 4"},{"paper":"B","item":"sha-256","label":"Section 5"},{"paper":"B","item":"skeleton","label":"Section 3.1"},{"paper":"B","item":"scenario-1","label":"Section 3.1, first scenario"},{"paper":"B","item":"scenario-2","label":"Section 3.1, second scenario"},{"paper":"B","item":"minutiae-count","label":"Section 1"},{"paper":"B","item":"password-strength","label":"Abstract"},{"paper":"B","item":"local-uniqueness","label":"Section 1"}],
    load: () => import("./route-password/index.js"),
  },
  {
    id: "feature-space",
    title: "Paper B's space of features, and what reducing it keeps",
    summary: "Section 4's four steps: structural and first-order statistical features of a print, groups of strongly related ones, one representative each, and how well the reduced space still tells fingers apart.",
    budget: 20,
    reproduces: [{"paper":"B","item":"feature-space","label":"Section 4, feature model"}],
    load: () => import("./feature-space/index.js"),
  },
  {
    id: "far-frr",
    title: "FAR and FRR of route passwords under noise, by simulation",
    summary: "Paper B's system and its purpose: fingers are simulated, read again with normal noise, lost and spurious minutiae and motion, and the passwords compared. Beside equality of passwords, as the paper has it, the same draws are decided by a tolerant comparison of routes and by a minutiae matcher.",
    budget: 45,
    reproduces: [{"paper":"B","item":"far-frr","label":"Section 1"},{"paper":"B","item":"system","label":"Section 5, stages"},{"paper":"B","item":"inverse-function","label":"Section 2, inverse function"},{"paper":"B","item":"figure-7","label":"Figure 7"}],
    load: () => import("./far-frr/index.js"),
  },
  {
    id: "verification",
    title: "Matchers of prints, side by side",
    summary: "Paper B names three ways to compare prints (key points, correlation, pattern) and quotes error rates without a system; paper A compares features of VGG16. Here each compares the same pairs of prints, and paper A's deep ANN judges prints that claim a finger: score files, DET curves and error rates with intervals over fingers, beside the rates that paper B quotes for fingerprints in general.",
    budget: 35,
    reproduces: [{"paper":"B","item":"far-frr","label":"Section 1"},{"paper":"B","item":"pattern-comparison","label":"Section 1"},{"paper":"B","item":"correlation-comparison","label":"Section 1"},{"paper":"B","item":"minutiae-comparison","label":"Section 1"}],
    load: () => import("./verification/index.js"),
  },
];
