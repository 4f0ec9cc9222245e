import type { Stream } from "./stream.js";

/**
 * The items in random order (Fisher and Yates), every order equally likely.
 *
 * @example
 * import { createStream, shuffled } from "ridgelab/random";
 * shuffled(["a", "b", "c", "d"], createStream(1, "docs/order")); // ["d", "b", "a", "c"]
 */
export function shuffled<T>(items: readonly T[], stream: Pick<Stream, "integer">): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = stream.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
