import { UsageError } from "./errors.js";

/** Seeds that one call may ask for: what a figure over seeds can be made from, and a slip of the finger is not. */
const MOST = 1000;
const ALLOWED = "must be two seeds or more, each once: 1..10, or 1,5,9";

/**
 * The seeds of `--seeds`, ascending: `1..10`, `1,5,9`, or both mixed.
 *
 * @throws UsageError where there are none, one, one twice, more than a thousand, or a range runs backwards
 */
export function parseSeeds(text: string): number[] {
  const parts = text.split(",").map((part) => part.trim());
  const seeds: number[] = [];
  for (const part of parts) {
    const [, first, last] = /^(\d+)(?:\s*\.\.\s*(\d+))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last ?? first)];
    if (first === undefined || !Number.isSafeInteger(from) || !Number.isSafeInteger(to)) {
      throw new UsageError(`--seeds ${ALLOWED}; got "${text}"`);
    }
    if (to < from) throw new UsageError(`--seeds: ${part} runs backwards; must be ${to}..${from}`);
    refuseMany(seeds.length + to - from + 1);
    for (let seed = from; seed <= to; seed++) seeds.push(seed);
  }
  if (seeds.length === 1 && !text.includes("..")) {
    throw new UsageError(
      `--seeds ${text} can be read as one seed and as ${text} of them; give --seed ${text} or --seeds 1..${text}`,
    );
  }
  return checked(seeds, text);
}

/**
 * The seeds of a call in code, ascending: a number counts them from 1 on, `3` is 1, 2, 3.
 *
 * @throws UsageError as `parseSeeds` does
 */
export function seedList(seeds: number | readonly number[]): number[] {
  const given = JSON.stringify(seeds);
  if (typeof seeds !== "number") {
    refuseMany(seeds.length);
    return checked([...seeds], given);
  }
  if (!(Number.isSafeInteger(seeds) && seeds >= 2))
    throw new UsageError(`seeds must be a whole number from 2, or a list; got ${given}`);
  refuseMany(seeds);
  return Array.from({ length: seeds }, (_, index) => index + 1);
}

function checked(seeds: number[], given: string): number[] {
  if (!seeds.every((seed) => Number.isSafeInteger(seed) && seed >= 0)) {
    throw new UsageError(`seeds must be whole numbers from 0; got ${given}`);
  }
  const twice = seeds.find((seed, index) => seeds.indexOf(seed) !== index);
  if (twice !== undefined) throw new UsageError(`seeds: ${twice} is given twice in ${given}; must be given once`);
  if (seeds.length < 2) throw new UsageError(`seeds ${ALLOWED}; got ${given}`);
  return seeds.sort((a, b) => a - b);
}

function refuseMany(count: number): void {
  if (count > MOST) throw new UsageError(`seeds must be at most ${MOST}; got ${count}`);
}
