import { expect, it } from "vitest";
import { toText } from "../../src/tables/text.js";

it("a table as text has columns of one width, numbers flush right, and its notes below", () => {
  const columns = [
    { key: "name", label: "name" },
    { key: "rate", label: "rate", unit: "%", decimals: 1 },
  ];
  const rows = [
    { name: "a", rate: 5 },
    { name: "longer", rate: 12.25 },
    { name: "none", rate: null },
  ];
  expect(toText({ id: "t", title: "T", columns, rows, notes: ["n = 3."] }).split("\n")).toEqual([
    "name    rate (%)",
    "────────────────",
    "a            5.0",
    "longer      12.3",
    "none           —",
    "",
    "n = 3.",
    "",
  ]);
});
