import { createHash } from "node:crypto";

/** SHA-256 of bytes or text, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** JSON with the keys of every object sorted, so that equal values give equal text. Refuses what JSON cannot hold (NaN, functions). */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return "null";
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${value} cannot be part of a digest`);
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") {
    throw new RangeError(`a ${typeof value} cannot be part of a digest`);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 of a plain value's canonical JSON. */
export function digest(value: unknown): string {
  return sha256(canonicalJson(value));
}
