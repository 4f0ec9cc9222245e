import type { InputItem } from "../../../src/network/train/trainBySplit.js";

/** The class of every item: its finger's place among the classes. */
export function labelsOf(of: { readonly items: readonly InputItem[]; readonly classes: readonly string[] }): Int32Array {
  return Int32Array.from(of.items, ({ finger }) => of.classes.indexOf(finger));
}
