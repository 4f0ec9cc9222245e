/**
 * A ridge between two places where ridges end or meet: the pixels it runs through, both ends included, each the index y·width + x of the
 * print, each next to the one before. Of a closed ridge the first pixel is also the last.
 */
export type RidgeLine = readonly number[];

/** A skeleton as lines: what paper B's second scenario calls vectorised. Plain data. */
export interface RidgeVectors {
  /** Size of the print in pixels. */
  readonly width: number;
  readonly height: number;
  readonly lines: readonly RidgeLine[];
}

/** Which end of a line: its first pixel or its last. */
export interface LineEnd {
  readonly line: RidgeLine;
  readonly last: boolean;
}

/** The pixel at an end. */
export function pixelAt({ line, last }: LineEnd): number {
  return last ? line[line.length - 1] : line[0];
}

/** The line's pixels seen from one of its ends. */
export function from({ line, last }: LineEnd): RidgeLine {
  return last ? line.toReversed() : line;
}

/** The other end of the same line. */
export function opposite({ line, last }: LineEnd): LineEnd {
  return { line, last: !last };
}

/** By pixel: the line ends that lie there. One is a ridge's ending, three are a branching; a closed ridge lies at its place twice. */
export function endsByPixel(lines: Iterable<RidgeLine>): Map<number, LineEnd[]> {
  const ends = new Map<number, LineEnd[]>();
  for (const line of lines) {
    for (const last of [false, true]) {
      const end = { line, last };
      const here = ends.get(pixelAt(end));
      if (here) here.push(end);
      else ends.set(pixelAt(end), [end]);
    }
  }
  return ends;
}

/** Length in pixels: 1 for a step along a row or column, √2 for one along a diagonal. */
export function lengthOf(line: RidgeLine, width: number): number {
  let length = 0;
  for (let k = 1; k < line.length; k++) {
    const step = Math.abs(line[k] - line[k - 1]);
    length += step === 1 || step === width ? 1 : Math.SQRT2;
  }
  return length;
}

/** Every two lines that alone meet at a place are made one. */
export function mergeLines(lines: Iterable<RidgeLine>): RidgeLine[] {
  const left = new Set(lines);
  const ends = endsByPixel(left);
  for (const [pixel, here] of ends) {
    if (here.length !== 2 || here[0].line === here[1].line) continue;
    const [one, other] = here;
    const merged = [...from(opposite(one)), ...from(other).slice(1)];
    left.delete(one.line);
    left.delete(other.line);
    left.add(merged);
    ends.delete(pixel);
    for (const last of [false, true]) {
      const end = { line: merged, last };
      const there = ends.get(pixelAt(end))!;
      const old = there.findIndex(({ line }) => line === one.line || line === other.line);
      there[old] = end;
    }
  }
  return [...left];
}
