import type { Interval } from "../../src/metrics/interval.js";
import { quantile } from "../../src/metrics/quantile.js";
import { wilson } from "../../src/metrics/wilson.js";
import { type Received, stage } from "../define.js";
import type { PasswordStages } from "./passwordStages.js";
import type { PrintPassword } from "./printPassword.js";

/** What the passwords of several prints come to. */
export interface PasswordSummary {
  readonly prints: number;
  /** Prints with too few minutiae. */
  readonly failures: number;
  /** 95 % of the share of failures. */
  readonly failureInterval: Interval;
  /** Minutiae of a print, the median. */
  readonly found: number;
  /** Routes that are proven to be shortest. */
  readonly proven: number;
  /** By how much the greedy chain is longer than the shortest route, the median, as a share; undefined where all prints failed. */
  readonly gain: number | undefined;
}

/** What the prints' passwords come to. */
export const summary = stage(import.meta.url, {}, ({ inputs }: Received<unknown, { prints: PrintPassword[] }>) =>
  summarise(inputs.prints),
);

/** Failures to enrol, minutiae, proofs and gains of at least one print. */
export function summarise(prints: readonly PrintPassword[]): PasswordSummary {
  const enrolled = prints.flatMap(({ stages }) => stages ?? []);
  const failures = prints.length - enrolled.length;
  return {
    prints: prints.length,
    failures,
    failureInterval: wilson(failures, prints.length),
    found: median(prints.map(({ found }) => found)),
    proven: enrolled.filter(({ optimal }) => optimal.proven).length,
    gain: enrolled.length > 0 ? median(enrolled.map(chainGain)) : undefined,
  };
}

/** By how much the greedy chain is longer than the shortest route, as a share. */
export function chainGain({ chain, optimal }: Pick<PasswordStages, "chain" | "optimal">): number {
  return chain.length / optimal.length - 1;
}

function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
