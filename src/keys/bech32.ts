const ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/**
 * Bytes as Bech32 text (BIP 173), the form of age's recipients and identities.
 *
 * @param prefix the human-readable part, in lower case
 */
export function bech32(prefix: string, bytes: Uint8Array): string {
  const words = fiveBitWords(bytes);
  const codes = Array.from(prefix, (letter) => letter.charCodeAt(0));
  const expanded = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
  const check = polymod([...expanded, ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = Array.from({ length: 6 }, (_, i) => (check >>> (5 * (5 - i))) & 31);
  return `${prefix}1${[...words, ...checksum].map((word) => ALPHABET[word]).join("")}`;
}

/** Groups of five bits, most significant first, the last filled with zeros. */
function fiveBitWords(bytes: Uint8Array): number[] {
  const words: number[] = [];
  let buffer = 0;
  let held = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    for (held += 8; held >= 5; ) {
      held -= 5;
      words.push((buffer >> held) & 31);
    }
  }
  if (held > 0) words.push((buffer << (5 - held)) & 31);
  return words;
}

/** BIP 173's checksum polynomial. */
function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (let i = 0; i < 5; i++) if ((top >> i) & 1) sum ^= GENERATOR[i];
  }
  return sum;
}
