/** The number of ones in each of a word's four bytes, as four bytes. */
export function onesByByte(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (fours + (fours >>> 4)) & 0x0f0f0f0f;
}

/** The sum of a word's four bytes, below 256. */
export function sumOfBytes(word: number): number {
  return Math.imul(word, 0x01010101) >>> 24;
}

/** The number of ones in words. */
export function bitsIn(words: Int32Array): number {
  return words.reduce((sum, word) => sum + sumOfBytes(onesByByte(word)), 0);
}
