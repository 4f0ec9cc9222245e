import { type GreyLevels, toGreyLevels } from "../../src/prints/greyLevels.js";
import { type Received, stage, task } from "../define.js";
import { choosePrints } from "../shared/choosePrints.js";
import type { ScenarioPictures, scenarioPictures } from "./printPassword.js";

const draw = task<typeof scenarioPictures>(import.meta.url, "./printPassword.js", "scenarioPictures");

/** A print as a picture, and what each scenario makes of it. */
export interface DrawnPrint {
  readonly picture: GreyLevels;
  readonly scenarios: readonly ScenarioPictures[];
}

/** The first print, drawn. */
export const drawn = stage(import.meta.url, { data: true }, async ({ data, work }: Received): Promise<DrawnPrint> => {
  const images = await data.read(choosePrints(data, 1, 1));
  return { picture: toGreyLevels(images[0]), scenarios: (await work.map(draw, images, (image) => [image]))[0] };
});
