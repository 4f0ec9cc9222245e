import { RunError } from "../../src/lab/errors.js";

/**
 * The prints on which everything could be measured: one in which no finger is found has no area to measure on, and is left out.
 *
 * @param trials one list a print
 * @throws RunError where no print is left
 */
export function measuredPrints<T>(trials: readonly (readonly T[])[], isMeasured: (trial: T) => boolean): (readonly T[])[] {
  const measured = trials.filter((print) => print.every(isMeasured));
  if (measured.length > 0) return measured;
  throw new RunError(`at least one print must show a finger; got ${trials.length}, in none of which ridges are found`);
}
