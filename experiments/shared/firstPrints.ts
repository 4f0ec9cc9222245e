import type { GrayImage } from "../../src/prints/grayImage.js";
import { pick, type Received, stage } from "../define.js";
import { choosePrints } from "./choosePrints.js";
import type { Print } from "./openPrints.js";

/** Prints with their pictures. */
export interface FirstPrints {
  readonly chosen: readonly Print[];
  readonly images: readonly GrayImage[];
}

/** The first impressions of each of the first fingers, with their pictures. */
export const firstPrints = stage(
  import.meta.url,
  { name: "prints", data: true, config: pick("fingers") },
  async ({ config, given, data }: Received<{ fingers: number }, unknown, { impressions: number }>): Promise<FirstPrints> => {
    const chosen = choosePrints(data, config.fingers, given.impressions);
    return { chosen, images: await data.read(chosen) };
  },
);
