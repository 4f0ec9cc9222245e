import { hkdfSync, scryptSync } from "node:crypto";

/** What is stored of a committed finger, in the open: neither features nor key, but see the analysis for what it lets one guess. */
export interface CommitmentHelper {
  /** Of the code: bits of a word, of the secret, and that may be wrong. */
  readonly n: number;
  readonly k: number;
  readonly t: number;
  /** What the enrolment's own directions are drawn from; absent from the first commitments. */
  readonly directions?: string;
  /** The candidates that are used, in the finger's own order. */
  readonly selected: readonly number[];
  /** The finger's bits plus (modulo 2) a code word, base64 of the bits, first bit first. */
  readonly offset: string;
  /** base64, 16 bytes. */
  readonly salt: string;
  /** base64, 16 bytes that only the right secret gives. */
  readonly check: string;
}

/** Cost of scrypt: a guess at the secret takes an attacker 32 MiB and some 60 ms, as it takes us. */
const COST = 2 ** 15;

/** The key and the check value of a secret. */
export function secretKey(secret: Uint8Array, salt: Uint8Array): { key: Uint8Array; check: Uint8Array } {
  const stretched = scryptSync(packBits(secret), salt, 32, { N: COST, r: 8, p: 1, maxmem: 2 ** 26 });
  const part = (info: string, length: number): Uint8Array => new Uint8Array(hkdfSync("sha256", stretched, salt, info, length));
  return { key: part("ridgelab commitment key", 32), check: part("ridgelab commitment check", 16) };
}

/** Bits, each a byte of 0 or 1, as bytes; the first is the most significant of the first. */
export function packBits(bits: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  bits.forEach((bit, i) => {
    bytes[i >> 3] |= bit << (7 - (i & 7));
  });
  return bytes;
}

export function unpackBits(bytes: Uint8Array, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, i) => (bytes[i >> 3] >> (7 - (i & 7))) & 1);
}
