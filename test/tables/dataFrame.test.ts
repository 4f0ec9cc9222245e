import { expect, it } from "vitest";
import { fromDataFrame, toDataFrame } from "../../src/tables/dataFrame.js";

it("hands a notebook a DataFrame with headings as names, numbers unrounded and intervals as two columns of numbers", async () => {
  const frame = await toDataFrame({
    id: "t",
    title: "t",
    columns: [
      { key: "name", label: "filter" },
      { key: "x", label: "PSNR", unit: "dB", decimals: 1 },
      { key: "ci", label: "95 % interval", decimals: 1 },
    ],
    rows: [
      { name: "mean", x: 1 / 3, ci: { low: 0.25, high: 0.5 } },
      { name: "median", x: { value: 2.75, decimals: 0 }, ci: null },
    ],
  });
  expect(frame.columns).toEqual(["filter", "PSNR (dB)", "95 % interval low", "95 % interval high"]);
  expect(frame.values).toEqual([
    ["mean", 1 / 3, 0.25, 0.5],
    ["median", 2.75, null, null],
  ]);
  expect(frame.column("PSNR (dB)").sum()).toBeCloseTo(1 / 3 + 2.75, 6);
});

it("tells headings that are alike by the column that they stand behind, the first by its key", async () => {
  const columns = ["ci", "frr", "frrInterval", "far", "farInterval"].map((key) => ({
    key,
    label: key.length > 3 || key === "ci" ? "95 % interval" : key.toUpperCase(),
  }));
  const frame = await toDataFrame({ id: "t", title: "t", columns, rows: [{ frr: 1, far: 2 }] });
  expect(frame.columns).toEqual(["95 % interval (ci)", "FRR", "FRR: 95 % interval", "FAR", "FAR: 95 % interval"]);
});

it("takes a DataFrame, or a frame of one column, back as a table, with text for what a cell cannot hold", () => {
  const table = fromDataFrame(
    {
      columns: ["a", "b"],
      values: [
        [1, true],
        [undefined, [2, 3]],
        ["x", null],
      ],
      shape: [3, 2],
    },
    "Title",
  );
  expect(table).toEqual({
    id: "frame",
    title: "Title",
    columns: [
      { key: "c0", label: "a" },
      { key: "c1", label: "b" },
    ],
    rows: [
      { c0: 1, c1: true },
      { c0: null, c1: "2,3" },
      { c0: "x", c1: null },
    ],
  });
  expect(fromDataFrame({ columns: ["a"], values: [1, 2], shape: [2] }).rows).toEqual([{ c0: 1 }, { c0: 2 }]);
});
