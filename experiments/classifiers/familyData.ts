import type { Gram } from "../../src/classifiers/gramOf.js";
import type { InputItem } from "../../src/network/train/trainBySplit.js";
import type { FamilyData } from "./fitFamilies.js";

/** Labels by finger, and a number for each impression of each finger. */
export function familyData(
  { items, classes }: { items: readonly InputItem[]; classes: readonly string[] },
  gram: Gram,
): FamilyData {
  const impressions = items.map(({ finger, impression }) => JSON.stringify([finger, impression]));
  return {
    gram,
    labels: Int32Array.from(items, ({ finger }) => classes.indexOf(finger)),
    classes: classes.length,
    groups: Int32Array.from(impressions, (impression) => impressions.indexOf(impression)),
  };
}
