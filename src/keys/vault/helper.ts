import { hkdfSync } from "node:crypto";
import { createField } from "../field.js";
import type { Polynomial } from "./polynomial.js";
import type { VaultSettings } from "./settings.js";

/** What is stored of locked fingers, in the open: neither minutiae nor key, but see `docs/vault.md` for what it lets one guess. */
export interface VaultHelper {
  readonly settings: VaultSettings;
  /** How many fingers are locked together; all are needed. */
  readonly fingers: number;
  /** Coefficients of f(X) + Π(X − x_i), lowest first and without the last, which is 1: base64, two bytes each, the high one first. */
  readonly polynomial: string;
  /** base64, 16 bytes: draws the map from features to elements. */
  readonly salt: string;
  /** base64, 16 bytes that only the right secret gives. */
  readonly check: string;
}

/** Elements that features are mapped to. */
export const FIELD = createField(16);

/** The key and the check value of a secret polynomial. No slow function: see `docs/vault.md`, "Why no scrypt". */
export function secretKey(secret: Polynomial, salt: string): { key: Uint8Array; check: string } {
  const part = (info: string, length: number): Buffer =>
    Buffer.from(hkdfSync("sha256", toBytes(secret), Buffer.from(salt, "base64"), info, length));
  return { key: new Uint8Array(part("ridgelab vault key", 32)), check: part("ridgelab vault check", 16).toString("base64") };
}

/** Two bytes a coefficient, the high one first. */
export function toBytes(polynomial: Polynomial): Buffer {
  const bytes = Buffer.alloc(2 * polynomial.length);
  polynomial.forEach((coefficient, i) => bytes.writeUInt16BE(coefficient, 2 * i));
  return bytes;
}

export function fromBytes(bytes: Buffer): Polynomial {
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readUInt16BE(2 * i));
}
