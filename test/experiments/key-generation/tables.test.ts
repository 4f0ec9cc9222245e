import { describe, expect, it } from "vitest";
import { vectorCountsTable } from "../../../experiments/key-generation/tables.js";
import { published } from "../../../src/papers.js";

describe("Table 11 beside ours", () => {
  const { rows } = vectorCountsTable(Array.from({ length: 20 }, (_, i) => ({ finger: `f${i}`, vectors: 70 })));

  it("has the published counts of classes 13 to 19 only", () => {
    const printed = rows.flatMap((row, place) => (row.published === null ? [] : [place]));
    expect(printed).toEqual([13, 14, 15, 16, 17, 18, 19]);
    const theirs = published("A", "table-11").rows!.find((row) => row.class === 15)!.vectors;
    expect(rows[15]).toMatchObject({ what: "class 15 (finger f15)", published: { value: theirs } });
  });

  it("has ours of every class", () =>
    expect(rows.map(({ ours }) => ours)).toEqual(
      rows.map(() => ({ value: 70, decimals: 0 })).map((cell, i) => (i < 13 ? 70 : cell)),
    ));
});
