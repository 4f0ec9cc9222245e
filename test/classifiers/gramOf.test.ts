import { beforeAll, expect, it } from "vitest";
import { gramOf } from "../../src/classifiers/gramOf.js";
import { innerProducts } from "../../src/classifiers/innerProducts.js";
import { startBackend } from "../../src/network/engine/startBackend.js";
import { fromFloat16, toFloat16 } from "../../src/network/trunk/float16.js";
import { createStream } from "../../src/random/createStream.js";

const [rows, columns] = [5, 9001];
const stream = createStream(3, "test/gramOf");
const halves = toFloat16(Float32Array.from({ length: rows * columns }, () => stream.normal()));
beforeAll(startBackend);

it("has each pair's inner product, the same bits as of single precision at once, and the greatest value of each row", () => {
  const single = { rows, columns, data: fromFloat16(halves) };
  const { products, greatest } = gramOf({ rows, columns, data: halves });
  expect(products).toEqual(innerProducts(single, single));
  for (let i = 0; i < rows; i++) {
    const row = Float64Array.from(single.data.subarray(i * columns, (i + 1) * columns));
    expect(greatest[i]).toBe(row.reduce((most, v) => Math.max(most, v)));
    expect(products[i * rows + i]).toBeCloseTo(
      row.reduce((sum, v) => sum + v * v, 0),
      1,
    );
  }
});

it("of rows that are below zero everywhere has no greatest value above it, and not-a-number is named by row and column", () => {
  expect([...gramOf({ rows: 1, columns: 2, data: toFloat16(Float32Array.of(-1, -2)) }).greatest]).toEqual([0]);
  const broken = halves.slice();
  broken[2 * columns + 8999] = 0x7e00;
  expect(() => gramOf({ rows, columns, data: broken })).toThrow("feature 8999 of row 2 is NaN; it must be a finite number");
});
