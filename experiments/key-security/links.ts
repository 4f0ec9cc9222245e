import { type OpenHelper, secretParts, solveOffsets } from "../../src/keys/attacks/solveOffsets.js";
import { type Bch, createBch } from "../../src/keys/bch/createBch.js";
import { decode } from "../../src/keys/bch/decode.js";
import { encode } from "../../src/keys/bch/encode.js";
import { meanDirection } from "../../src/keys/embedding.js";
import { unlinkability } from "../../src/metrics/unlinkability.js";
import { shuffled } from "../../src/random/shuffled.js";
import type { Stream } from "../../src/random/stream.js";
import { pick, type Received, stage } from "../define.js";
import { type Background, type BitSettings, bitMaker } from "../shared/keys/commitmentBits.js";
import type { CodeSettings } from "./codes.js";
import type { Finger } from "./fingers.js";

/** A way to tell whether two helpers are of one finger, and how far it gets. */
export interface LinkAttack {
  readonly attack: string;
  readonly directions: "same for all" | "own";
  /** What the second helper of a finger was made from. */
  readonly prints: "the same prints" | "other prints";
  /** D_sys; undefined where all scores are equal, so that nothing can be told. */
  readonly system: number | undefined;
  /** What 95 % of shuffles of the pairs stay below. */
  readonly chance: number | undefined;
  /** Pairs of one finger that reveal both secrets. */
  readonly solved: number;
  readonly mated: number;
  readonly nonMated: number;
}

/** Fingers whose commitments are linked, the first ones: pairs grow with the square. */
const LINKED = 12;
/** Drawn sets of equations, a pair of helpers. */
const TRIES = 8;
const SHUFFLES = 200;

interface Inputs {
  readonly others: Background;
  readonly fingers: readonly Finger[];
  readonly choice: { readonly chosen: BitSettings };
}

/** Whether commitments of one finger can be told from those of two. */
export const links = stage(
  import.meta.url,
  { name: "linkability", config: pick("code"), stream: "key-security/linkability", cut: "whole" },
  ({ config: { code }, inputs: { others, fingers, choice }, work }: Received<{ code: CodeSettings }, Inputs>) =>
    linkTemplates(others, fingers, choice.chosen, code, work.stream),
);

/**
 * Two helpers of every finger under different secrets; pairs of one finger against pairs of two. The attacks use what a helper shows: the
 * sum of two offsets lies near a code word where bits are alike and stand in one order; and where directions are common, undoing the
 * orders leaves linear equations in both secrets.
 */
export function linkTemplates(
  background: Background,
  all: readonly Finger[],
  settings: BitSettings,
  { m, t }: CodeSettings,
  stream: Stream,
): LinkAttack[] {
  const fingers = all.slice(0, LINKED);
  const maker = bitMaker(background, settings);
  const code = createBch(m, t);
  const parts = secretParts(code);
  const common = maker.binariser("same for all");
  let drawn = 0;
  const helper = (prints: readonly Float32Array[], own: boolean): OpenHelper => {
    const { margins } = own ? maker.binariser(`link ${drawn++}`) : common;
    const { selected, bits } = maker.enrol(margins(meanDirection(prints.map(maker.embed))));
    const order = shuffled([...selected.keys()], stream);
    const secret = Uint8Array.from({ length: code.k }, () => stream.integer(2));
    return { selected: order.map((i) => selected[i]), offset: encode(code, secret).map((bit, i) => bit ^ bits[order[i]]) };
  };
  const attacks: [string, (a: OpenHelper, b: OpenHelper) => number][] = [
    ["sum of offsets near a code word, as they stand", (a, b) => offsetErrors(code, a.offset, b.offset) / code.n],
    ["equations in both secrets, orders undone", (a, b) => solveOffsets(parts, a, b, TRIES, stream)],
  ];
  return ([false, true] as const).flatMap((own) =>
    (["the same prints", "other prints"] as const).flatMap((prints) => {
      const firsts = fingers.map(({ enrolled }) => helper(enrolled, own));
      const seconds = fingers.map(({ enrolled, tried }) => helper(prints === "other prints" ? tried : enrolled, own));
      return attacks.map(([attack, distance]) => {
        const mated = firsts.map((a, i) => -distance(a, seconds[i]));
        const nonMated = firsts.flatMap((a, i) => seconds.flatMap((b, j) => (i < j ? [-distance(a, b)] : [])));
        return {
          attack,
          directions: own ? ("own" as const) : ("same for all" as const),
          prints,
          ...linkability(mated, nonMated, stream),
          solved: mated.filter((score) => score === 0).length,
          mated: mated.length,
          nonMated: nonMated.length,
        };
      });
    }),
  );
}

/** How many bits the sum of two offsets lies from a code word; one more than the code corrects where it is farther. */
export function offsetErrors(code: Bch, a: Uint8Array, b: Uint8Array): number {
  const sum = a.map((bit, i) => bit ^ b[i]);
  return decode(code, sum)?.errors ?? code.t + 1;
}

/** D_sys, and what 95 % of shuffles of the pairs stay below; undefined where nothing can be told: all scores equal, or no pair of two fingers. */
export function linkability(mated: readonly number[], nonMated: readonly number[], stream: Stream) {
  const all = [...mated, ...nonMated];
  if (new Set(all).size < 2 || nonMated.length === 0) return { system: undefined, chance: undefined };
  const system = (scores: readonly number[]): number =>
    unlinkability(scores.slice(0, mated.length), scores.slice(mated.length)).system;
  const byChance = Array.from({ length: SHUFFLES }, () => system(shuffled(all, stream)));
  return { system: system(all), chance: mostOf(byChance) };
}

/** What 95 % of the values do not exceed. */
export function mostOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(0.95 * values.length) - 1];
}
