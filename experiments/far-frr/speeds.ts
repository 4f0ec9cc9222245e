import { type Received, stage } from "../define.js";
import { minutiaeText } from "./conditions.js";
import { estimates } from "./estimates.js";
import type { Trials } from "./outcomes.js";

/** Work done, and how much of it a second of one core. */
export interface Speed {
  readonly count: number;
  readonly perSecond: number;
}

export interface Speeds {
  /** Exact routes by the number of minutiae, with all decisions on them. */
  readonly routes: readonly (Speed & { readonly minutiae: string })[];
  /** Numbers drawn for grid passwords. */
  readonly draws: Speed;
}

/** Routes and numbers a second of one core. */
export const speeds = stage(import.meta.url, {}, ({ inputs: { trials } }: Received<unknown, { trials: Trials }>): Speeds => {
  const all = estimates(trials, "routes");
  const numbers = [...new Set(all.map(({ condition }) => minutiaeText(condition)))];
  return {
    routes: numbers.map((minutiae) => ({
      minutiae,
      ...speedOf(
        all
          .filter((one) => minutiaeText(one.condition) === minutiae)
          .map(({ outcome }) => [outcome.routes, outcome.milliseconds]),
      ),
    })),
    draws: speedOf(estimates(trials, "cells").map(({ outcome }) => [outcome.draws, outcome.milliseconds])),
  };
});

/** The speed of pieces of work, each a count and the milliseconds that it took. */
export function speedOf(pieces: readonly (readonly [count: number, milliseconds: number])[]): Speed {
  const count = pieces.reduce((sum, [n]) => sum + n, 0);
  const milliseconds = pieces.reduce((sum, [, ms]) => sum + ms, 0);
  return { count, perSecond: (1000 * count) / milliseconds };
}
