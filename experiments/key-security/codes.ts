import { createBch } from "../../src/keys/bch/createBch.js";
import { pick, type Received, stage } from "../define.js";

/** A code: bits of its words, bits that it carries, and wrong ones that it corrects. */
export interface Code {
  readonly n: number;
  readonly k: number;
  readonly t: number;
}

/** How a code is asked for: its words have 2^m − 1 bits, of which it corrects t, or a few more. */
export interface CodeSettings {
  readonly m: number;
  readonly t: number;
}

/** Shares of their bits that the codes of one length correct which stand side by side. */
const SHARES = [0.01, 0.03, 0.06, 0.09, 0.12, 0.15, 0.17, 0.187, 0.2, 0.214];

/** The code that is used, and others of its length. */
export const codes = stage(
  import.meta.url,
  { config: pick("code") },
  ({ config: { code } }: Received<{ code: CodeSettings }>) => ({
    used: codeOf(code.m, code.t),
    all: codesOf(code.m, SHARES),
  }),
);

/** The codes of length 2^m − 1 that correct these shares of their bits, at least one bit; each once, the strongest last. */
export function codesOf(m: number, shares: readonly number[]): Code[] {
  const all = shares.map((share) => codeOf(m, Math.max(1, Math.round(share * (2 ** m - 1)))));
  return all.filter((code, i) => all.findIndex(({ t }) => t === code.t) === i).sort((a, b) => a.t - b.t);
}

function codeOf(m: number, atLeast: number): Code {
  const { n, k, t } = createBch(m, atLeast);
  return { n, k, t };
}
