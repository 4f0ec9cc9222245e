import { poolFeatures } from "../../src/network/features/poolFeatures.js";
import { divideFingers, vectorOf } from "../../src/network/features/vectorRows.js";
import type { InputItem } from "../../src/network/train/trainBySplit.js";
import type { PooledFinger } from "./commitmentTrials.js";

type Items = { readonly items: readonly InputItem[]; readonly classes: readonly string[] };

/** Every finger's full vectors, without augmented copies. */
export function fullFingers(vectors: Uint16Array, { items, classes }: Items, test: number) {
  return divideFingers(items, classes, test).map(({ prints, tried }) => ({
    enrolled: prints.map((i) => vectorOf(vectors, i)),
    tried: tried.map((i) => vectorOf(vectors, i)),
  }));
}

/** Every finger's pooled prints, without augmented copies. */
export function pooledFingers(vectors: Uint16Array, inputs: Items, test: number): PooledFinger[] {
  return fullFingers(vectors, inputs, test).map(({ enrolled, tried }) => ({
    enrolled: enrolled.map(poolFeatures),
    tried: tried.map(poolFeatures),
  }));
}

/** The fingers that settings are chosen on, and those that are reported on. */
export function halves<T>(fingers: readonly T[]): { chosenOn: readonly T[]; reportedOn: readonly T[] } {
  const middle = Math.ceil(fingers.length / 2);
  return { chosenOn: fingers.slice(0, middle), reportedOn: fingers.slice(middle) };
}
