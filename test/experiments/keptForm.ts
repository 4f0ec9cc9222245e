import { sortedCopy } from "../../src/figures/json.js";
import { decodePng } from "../../src/prints/formats/decodePng.js";

/** Lists of more numbers than this are kept as a summary. */
const LONGEST = 24;
const PICTURE = "data:image/png;base64,";

/**
 * A table or figure as it is kept for review: numbers with six digits; pictures and long lists of numbers as summaries that a changed,
 * moved or missing value changes; no number of threads. Of measured times only what is not a number.
 */
export function keptForm(value: unknown, timed: boolean): unknown {
  const plain = sortedCopy(value);
  return shorten(
    timed
      ? JSON.parse(JSON.stringify(plain, (key, v: unknown) => (typeof v === "number" || key === "verdict" ? "…" : v)))
      : plain,
  );
}

/** The same, or numbers close to those that were kept before taken from there: engines differ in the last digits. */
export function settled(now: unknown, kept: unknown, tolerance: number): unknown {
  if (typeof now === "number" && typeof kept === "number") {
    return Math.abs(now - kept) <= tolerance * Math.max(Math.abs(now), Math.abs(kept), 0.01) ? kept : now;
  }
  if (Array.isArray(now) && Array.isArray(kept)) return now.map((item, i) => settled(item, kept[i], tolerance));
  if (isTree(now) && isTree(kept)) {
    return Object.fromEntries(Object.entries(now).map(([key, item]) => [key, settled(item, kept[key], tolerance)]));
  }
  return now;
}

/** JSON with what fits into a line on one, so that a difference is a line. */
export function keptText(value: unknown, indent = ""): string {
  const line = JSON.stringify(value);
  if (line.length + indent.length <= 150 || typeof value !== "object" || value === null) return line;
  const inner = `${indent} `;
  if (Array.isArray(value)) return `[\n${value.map((item) => inner + keptText(item, inner)).join(",\n")}\n${indent}]`;
  const entries = Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${keptText(item, inner)}`);
  return `{\n${entries.join(",\n")}\n${indent}}`;
}

function shorten(value: unknown): unknown {
  if (typeof value === "number") return rounded(value);
  if (typeof value === "string")
    return value.startsWith(PICTURE) ? pictureSummary(value) : value.replace(/\d+ threads/g, "N threads");
  if (Array.isArray(value)) {
    const numbers = value.filter((item) => typeof item === "number");
    if (value.length > LONGEST && numbers.length > 0) return summary(value);
    return value.map(shorten);
  }
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shorten(item)]));
}

/** `centre` is the numbers' centre of gravity along the list, so that their order counts. */
function summary(values: readonly unknown[]): Record<string, unknown> {
  const numbers = values.map((value) => (typeof value === "number" ? value : 0));
  const sum = numbers.reduce((a, b) => a + b, 0);
  const moment = numbers.reduce((a, b, i) => a + b * (i / (numbers.length - 1) - 0.5), 0);
  return {
    count: values.length,
    gaps: values.filter((value) => typeof value !== "number").length,
    first: values.slice(0, 3).map(shorten),
    last: shorten(values.at(-1)),
    least: rounded(numbers.reduce((a, b) => Math.min(a, b))),
    most: rounded(numbers.reduce((a, b) => Math.max(a, b))),
    mean: rounded(sum / numbers.length),
    centre: rounded(moment / numbers.length),
  };
}

function pictureSummary(uri: string): Record<string, unknown> {
  const { width, height, data } = decodePng(Buffer.from(uri.slice(PICTURE.length), "base64"));
  const { mean, centre } = summary(Array.from(data));
  return { picture: `${width}×${height}`, mean, centre };
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
