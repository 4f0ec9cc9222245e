import { createBch } from "../../src/keys/bch/createBch.js";

/** A code of the length: bits that it carries, and wrong ones that it corrects. */
export interface CodeRow {
  readonly n: number;
  readonly k: number;
  readonly t: number;
}

/** The codes of length 2^m − 1 that correct these shares of their bits, each once, the strongest last. */
export function codeTable(m: number, shares: readonly number[]): CodeRow[] {
  const rows = shares.map((share) => {
    const { n, k, t } = createBch(m, Math.max(1, Math.round(share * (2 ** m - 1))));
    return { n, k, t };
  });
  return rows.filter((row, i) => rows.findIndex(({ t }) => t === row.t) === i).sort((a, b) => a.t - b.t);
}
