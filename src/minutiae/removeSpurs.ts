import { endsByPixel, lengthOf, mergeLines, opposite, pixelAt, type RidgeLine, type RidgeVectors } from "./ridgeVectors.js";

/**
 * Removes spurs: lines shorter than `length` pixels that end at one side and branch off at the other. At each branching the shortest goes
 * first, for what is left may be one long ridge.
 */
export function removeSpurs(vectors: RidgeVectors, length: number): RidgeVectors {
  const { width, height } = vectors;
  let lines = vectors.lines;
  for (;;) {
    const ends = endsByPixel(lines);
    const spurs = new Map<number, { line: RidgeLine; length: number }>(); // by the branching's pixel
    for (const here of ends.values()) {
      if (here.length !== 1) continue;
      const root = pixelAt(opposite(here[0]));
      if (ends.get(root)!.length < 3) continue;
      const spur = { line: here[0].line, length: lengthOf(here[0].line, width) };
      if (spur.length < (spurs.get(root)?.length ?? length)) spurs.set(root, spur);
    }
    if (spurs.size === 0) return { width, height, lines };
    const gone = new Set([...spurs.values()].map(({ line }) => line));
    lines = mergeLines(lines.filter((line) => !gone.has(line)));
  }
}
