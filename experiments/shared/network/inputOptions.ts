import type { InputOptions } from "../../../src/network/inputs/networkInputs.js";
import type { NetworkSettings } from "./fields.js";

/** The part of a print that the network sees: what weights are fitted to. */
export type InputShape = Pick<InputOptions, "picture" | "align" | "window" | "size">;

export function inputShape({ picture, align, window, size }: NetworkSettings["input"]): InputShape {
  return { picture, align, window, size };
}

/** How prints become the network's inputs, by the settings. */
export function inputOptions(input: NetworkSettings["input"]): InputOptions {
  const { rotation, shift, scale, shear, brightness, contrast, elastic, elasticSpacing } = input;
  const augment = { rotation, shift, scale, shear, brightness, contrast, elastic, elasticSpacing };
  return { ...inputShape(input), copies: input.copies, augment };
}
