import { meanDirection, product } from "./embedding.js";

/** Names the enrolled finger of a print. */
export interface Identifier {
  /** For each finger: least similarity at which a print is taken for it. */
  readonly thresholds: readonly number[];
  /** The most similar finger, its similarity, and whether that reaches the finger's threshold. */
  identify(print: Float64Array): { finger: number; similarity: number; accepted: boolean };
}

/**
 * A nearest-mean classifier with a threshold for each class, as Algorithm 2 of paper A loads one. A finger's threshold is halfway
 * between the most similar print of any other finger (enrolled or background) and the least similar of its own, each left out of the mean it
 * is compared with; where the two overlap it is that of the most similar print of another finger, since a wrong key is worse than none.
 *
 * @param fingers embedded prints of each enrolled finger, at least one a finger
 * @param background embedded prints of unknown fingers
 * @throws RangeError where there is no finger, a finger without a print, or nobody to tell it from
 *
 * @example
 * import { fitIdentifier } from "ridgelab/keys";
 * const at = (degrees: number) => Float64Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
 * const background = [200, 220, 240, 260].map(at);
 * const { identify } = fitIdentifier([[at(0), at(4)], [at(90), at(94)]], background);
 * identify(at(2)); // { finger: 0, similarity: 1, accepted: true }
 */
export function fitIdentifier(fingers: readonly (readonly Float64Array[])[], background: readonly Float64Array[]): Identifier {
  if (fingers.some((prints) => prints.length === 0) || fingers.length + background.length < 2 || fingers.length === 0) {
    throw new RangeError("fitIdentifier: needs at least one finger, a print of each, and a second finger or a background");
  }
  const means = fingers.map(meanDirection);
  const thresholds = fingers.map((own, finger) => {
    const others = [...fingers.filter((_, other) => other !== finger).flat(), ...background];
    const greatest = Math.max(...others.map((print) => product(print, means[finger])));
    if (own.length === 1) return greatest;
    const genuine = own.map((print, i) => product(print, meanDirection(own.filter((_, j) => j !== i))));
    return Math.max(greatest, (greatest + Math.min(...genuine)) / 2);
  });
  return {
    thresholds,
    identify(print) {
      const similarities = means.map((mean) => product(print, mean));
      const similarity = Math.max(...similarities);
      const finger = similarities.indexOf(similarity);
      return { finger, similarity, accepted: similarity > thresholds[finger] };
    },
  };
}
