import { lengthOf, mergeLines, type RidgeLine, type RidgeVectors } from "./ridgeVectors.js";

/**
 * Closes lakes, which pores and specks make in a ridge: of two lines between the same two branchings, both shorter than `length` pixels, the
 * longer goes; and so does a line of less than twice that length that comes back to where it began.
 */
export function removeLakes(vectors: RidgeVectors, length: number): RidgeVectors {
  const { width, height, lines } = vectors;
  const shortest = new Map<string, RidgeLine>();
  const gone = new Set<RidgeLine>();
  for (const line of lines) {
    const [a, b] = [line[0], line[line.length - 1]];
    const own = lengthOf(line, width);
    if (a === b && own < 2 * length) gone.add(line);
    if (a === b || own >= length) continue;
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    const other = shortest.get(key);
    if (other) gone.add(lengthOf(other, width) > own ? other : line);
    if (!other || gone.has(other)) shortest.set(key, line);
  }
  return { width, height, lines: mergeLines(lines.filter((line) => !gone.has(line))) };
}
