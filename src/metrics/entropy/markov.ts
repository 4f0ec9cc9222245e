import { requireBits } from "./bitSequence.js";

/** Bits of the sequence whose likeliest value is sought. */
const LENGTH = 128;

/** Min-entropy a bit of a first-order Markov chain (NIST SP 800-90B, 2018, section 6.3.3): of the likeliest sequence of 128 bits. */
export function markov(bits: Uint8Array): number {
  requireBits(bits, 2, "markov");
  const ones = bits.reduce((sum, bit) => sum + bit, 0);
  const pairs = [
    [0, 0],
    [0, 0],
  ];
  for (let i = 1; i < bits.length; i++) pairs[bits[i - 1]][bits[i]]++;
  const start = [Math.log2(1 - ones / bits.length), Math.log2(ones / bits.length)];
  const step = pairs.map((row) =>
    row.map((count) => (count === 0 ? Number.NEGATIVE_INFINITY : Math.log2(count / (row[0] + row[1])))),
  );
  const half = LENGTH / 2;
  const times = (count: number, log: number): number => (count === 0 ? 0 : count * log);
  const likeliest = Math.max(
    ...[0, 1].flatMap((a) => {
      const b = 1 - a;
      return [
        start[a] + times(LENGTH - 1, step[a][a]),
        start[a] + times(half, step[a][b]) + times(half - 1, step[b][a]),
        start[a] + step[a][b] + times(LENGTH - 2, step[b][b]),
      ];
    }),
  );
  return Math.min(1, Math.max(0, -likeliest / LENGTH));
}
