import type { FilterName } from "./filterUnderNoise.js";

/** The filters as paper B's section 3.2 names them, for tables and figures. */
export const FILTER_NAMES: Readonly<Record<FilterName, string>> = {
  none: "no filter",
  smoothing: "smoothing",
  median: "median",
  reflection: "spatial filtration",
  gabor: "Gabor",
};
