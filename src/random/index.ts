/**
 * Random numbers from named streams, the normal law and its neighbours, and tests of goodness of fit.
 *
 * @module
 */
export { createStream } from "./createStream.js";
export { empiricalStep, type StepFunction } from "./empiricalStep.js";
export { gammaUpperTail } from "./gammaUpperTail.js";
export { andersonDarling } from "./goodnessOfFit/andersonDarling.js";
export { andersonDarlingTail } from "./goodnessOfFit/andersonDarlingTail.js";
export { chiSquare } from "./goodnessOfFit/chiSquare.js";
export { kolmogorovSmirnov } from "./goodnessOfFit/kolmogorovSmirnov.js";
export { kolmogorovTail } from "./goodnessOfFit/kolmogorovTail.js";
export type { TestResult } from "./goodnessOfFit/testResult.js";
export { irwinHallCdf } from "./irwinHallCdf.js";
export { normalCdf } from "./normalCdf.js";
export { normalPdf } from "./normalPdf.js";
export { normalQuantile } from "./normalQuantile.js";
export { normalQuantiles } from "./normalQuantiles.js";
export { shuffled } from "./shuffled.js";
export type { Stream } from "./stream.js";
export { uniformSum } from "./uniformSum.js";
