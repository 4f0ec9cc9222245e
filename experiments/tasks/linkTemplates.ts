import { createBch } from "../../src/keys/bch/createBch.js";
import { decode } from "../../src/keys/bch/decode.js";
import { encode } from "../../src/keys/bch/encode.js";
import { type Unlinkability, unlinkability } from "../../src/metrics/unlinkability.js";
import { shuffled } from "../../src/random/shuffled.js";
import type { Stream } from "../../src/random/stream.js";
import { type Background, type BitSettings, bitMaker } from "./commitmentBits.js";

/** A way to tell whether two helpers are of one finger, and how far it gets. */
export interface LinkAttack {
  readonly attack: string;
  /** D_sys; undefined where all scores are equal, so that nothing can be told. */
  readonly linkability: Unlinkability | undefined;
  readonly mated: number;
  readonly nonMated: number;
}

/**
 * Two helpers of every finger, from other prints and under other secrets; pairs of one finger against pairs of two. The attacks use what
 * a helper shows: which candidates it uses, and the sum of two offsets, which lies near a code word where the bits are alike and stand in
 * one order.
 */
export function linkTemplates(
  background: Background,
  fingers: readonly { readonly first: readonly Float32Array[]; readonly second: readonly Float32Array[] }[],
  settings: BitSettings,
  code: { m: number; t: number },
  stream: Stream,
): LinkAttack[] {
  const maker = bitMaker(background, settings);
  const bch = createBch(code.m, code.t);
  const helper = (prints: readonly Float32Array[]) => {
    const { selected, bits } = maker.enrol(prints);
    const at = new Map(selected.map((candidate, i) => [candidate, bits[i]!]));
    const own = shuffled(selected, stream);
    const secret = (): Uint8Array =>
      encode(
        bch,
        Uint8Array.from({ length: bch.k }, () => stream.integer(2)),
      );
    const offset = (order: readonly number[]): Uint8Array => secret().map((bit, i) => bit ^ at.get(order[i]!)!);
    const common = [...selected].sort((a, b) => a - b);
    return { used: new Set(selected), common: offset(common), own: offset(own) };
  };
  const firsts = fingers.map(({ first }) => helper(first));
  const seconds = fingers.map(({ second }) => helper(second));
  const errors = (a: Uint8Array, b: Uint8Array): number =>
    decode(
      bch,
      a.map((bit, i) => bit ^ b[i]!),
    )?.errors ?? bch.t + 1;
  type Helper = (typeof firsts)[number];
  const attacks: [string, (a: Helper, b: Helper) => number][] = [
    ["candidates that both use", (a, b) => [...a.used].filter((candidate) => b.used.has(candidate)).length],
    ["sum of offsets near a code word, one order for all fingers", (a, b) => -errors(a.common, b.common)],
    ["sum of offsets near a code word, an order for each finger", (a, b) => -errors(a.own, b.own)],
  ];
  return attacks.map(([attack, score]) => {
    const mated = firsts.map((a, i) => score(a, seconds[i]!));
    const nonMated = firsts.flatMap((a, i) => seconds.flatMap((b, j) => (i < j ? [score(a, b)] : [])));
    const differ = new Set([...mated, ...nonMated]).size > 1;
    return {
      attack,
      linkability: differ ? unlinkability(mated, nonMated) : undefined,
      mated: mated.length,
      nonMated: nonMated.length,
    };
  });
}
