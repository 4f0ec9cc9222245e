import { VECTOR_LENGTH } from "../tailInput.js";
import type { InputItem } from "../train/trainBySplit.js";
import { fromFloat16 } from "../trunk/float16.js";

/** One print's vector, in single precision. */
export function vectorOf(vectors: Uint16Array, item: number): Float32Array {
  return fromFloat16(vectors.subarray(item * VECTOR_LENGTH, (item + 1) * VECTOR_LENGTH));
}

/** A finger's items: all to enrol, the prints themselves among them, and the prints of its last impressions to try. */
export interface FingerItems {
  readonly finger: string;
  /** Enrolled prints with their copies. */
  readonly enrolled: readonly number[];
  /** Enrolled prints without copies. */
  readonly prints: readonly number[];
  readonly tried: readonly number[];
}

/** Divides each finger's impressions; at least one is enrolled, whatever `test` says. */
export function divideFingers(items: readonly InputItem[], classes: readonly string[], test: number): FingerItems[] {
  return classes.map((finger) => {
    const own = items.map((item, i) => ({ ...item, i })).filter((item) => item.finger === finger);
    const impressions = [...new Set(own.map(({ impression }) => impression))];
    const tried = impressions.slice(Math.max(1, impressions.length - test));
    const enrolled = own.filter(({ impression }) => !tried.includes(impression));
    return {
      finger,
      enrolled: enrolled.map(({ i }) => i),
      prints: enrolled.filter(({ copy }) => copy === 0).map(({ i }) => i),
      tried: own.filter(({ impression, copy }) => copy === 0 && tried.includes(impression)).map(({ i }) => i),
    };
  });
}
