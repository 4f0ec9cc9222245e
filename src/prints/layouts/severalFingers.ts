import { splitPath } from "./layout.js";
import { namesDigit } from "./namesDigit.js";

/**
 * Two files of one folder whose names are those of different fingers, if there are any: `101_1` and `102_1`, `left_index` and
 * `right_thumb`, `a-1`, `a-2` and `b-1`. Names such as `first` and `scan 10` say nothing of fingers.
 */
export function severalFingers(paths: readonly string[]): [string, string] | undefined {
  const stems = paths.map((path) => splitPath(path).stem);
  for (const headOf of [beforeUnderscore, anatomical, beforeNumber(stems)]) {
    const heads = stems.map(headOf);
    const first = heads.findIndex((head) => head !== undefined);
    const other = heads.findIndex((head, i) => i > first && head !== undefined && head !== heads[first]);
    if (other > 0) return [paths[first]!, paths[other]!];
  }
  return undefined;
}

/** What precedes the last underscore, where there is one. */
function beforeUnderscore(stem: string): string | undefined {
  return /^(.+)_[^_]+$/u.exec(stem)?.[1];
}

/** The name without its number, where it names a finger of a hand. */
function anatomical(stem: string): string | undefined {
  return namesDigit(stem) || namesDigit(stem.replace(/\d+$/u, "")) ? withoutNumber(stem) : undefined;
}

/** What precedes a last number, where such beginnings come back or are numbers themselves: `1-1`, `1-2`, `2-1`, `2-2`. */
function beforeNumber(stems: readonly string[]): (stem: string) => string | undefined {
  const heads = stems.map(withoutNumber);
  const repeated = new Set(heads).size < heads.length;
  return (stem) => {
    const head = withoutNumber(stem);
    return head !== stem && head !== "" && (repeated || /^\d+$/u.test(head)) ? head : undefined;
  };
}

function withoutNumber(stem: string): string {
  return stem.replace(/[ _.()-]*\d+[ )]*$/u, "");
}
