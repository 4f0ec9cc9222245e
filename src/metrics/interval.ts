/** An interval of confidence; for a rate within [0, 1]. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** RangeError unless k events in n trials are whole numbers with 0 ≤ k ≤ n and n ≥ 1. No trial at all is what too few data come to, and is said so. */
export function requireCounts(k: number, n: number, where: string): void {
  if (k === 0 && n === 0) {
    throw new RangeError(
      "a rate needs at least one trial, and there is none: the data must have more fingers, or more prints of each",
    );
  }
  if (!(Number.isSafeInteger(k) && Number.isSafeInteger(n) && k >= 0 && n >= 1 && k <= n)) {
    throw new RangeError(`${where}: ${k} events in ${n} trials, needs whole numbers with 0 <= events <= trials and trials >= 1`);
  }
}

/** RangeError unless the level of confidence lies between 0 and 1. */
export function requireLevel(level: number, where: string): void {
  if (!(level > 0 && level < 1))
    throw new RangeError(`${where}: level is ${level}, needs a number between 0 and 1, such as 0.95`);
}
