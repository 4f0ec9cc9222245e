import { codeTemplate } from "../../src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../../src/minutiae/match/compareMinutiae.js";
import type { Template } from "../../src/minutiae/template.js";
import type { InputItem } from "../../src/network/train/trainBySplit.js";

/**
 * The class of each test item by its minutiae: that of the training side's print with the highest score (rank 1), the first of equal ones.
 * A copy is given its print's minutiae, since it is a picture of the network's own size; prints with few minutiae are named as well.
 *
 * @param templates of the prints, in the order in which the items have them
 * @param labels class of each item
 */
export function nameByMinutiae(
  items: readonly InputItem[],
  templates: readonly Template[],
  { training, test }: { readonly training: readonly number[]; readonly test: readonly number[] },
  labels: ArrayLike<number>,
): Int32Array {
  const prints = items.flatMap(({ copy }, i) => (copy === 0 ? [i] : []));
  if (prints.length !== templates.length)
    throw new RangeError(`${templates.length} templates are given for ${prints.length} prints`);
  const printOf = new Map(prints.map((item, print) => [keyOf(items[item]), print]));
  const coded = templates.map((template) => codeTemplate(template));
  const enrolled = new Map(training.map((item) => [printOf.get(keyOf(items[item]))!, labels[item]]));
  const named = new Map<number, number>();
  return Int32Array.from(test, (item) => {
    const print = printOf.get(keyOf(items[item]))!;
    if (!named.has(print)) named.set(print, best(coded, print, enrolled));
    return named.get(print)!;
  });
}

function best(coded: readonly ReturnType<typeof codeTemplate>[], probe: number, enrolled: ReadonlyMap<number, number>): number {
  let found = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [print, label] of enrolled) {
    const score = compareMinutiae(coded[probe], coded[print]);
    if (score > highest) [found, highest] = [label, score];
  }
  return found;
}

function keyOf({ finger, impression }: InputItem): string {
  return JSON.stringify([finger, impression]);
}
