import { poolFeatures } from "../../src/network/features/poolFeatures.js";
import { divideFingers, vectorOf } from "../../src/network/features/vectorRows.js";
import { pick, type Received, stage } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";

/** A finger's prints, without augmented copies: 100,352 values each, or pooled ones. */
export interface Finger {
  readonly enrolled: readonly Float32Array[];
  readonly tried: readonly Float32Array[];
}

/** Fewer leave a half without two fingers, and so without an impostor. */
export const LEAST_FINGERS = 4;

interface Inputs {
  readonly inputs: NetworkInputs;
  /** n × 100,352 in half precision. */
  readonly vectors: Uint16Array;
}

/** Every finger's pooled prints, those that are enrolled and those that are tried. */
export const fingers = stage(
  import.meta.url,
  { config: pick("test") },
  ({ config: { test }, inputs: { inputs, vectors } }: Received<{ test: number }, Inputs>): Finger[] => {
    return fullFingers(vectors, inputs, test).map(({ enrolled, tried }) => ({
      enrolled: enrolled.map(poolFeatures),
      tried: tried.map(poolFeatures),
    }));
  },
);

/** Every finger's full vectors. */
export function fullFingers(
  vectors: Uint16Array,
  { items, classes }: Pick<NetworkInputs, "items" | "classes">,
  test: number,
): Finger[] {
  return divideFingers(items, classes, test).map(({ prints, tried }) => ({
    enrolled: prints.map((i) => vectorOf(vectors, i)),
    tried: tried.map((i) => vectorOf(vectors, i)),
  }));
}

/** The fingers that settings are chosen on, and those that are reported on; of an odd number the first half has one more. */
export function halves<T>(fingers: readonly T[]): { chosenOn: readonly T[]; reportedOn: readonly T[] } {
  const middle = Math.ceil(fingers.length / 2);
  return { chosenOn: fingers.slice(0, middle), reportedOn: fingers.slice(middle) };
}
