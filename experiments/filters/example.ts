import type { GrayImage } from "../../src/prints/grayImage.js";
import { pick, type Received, stage } from "../define.js";
import { addNoise, applyFilter, FILTERS } from "./filterUnderNoise.js";

interface Inputs {
  readonly prints: { readonly images: readonly GrayImage[] };
}

/** The first print through every filter, as it is and under normal noise. */
export const example = stage(
  import.meta.url,
  { config: pick("window", "shown"), stream: "filters/example" },
  ({ config: { window, shown }, inputs, work }: Received<{ window: number; shown: number }, Inputs>) => {
    const print = inputs.prints.images[0];
    const noisy = addNoise(print, { kind: "normal", level: shown }, work.stream);
    return FILTERS.map((name) => ({ name, clean: applyFilter(name, print, window), noisy: applyFilter(name, noisy, window) }));
  },
);
