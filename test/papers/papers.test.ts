import { expect, test } from "vitest";
import { allItems, paper, published, publishedNumber, publishedValue } from "../../src/papers.js";
import type { Table } from "../../src/tables/table.js";

test("the inventory lists every item of both papers once", () => {
  const items = allItems();
  expect(items).toHaveLength(Object.keys(paper("A").items).length + Object.keys(paper("B").items).length);
  expect(new Set(items.map(({ paper, id }) => `${paper} ${id}`)).size).toBe(items.length);
  expect(items).toContainEqual({
    paper: "A",
    id: "table-9",
    kind: "table",
    label: "Table 9",
    title: published("A", "table-9").title,
  });
});

test("a figure has a caption and no values: nothing is read off a picture", () => {
  for (const { paper: name, id } of allItems().filter(({ kind }) => kind === "figure")) {
    expect(published(name, id)).not.toHaveProperty("values");
    expect(published(name, id)).not.toHaveProperty("rows");
  }
});

test("every table has rows, and the rows' first column tells them apart", () => {
  for (const { paper: name, id } of allItems().filter(({ kind }) => kind === "table")) {
    const { columns, rows } = published(name, id);
    expect(new Set(rows!.map((row) => row[columns![0].key])).size).toBe(rows!.length);
  }
});

test("a published table is a Table as it stands", () => {
  const { title, columns, rows, notes } = published("A", "table-10");
  const table: Table = { id: "table-10", title, columns: columns!, rows: rows!, notes };
  expect(table.columns.map(({ key }) => key)).toEqual(Object.keys(table.rows[0]));
});

test("a step into the rows names the row by its first column", () => {
  expect(publishedValue("A", "table-7", "rows", 14)).toEqual({ class: 14, precision: 0.75, recall: 1, f1: 0.86 });
});

test("an unknown item, a path that leads nowhere and a text for a number are errors that say so", () => {
  expect(() => published("A", "table-12")).toThrow(/paper A has no item "table-12": .*table-11/);
  expect(() => published("A", "toString")).toThrow(RangeError);
  expect(() => publishedValue("A", "table-7", "rows", 8, "recall")).toThrow("paper A, table-7: nothing at rows / 8");
  expect(() => publishedNumber("A", "case-study", "values", "key")).toThrow("no number at values / key");
});
