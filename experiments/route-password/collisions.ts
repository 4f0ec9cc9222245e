import type { Interval } from "../../src/metrics/interval.js";
import { ruleOfThree } from "../../src/metrics/ruleOfThree.js";
import { wilson } from "../../src/metrics/wilson.js";

/** How often drawn passwords are equal, and what that makes them worth. */
export interface Collisions {
  readonly drawn: number;
  readonly distinct: number;
  /** Pairs of equal ones, of drawn · (drawn − 1)/2. */
  readonly equal: number;
  readonly pairs: number;
  /** Collision entropy in bits: −log₂ of the chance that two are equal; null where no two were. */
  readonly bits: number | null;
  /** 95 %; without equal ones from −log₂(3/pairs) on, up to infinity. */
  readonly interval: Interval;
  /** Share of the second half that is among the first: what an attacker finds who tries as many simulated ones; with Wilson's interval. */
  readonly found: number;
  readonly foundInterval: Interval;
}

/**
 * Collisions of independent draws of passwords. The chance that two are equal is a U-statistic; its variance is Hoeffding's.
 * @param passwords at least two
 */
export function collisions(passwords: readonly string[]): Collisions {
  const counts = new Map<string, number>();
  for (const password of passwords) counts.set(password, (counts.get(password) ?? 0) + 1);
  const drawn = passwords.length;
  const pairs = (drawn * (drawn - 1)) / 2;
  const equal = [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const half = Math.floor(drawn / 2);
  const first = new Set(passwords.slice(0, half));
  const hits = passwords.slice(half).filter((password) => first.has(password)).length;
  return {
    ...{ drawn, distinct: counts.size, equal, pairs },
    bits: equal === 0 ? null : bitsOf(equal / pairs),
    interval: bitInterval([...counts.values()], drawn),
    found: hits / (drawn - half),
    foundInterval: wilson(hits, drawn - half),
  };
}

function bitInterval(counts: readonly number[], drawn: number): Interval {
  const pairs = (drawn * (drawn - 1)) / 2;
  const chance = counts.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0) / pairs;
  if (chance === 0) return { low: bitsOf(ruleOfThree(pairs).high), high: Number.POSITIVE_INFINITY };
  // The share of the others that equals a draw varies between draws by ζ₁, beside what its own sampling makes of it.
  const spread = counts.reduce((sum, n) => sum + n * ((n - 1) / (drawn - 1) - chance) ** 2, 0) / drawn;
  const sampling = chance * (1 - chance);
  const between = Math.max(0, spread - sampling / (drawn - 1));
  const deviation = Math.sqrt((2 * (drawn - 2) * between + sampling) / pairs);
  const high = Math.min(1, chance + 1.96 * deviation);
  // Below zero the normal law says nothing of the lower end: there the bits have no upper one.
  const low = chance - 1.96 * deviation;
  return { low: bitsOf(high), high: low > 0 ? bitsOf(low) : Number.POSITIVE_INFINITY };
}

function bitsOf(chance: number): number {
  return Math.max(0, -Math.log2(chance));
}
