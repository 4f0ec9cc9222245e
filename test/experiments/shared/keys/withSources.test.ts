import { expect, it } from "vitest";
import { withSources } from "../../../../experiments/shared/keys/withSources.js";
import type { FigureBody } from "../../../../src/figures/figure.js";
import type { TableBody } from "../../../../src/tables/table.js";

const built = { data: { name: "my prints" }, environment: { weights: "untrained (seed 1)", backend: "onnx (1 thread)" } };
const WEIGHTS = "Weights: untrained (seed 1). Backend: onnx (1 thread).";

it("names data, weights and backend after a table's own notes", () => {
  const table: TableBody = { columns: [], rows: [] };
  expect(withSources(built, table).notes).toEqual(["Data: my prints.", WEIGHTS]);
  expect(withSources(built, undefined)).toBeUndefined();
  expect(withSources(built, { ...table, notes: ["First."] }).notes).toEqual(["First.", "Data: my prints.", WEIGHTS]);
});

it("names them at the end of a figure's caption", () => {
  const figure: FigureBody = { data: [], layout: {} };
  expect(withSources(built, figure).caption).toBe(`Data: my prints. ${WEIGHTS}`);
  expect(withSources(built, { ...figure, caption: "n = 3." }).caption).toBe(`n = 3. Data: my prints. ${WEIGHTS}`);
});
