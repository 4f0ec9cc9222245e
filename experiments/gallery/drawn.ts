import type { FingerClass } from "../../src/synth/fingerClass.js";
import { pick, type Received, stage, task } from "../define.js";
import type { drawClass } from "./drawClass.js";

const draw = task<typeof drawClass>(import.meta.url, "./drawClass.js");

/** A master of each class and its impressions. */
export const drawn = stage(
  import.meta.url,
  { config: pick("finger", "classes"), stream: "gallery/drawn" },
  ({ config, work }: Received<{ finger: number; classes: readonly FingerClass[] }>) =>
    work.map(draw, config.classes, (fingerClass) => [work.seed, config.finger, fingerClass]),
);
