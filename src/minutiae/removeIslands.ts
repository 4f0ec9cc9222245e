import { endsByPixel, lengthOf, pixelAt, type RidgeVectors } from "./ridgeVectors.js";

/** Removes islands: lines shorter than `length` pixels that no other line meets. */
export function removeIslands(vectors: RidgeVectors, length: number): RidgeVectors {
  const { width, height, lines } = vectors;
  const ends = endsByPixel(lines);
  const alone = (line: (typeof lines)[number]) => {
    const [one, other] = [false, true].map((last) => ends.get(pixelAt({ line, last }))!.length);
    return line[0] === line.at(-1) ? one === 2 : one === 1 && other === 1;
  };
  return { width, height, lines: lines.filter((line) => !(alone(line) && lengthOf(line, width) < length)) };
}
