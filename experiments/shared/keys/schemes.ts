import type { KeySettings } from "./fields.js";

/** How a print is given a finger's key. */
export type KeyScheme = Pick<KeySettings, "identify" | "features">;

/** What stands beside the paper's chain: it needs no training, and is what `ridgelab key --scheme paper` does. */
export const STAND_IN: KeyScheme = { identify: "nearest-mean", features: "pretrained" };

/** Whether a scheme is the stand-in. */
export function isStandIn({ identify, features }: KeyScheme): boolean {
  return identify === STAND_IN.identify && features === STAND_IN.features;
}

/** A scheme in words; the paper's chain is the deep ANN on tuned features. */
export function schemeName({ identify, features }: KeyScheme): string {
  return `${identify === "ann" ? "deep ANN" : "nearest mean"}, ${features} features`;
}

/** The note that says what the paper's keys rest on, and what was trained on. */
export function schemeNote(settings: KeyScheme & Pick<KeySettings, "split">): string {
  const { split, features, identify } = settings;
  const learnt = [features === "tuned" && "VGG16", identify === "ann" && "the ANN", "thresholds", "scaling"].filter(
    (part) => part,
  );
  const leak =
    split === "image"
      ? "copies of tried prints stand on the training side, as by the paper's split, which flatters the key-FRR"
      : "no impression of a tried print stands on the training side";
  return `Paper's keys: ${schemeName(settings)}; split by ${split}: ${leak}. Unknown fingers took no part in ${learnt.join(", ").replace(/, ([^,]*)$/, " or $1")}.`;
}
