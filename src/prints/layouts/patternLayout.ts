import { runInNewContext } from "node:vm";
import type { Layout } from "./layout.js";

/** Milliseconds that a pattern may take for all paths of a data set. A sound one takes a microsecond a path. */
const LIMIT = 5000;

type Groups = Readonly<Record<string, string | undefined>>;

/**
 * A layout from a regular expression over a picture's whole path: the groups `finger` and, where they are there and match, `person` and
 * `impression`. Without an impression it is the path without extension.
 *
 * @param paths those that will be read; a regular expression may take years for one, so all are matched at once and within a limit
 * @throws Error where that takes more than five seconds
 */
export function patternLayout(pattern: RegExp, paths: readonly string[]): Layout {
  const found = new Map(matches(pattern, paths).map((groups, i) => [paths[i]!, groups]));
  return {
    name: "pattern",
    rule: `pattern ${pattern.source}`,
    read(path) {
      const { person, finger, impression } = found.get(path) ?? {};
      if (!finger) return `does not match the pattern ${pattern.source} of dataset.json`;
      return { finger: person ? `${person}_${finger}` : finger, impression: impression || path.replace(/\.[^./]*$/u, "") };
    },
  };
}

/** The groups of each path, undefined where it does not match. A running expression can be stopped only where it runs in a context of its own. */
function matches(pattern: RegExp, paths: readonly string[]): (Groups | undefined)[] {
  try {
    const code = "paths.map((path) => pattern.exec(path)?.groups)";
    return runInNewContext(code, { pattern, paths }, { timeout: LIMIT }) as (Groups | undefined)[];
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw cause;
    throw new Error(
      `pattern ${pattern.source} of dataset.json took more than ${LIMIT / 1000} s on ${paths.length} paths; write it without nested repetitions such as (a+)+`,
      { cause },
    );
  }
}
