import { RunError } from "../../../src/lab/errors.js";
import type { GreyLevels } from "../../../src/prints/greyLevels.js";

/**
 * Refuses prints that are one picture to the network: black ones, small ones of which nothing is left, or copies of one. Nothing can be
 * learnt of them.
 *
 * @param name of the data set
 * @throws RunError in one line where no picture differs from the first
 */
export function requireDifferent(name: string, pictures: readonly GreyLevels[]): void {
  const [first, ...others] = pictures.map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.length));
  if (others.some((other) => !other.equals(first!))) return;
  const flat = first?.every((value) => value === first[0]) ? ", without any ridges" : "";
  throw new RunError(`${name}: its prints must differ; got ${pictures.length} that are the same picture to the network${flat}`);
}
