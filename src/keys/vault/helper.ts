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
}

/** Elements that features are mapped to. */
export const FIELD = createField(16);

/** The key of a secret polynomial, 32 bytes. No slow function: see `docs/vault.md`, "Why no scrypt". */
export function vaultKey(secret: Polynomial, salt: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", toBytes(secret), Buffer.from(salt, "base64"), "ridgelab vault key", 32));
}

/** What is stored, as a polynomial. */
export function lockedPolynomial({ polynomial }: VaultHelper): Polynomial {
  return Uint16Array.of(...fromBytes(Buffer.from(polynomial, "base64")), 1);
}

/** Two bytes a coefficient, the high one first. */
export function toBytes(polynomial: Polynomial): Buffer {
  const bytes = Buffer.alloc(2 * polynomial.length);
  polynomial.forEach((coefficient, i) => {
    bytes.writeUInt16BE(coefficient, 2 * i);
  });
  return bytes;
}

/** Reads `toBytes` back. */
export function fromBytes(bytes: Buffer): Polynomial {
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readUInt16BE(2 * i));
}
