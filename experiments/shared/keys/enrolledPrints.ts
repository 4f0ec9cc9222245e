import type { NetworkInputs } from "../network/inputs.js";

/**
 * The prints of each finger on some sides of a split, without their copies; with them where the split has left a finger copies only.
 *
 * @param rows items of the sides
 * @returns items, by finger in the classes' order
 * @throws RangeError in one line for a finger without any
 */
export function enrolledPrints(inputs: Pick<NetworkInputs, "items" | "classes">, rows: readonly number[]): (readonly number[])[] {
  return enrolledItems(inputs, rows).map((own) => {
    const prints = own.filter((i) => inputs.items[i].copy === 0);
    return prints.length > 0 ? prints : own;
  });
}

/** As `enrolledPrints`, with all copies. */
export function enrolledItems(
  { items, classes }: Pick<NetworkInputs, "items" | "classes">,
  rows: readonly number[],
): (readonly number[])[] {
  return classes.map((finger) => {
    const own = rows.filter((i) => items[i].finger === finger);
    if (own.length === 0) {
      throw new RangeError(`every enrolled finger must have a print to learn from; the split leaves finger ${finger} none`);
    }
    return own;
  });
}
