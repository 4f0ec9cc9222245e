import { SYNTHETIC } from "../prints/dataSetName.js";
import { syntheticPrints } from "./syntheticPrints.js";

/** The lab's own data set, of seed 1 and medium quality. */
export const LAB_PRINTS = syntheticPrints({ fingers: 30, impressions: 12 });

/** What it is, in a line. */
export const LAB_READING = `${SYNTHETIC}: ${LAB_PRINTS.fingers} fingers × ${LAB_PRINTS.impressions} impressions, made by the lab when needed`;
