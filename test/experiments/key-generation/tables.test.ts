import { describe, expect, it } from "vitest";
import { keyGeneration } from "../../../experiments/key-generation/index.js";
import { OTHER_SIZE, vectorCountsTable } from "../../../experiments/key-generation/tables.js";
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

  it("is judged class by class where the data are of the published size", () => {
    expect(rows.map(({ verdict }) => verdict).slice(12)).toEqual([
      ...[null, "equal", "equal", "differs", "differs", "differs", "equal", "equal"],
    ]);
  });

  it("is not judged where there are fewer vectors or classes", () => {
    const of = (classes: number, vectors: number) =>
      vectorCountsTable(Array.from({ length: classes }, (_, i) => ({ finger: `f${i}`, vectors }))).rows.at(-1)!.verdict;
    expect(of(20, 16)).toBe(OTHER_SIZE);
    expect(of(18, 70)).toBe(OTHER_SIZE);
    expect(of(10, 16)).toBe(null);
  });

  it("is met by the paper profile", () => {
    const { impressions, input } = keyGeneration.profiles.paper;
    const counts = Array.from({ length: 20 }, (_, i) => impressions![i % impressions!.length] * (1 + input!.copies!));
    const judged = vectorCountsTable(counts.map((vectors, i) => ({ finger: `f${i}`, vectors }))).rows.slice(13);
    expect(judged.map(({ verdict }) => verdict)).toEqual(new Array(7).fill("equal"));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1484);
  });
});
