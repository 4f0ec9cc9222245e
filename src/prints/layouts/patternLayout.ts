import type { Layout } from "./layout.js";

/**
 * A layout from a regular expression over a picture's whole path: the groups `finger` and, where they are there and match, `person` and
 * `impression`. Without an impression it is the path without extension.
 */
export function patternLayout(pattern: RegExp): Layout {
  return {
    name: "pattern",
    rule: `pattern ${pattern.source}`,
    read(path) {
      const { person, finger, impression } = pattern.exec(path)?.groups ?? {};
      if (!finger) return `does not match the pattern ${pattern.source} of dataset.json`;
      return { finger: person ? `${person}_${finger}` : finger, impression: impression || path.replace(/\.[^./]*$/u, "") };
    },
  };
}
