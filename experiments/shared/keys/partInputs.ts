import { pick, type Received, stage } from "../../define.js";
import { choosePrints, severalImpressions } from "../choosePrints.js";
import type { NetworkSettings } from "../network/fields.js";
import { makeInputs, type NetworkInputs } from "../network/makeInputs.js";

/** Some of the fingers with two impressions or more, from one place to before another. */
export interface Part {
  readonly part: "enrolled" | "unknown";
  readonly from: number;
  readonly to: number;
}

/** As `inputs`, of some of the fingers; prints of unknown fingers have no copies, since nothing is learnt from them. */
export const partInputs = stage(
  import.meta.url,
  {
    name: ({ part }) => `inputs of ${part} fingers`,
    data: true,
    config: pick("impressions", "input"),
    stream: "vgg16-training/inputs",
  },
  ({
    config: { impressions, input },
    given: { part, from, to },
    data,
    work,
  }: Received<Pick<NetworkSettings, "impressions" | "input">, unknown, Part>): Promise<NetworkInputs> => {
    const fingers = severalImpressions(data).slice(from, to);
    const chosen = choosePrints({ ...data, fingers }, fingers.length, impressions);
    return makeInputs(data, chosen, part === "unknown" ? { ...input, copies: 0 } : input, work);
  },
);
