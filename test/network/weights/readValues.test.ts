import { join } from "node:path";
import type { Dataset } from "h5wasm/node";
import { expect, it } from "vitest";
import { readValues } from "../../../src/network/weights/readValues.js";
import { withHdf5 } from "../../../src/network/weights/withHdf5.js";

/** Made by h5py 3.16.0 (makeValues.py). */
const file = join(import.meta.dirname, "values.h5");
const read = (name: string): Promise<number[]> =>
  withHdf5(file, (opened, module) => [...readValues(opened.get(name) as Dataset, module)]);

it.each([
  "half",
  "single",
  "double",
  "big",
  "bigHalf",
])("values of the kind %s are read, whatever their bytes' order", async (name) => {
  const values = await read(name);
  expect(values.slice(0, 2)).toEqual([1.5, -2]);
  // The nearest half, which the others hold too, as far as its nine digits go.
  expect(values[2]).toBeCloseTo(0.0999755859375, 9);
});

it("bfloat16, which Keras writes as bytes, is the upper half of a single", async () => {
  // 0.1 with eight significant bits.
  expect(await read("bfloat16")).toEqual([1.5, -2, 0.10009765625]);
});

it.each([
  ["int8", "holds int8; float16, float32, float64 and bfloat16 are read"],
  ["text", "holds no numbers; float16, float32, float64 and bfloat16 are read"],
  ["nan", "has values that are no finite numbers"],
  ["lzf", "is compressed with lzf, which HDF5 itself cannot read; save it again with gzip or without compression"],
])("the array %s is refused", async (name, message) => {
  await expect(read(name)).rejects.toThrow(new Error(message));
});
