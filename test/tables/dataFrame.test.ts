import { expect, it } from "vitest";
import { toDataFrame } from "../../src/tables/dataFrame.js";

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
