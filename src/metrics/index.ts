/**
 * Metrics: pairs and scores, error rates of verification and identification, intervals and tests of rates, and what secrets are worth.
 *
 * @module
 */

export { bootstrapByFinger } from "./bootstrapByFinger.js";
export { clopperPearson } from "./clopperPearson.js";
export { type ClassScores, type Confusion, classScores, confusion, macroScores } from "./confusion.js";
export { correlation } from "./correlation.js";
export { type CumulativeMatch, cumulativeMatch } from "./cumulativeMatch.js";
export { degreesOfFreedom } from "./degreesOfFreedom.js";
export { dPrime } from "./dPrime.js";
export { type MinEntropy, minEntropy } from "./entropy/minEntropy.js";
export { equalErrorRate } from "./equalErrorRate.js";
export { type ErrorCurve, errorCurve } from "./errorCurve.js";
export { holm } from "./holm.js";
export { type IdentificationRanks, identificationRanks } from "./identificationRanks.js";
export type { Interval } from "./interval.js";
export { mcnemar } from "./mcnemar.js";
export { detectableDifference, type McnemarDesign, mcnemarPower } from "./mcnemarPower.js";
export { newcombe } from "./newcombe.js";
export { noneAlike } from "./noneAlike.js";
export { type OpenSetRate, openSet } from "./openSet.js";
export { fmrAtFnmr, fnmrAtFmr, type OperatingPoint, operatingPoint, thresholdAtFmr } from "./operatingPoint.js";
export { allPairs, fvcPairs, type Pair } from "./pairs.js";
export { quantile } from "./quantile.js";
export { type ReadScoresOptions, readScores } from "./readScores.js";
export { resampledDifference } from "./resampledDifference.js";
export { ruleOfThree } from "./ruleOfThree.js";
export { type Compared, type ScoreSet, scoreSet } from "./scoreSet.js";
export { signFlipTest } from "./signFlipTest.js";
export { type Spread, spread } from "./spread.js";
export { studentQuantile } from "./studentQuantile.js";
export { type Unlinkability, type UnlinkabilityOptions, unlinkability } from "./unlinkability.js";
export { type Estimate, type Verification, type VerificationOptions, verification } from "./verification.js";
export { wilson } from "./wilson.js";
export { writeScores } from "./writeScores.js";
