import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Band, subbands, subbandTree } from "../../../../src/prints/formats/wsq/subbandTree.js";
import { synthesise } from "../../../../src/prints/formats/wsq/synthesise.js";

/** The filters of encoder number one (specification, part 3; Cohen, Daubechies and Feauveau's 9/7), from the middle outwards. */
const LOW = [0.8526986790094, 0.37740285561265, -0.11062440441842, -0.02384946501938, 0.037828455506995];
const HIGH = [0.78848561640566, -0.41809227322221, -0.040689417609558, 0.064538882628938];

/** What analysis leaves of a row: low-pass values at even places, high-pass values at odd ones, in the order of their frequencies. */
function halves(row: readonly number[], backwards: boolean): [number[], number[]] {
  const period = 2 * (row.length - 1) || 1;
  const at = (place: number) => {
    const within = ((place % period) + period) % period;
    return row[Math.min(within, row.length > 1 ? period - within : 0)];
  };
  const filtered = row.map((value, n) =>
    (n % 2 === 0 ? LOW : HIGH).reduce((sum, weight, k) => (k === 0 ? weight * value : sum + weight * (at(n - k) + at(n + k))), 0),
  );
  const low = filtered.filter((_, n) => n % 2 === 0);
  const high = filtered.filter((_, n) => n % 2 === 1);
  return backwards ? [high, low] : [low, high];
}

const transposed = (rows: number[][], width: number) => Array.from({ length: width }, (_, x) => rows.map((row) => row[x]));

/** Values of the subbands of a picture given by its rows, by their numbers. */
function analyse(band: Band, rows: number[][], into: Map<number, Float32Array>): void {
  if (!band.quarters) {
    into.set(band.subband!, Float32Array.from(rows.flat()));
    return;
  }
  const across = rows.map((row) => halves(row, band.backwards.x));
  for (const right of [0, 1]) {
    const width = band.quarters[right].width;
    const columns = transposed(
      across.map((both) => both[right]),
      width,
    ).map((column) => halves(column, band.backwards.y));
    for (const below of [0, 1]) {
      const quarter = band.quarters[2 * below + right];
      analyse(
        quarter,
        transposed(
          columns.map((both) => both[below]),
          quarter.height,
        ),
        into,
      );
    }
  }
}

describe("the wavelet synthesis of WSQ", () => {
  it("gives back what was analysed, whatever the size", () => {
    const sizes = fc.record({ width: fc.integer({ min: 2, max: 40 }), height: fc.integer({ min: 2, max: 40 }) });
    fc.assert(
      fc.property(sizes, fc.infiniteStream(fc.integer({ min: -128, max: 127 })), ({ width, height }, stream) => {
        const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => stream.next().value as number));
        const tree = subbandTree(width, height);
        const values = new Map<number, Float32Array>();
        analyse(tree, rows, values);
        const back = synthesise(tree, { low: LOW, high: HIGH }, ({ subband }) => values.get(subband!));
        const worst = Math.max(...rows.flat().map((value, i) => Math.abs(value - back![i])));
        expect(worst).toBeLessThan(1e-3);
      }),
      { numRuns: 50 },
    );
  });

  it("has 64 subbands that tile the spectrum", () => {
    const bands = subbands(subbandTree(512, 320));
    expect(bands.map(({ subband }) => subband)).toEqual(Array.from({ length: 64 }, (_, k) => k));
    const share = (k: number) => (512 * 320) / (bands[k].width * bands[k].height);
    expect([0, 3, 4, 18, 19, 50, 51, 63].map(share)).toEqual([1024, 1024, 256, 256, 256, 256, 16, 16]);
    expect(bands.reduce((sum, { width, height }) => sum + width * height, 0)).toBe(512 * 320);
  });
});
