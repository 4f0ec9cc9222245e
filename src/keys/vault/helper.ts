import { hkdfSync } from "node:crypto";
import { createField } from "../field.js";
import { fieldMap } from "./fieldMap.js";
import type { Polynomial } from "./polynomial.js";
import { featureCount } from "./quantise.js";
import type { VaultSettings } from "./settings.js";

/** One polynomial of a record: the fingers as they are seen from one anchor of each. */
export interface LockedVault {
  /** Coefficients of f(X) + Π(X − x_i), lowest first and without the last, which is 1: base64, two bytes each, the high one first. */
  readonly polynomial: string;
  /** base64, 32 bytes: the key, masked by what is derived from f. */
  readonly sealed: string;
}

/** What is stored of locked fingers, in the open: neither minutiae nor key, but see `docs/vault.md` for what it lets one guess. */
export interface VaultHelper {
  readonly settings: VaultSettings;
  /** How many fingers are locked together; all are needed. */
  readonly fingers: number;
  /** Each gives the key by itself. */
  readonly vaults: readonly LockedVault[];
  /** base64, 16 bytes: draws the maps from features to elements, one for each vault. */
  readonly salt: string;
}

/** Elements that features are mapped to. */
export const FIELD = createField(16);

/** Bytes of a key. */
export const KEY_BYTES = 32;

/** The map of a record's vault from features to elements. */
export function vaultMap(
  { settings, fingers, salt }: Pick<VaultHelper, "settings" | "fingers" | "salt">,
  vault: number,
): Uint16Array {
  return fieldMap(`${salt} ${vault}`, fingers * featureCount(settings));
}

/** A key masked by a secret polynomial, or unmasked: it undoes itself. No slow function: see `docs/vault.md`, "Why no scrypt". */
export function masked(key: Uint8Array, secret: Polynomial, salt: string): Uint8Array {
  const mask = Buffer.from(hkdfSync("sha256", toBytes(secret), Buffer.from(salt, "base64"), "ridgelab vault key", KEY_BYTES));
  return Uint8Array.from(key, (byte, i) => byte ^ mask[i]);
}

/** What is stored, as a polynomial. */
export function lockedPolynomial({ polynomial }: LockedVault): Polynomial {
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
