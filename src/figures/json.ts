import type { Figure } from "./figure.js";

/**
 * A figure as JSON, the same bytes for the same figure: keys in order, typed arrays as arrays, numbers that are not finite as null.
 * Its `data` and `layout` are what plotly in any language takes.
 *
 * @example
 * import { toJson } from "ridgelab/figures";
 * toJson({ title: "F", id: "f", layout: {}, data: [{ y: Float64Array.of(1, NaN) }] }).slice(0, 21); // '{"data":[{"y":[1,null'
 */
export function toJson(figure: Figure): string {
  return `${JSON.stringify(sortedCopy(figure))}\n`;
}

/**
 * The figure that `toJson` wrote.
 *
 * @example
 * import { fromJson, toJson } from "ridgelab/figures";
 * fromJson(toJson({ id: "f", title: "F", data: [], layout: {} })).title; // "F"
 */
export function fromJson(text: string): Figure {
  return JSON.parse(text) as Figure;
}

/** A copy as JSON takes it, keys in order at every level and typed arrays as arrays. */
export function sortedCopy(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
  if (Array.isArray(value)) return value.map(sortedCopy);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortedCopy(item)]));
}
