import { shuffled } from "../random/shuffled.js";
import type { Stream } from "../random/stream.js";
import { grouped } from "./grouped.js";

/** What is split: prints, or their augmented copies, which bear the finger and the impression of the print they were made from. */
export interface SplitItem {
  readonly finger: string;
  readonly impression: string;
}

/** How large the sides of a split are. */
export interface SplitOptions {
  /** Share of all that goes to the test, in [0, 1). Default: 0.2. */
  readonly test?: number;
  /** Share of the rest that goes to validation, in [0, 1). Default: 0.2. */
  readonly validation?: number;
}

/** Every item on one of three sides; each side keeps the items' order. */
export interface Split<T> {
  readonly training: T[];
  readonly validation: T[];
  readonly test: T[];
}

type Side = keyof Split<unknown>;

/**
 * Splits picture by picture, after augmentation, as is inferred of paper A: test and validation are rounded up (1484 pictures give 297,
 * 238 and 949 for training). Copies of one impression fall on both sides: that is leakage.
 * @throws RangeError for a share outside [0, 1), or where nothing is left to train on.
 *
 * @example
 * import { splitByImage } from "ridgelab/prints";
 * import { createStream } from "ridgelab/random";
 * const { training, validation, test } = splitByImage(Array.from({ length: 1484 }, (_, i) => i), createStream(1, "docs/split"));
 * [training.length, validation.length, test.length]; // [949, 238, 297]
 */
export function splitByImage<T>(items: readonly T[], stream: Stream, options: SplitOptions = {}): Split<T> {
  const sides = deal(items.length, sizes(items.length, "pictures", options), stream);
  return sorted(items, (_, i) => sides[i]);
}

/**
 * Splits by impression: all copies of an impression stay together, and every finger is split on its own, so that it has prints on
 * every side where its impressions suffice (two go to training and test, a single one to training).
 * The shares are rounded to the nearest whole number of impressions of the finger, and up to one.
 * @throws RangeError for a share outside [0, 1), or where there is nothing to split.
 *
 * @example
 * import { splitByImpression } from "ridgelab/prints";
 * import { createStream } from "ridgelab/random";
 * const prints = [..."12345678"].map((impression) => ({ finger: "101", impression }));
 * const { training, validation, test } = splitByImpression([...prints, ...prints], createStream(1, "docs/split"));
 * [training.length, validation.length, test.length]; // [10, 2, 4]
 * training.some((a) => test.some((b) => a.impression === b.impression)); // false
 */
export function splitByImpression<T extends SplitItem>(
  items: readonly T[],
  stream: Stream,
  options: SplitOptions = {},
): Split<T> {
  const shares = checked(options);
  if (items.length === 0) throw new RangeError("there is nothing to split");
  const sides = new Map<string, Side>();
  for (const [finger, copies] of grouped(items, ({ finger }) => finger)) {
    const impressions = [...grouped(copies, ({ impression }) => impression).keys()];
    const count = impressions.length;
    const test = take(shares.test, count);
    const validation = take(shares.validation, count - test);
    deal(count, { test, validation }, stream).forEach((side, i) => {
      sides.set(key(finger, impressions[i]), side);
    });
  }
  return sorted(items, ({ finger, impression }) => sides.get(key(finger, impression)) as Side);
}

/** The shares; throws a RangeError for one outside [0, 1). */
function checked(options: SplitOptions): Required<SplitOptions> {
  const { test = 0.2, validation = 0.2 } = options;
  for (const [name, share] of Object.entries({ test, validation })) {
    if (!(share >= 0 && share < 1)) throw new RangeError(`the share for ${name} must be at least 0 and below 1; given ${share}`);
  }
  return { test, validation };
}

/** Sizes of test and validation, rounded up, of `count` things. */
function sizes(count: number, what: string, options: SplitOptions): { test: number; validation: number } {
  const shares = checked(options);
  // 0.2 × 35 is a little above 7 in floating point; rounding up must not see that.
  const up = (share: number, of: number): number => Math.ceil(share * of - 1e-9);
  const test = up(shares.test, count);
  const validation = up(shares.validation, count - test);
  if (test + validation >= count) {
    throw new RangeError(`${count} ${what} leave none to train on beside ${test} for test and ${validation} for validation`);
  }
  return { test, validation };
}

/** A share of a finger's impressions: at least one, but one is left. */
function take(share: number, count: number): number {
  return share === 0 ? 0 : Math.min(count - 1, Math.max(1, Math.round(share * count)));
}

/** The sides of `count` things in random order. */
function deal(count: number, { test, validation }: { test: number; validation: number }, stream: Stream): Side[] {
  const sides = Array.from(
    { length: count },
    (_, i): Side => (i < test ? "test" : i < test + validation ? "validation" : "training"),
  );
  return shuffled(sides, stream);
}

function sorted<T>(items: readonly T[], side: (item: T, index: number) => Side): Split<T> {
  const split: Split<T> = { training: [], validation: [], test: [] };
  items.forEach((item, i) => {
    split[side(item, i)].push(item);
  });
  return split;
}

function key(finger: string, impression: string): string {
  return JSON.stringify([finger, impression]);
}
