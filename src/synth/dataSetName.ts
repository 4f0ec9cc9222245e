/** Name of the lab's own data set: 30 fingers × 12 impressions from `src/synth`, seed 1, medium quality. */
export const SYNTHETIC = "synthetic";
