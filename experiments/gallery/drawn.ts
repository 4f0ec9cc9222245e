import { pick, type Received, stage, task } from "../define.js";
import type { drawClass } from "./drawClass.js";
import type { KindName } from "./kinds.js";

const draw = task<typeof drawClass>(import.meta.url, "./drawClass.js");

/** A master of each kind and its impressions. */
export const drawn = stage(
  import.meta.url,
  { config: pick("finger", "classes"), stream: "gallery/drawn" },
  ({ config, work }: Received<{ finger: number; classes: readonly KindName[] }>) =>
    work.map(draw, config.classes, (kind) => [work.seed, config.finger, kind]),
);
