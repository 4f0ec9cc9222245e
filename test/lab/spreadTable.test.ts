import { describe, expect, it } from "vitest";
import { spreadTable } from "../../src/lab/spreadTable.js";
import { toCsv } from "../../src/tables/csv.js";
import type { Cell, Table } from "../../src/tables/table.js";

function table(keys: readonly string[], rows: readonly (readonly Cell[])[], notes?: string[]): Table {
  const columns = keys.map((key) => ({ key, label: key, ...(key === "time" && { unit: "ms", decimals: 1 }) }));
  return {
    id: "t",
    title: "T",
    columns,
    rows: rows.map((row) => Object.fromEntries(keys.map((key, k) => [key, row[k]!]))),
    notes,
  };
}

const over = (...tables: [Table, ...Table[]]): Table => spreadTable(tables, "2 seeds (1, 2)");

describe("a table over runs", () => {
  it("has the range alone of what has no mean, such as a test's p", () => {
    const tested = (p: number): Table => ({
      ...table(["what"], [["a"]]),
      columns: [{ key: "p", label: "p", rangeOnly: true }],
      rows: [{ p }],
    });
    const { columns, rows } = over(tested(0.25), tested(1));
    expect(columns.map(({ label }) => label)).toEqual(["p, range", "runs"]);
    expect(rows).toEqual([{ "p-range": { low: 0.25, high: 1 }, runs: 2 }]);
  });

  it("has mean, deviation, interval and range of numbers that differ, and all else as it is", () => {
    // scipy 1.17.1: ttest_1samp([12, 15], 0).confidence_interval(0.95); std(ddof=1).
    const both = over(table(["what", "n", "time"], [["a", 7, 12]], ["N."]), table(["what", "n", "time"], [["a", 7, 15]], ["N."]));
    expect(both.columns.map(({ label, unit, decimals }) => [label, unit, decimals])).toEqual([
      ["what", undefined, undefined],
      ["n", undefined, undefined],
      ["time, mean", "ms", 1],
      ["time, sd", "ms", 2],
      ["time, 95 % interval", "ms", 1],
      ["time, range", "ms", 1],
      ["runs", undefined, undefined],
    ]);
    const [row] = both.rows;
    expect(row).toMatchObject({ what: "a", n: 7, time: 13.5, "time-range": { low: 12, high: 15 }, runs: 2 });
    expect(row!["time-sd"]).toBeCloseTo(2.1213203435596424, 12);
    expect((row!["time-interval"] as { low: number }).low).toBeCloseTo(-5.5593071042620394, 8);
    expect(both.notes).toEqual([expect.stringContaining("over 2 seeds (1, 2)."), "Of a single run:", "N."]);
    expect(toCsv(both).split("\n")[0]).toBe(
      "what,n,time,time-sd,time-interval_low,time-interval_high,time-range_low,time-range_high,runs",
    );
  });

  it("writes numbers in the decimals of their cells, and the deviation in one more", () => {
    const cell = (value: number): Cell => ({ value, decimals: 1 });
    const [row] = over(table(["a", "b"], [["x", cell(1)]]), table(["a", "b"], [["x", cell(3)]])).rows;
    expect(row).toMatchObject({
      b: { value: 2, decimals: 1 },
      "b-sd": { value: Math.SQRT2, decimals: 2 },
      "b-range": { low: 1, high: 3, decimals: 1 },
    });
  });

  it("counts words that differ, and leaves out intervals and notes of single runs that differ", () => {
    const one = (word: Cell, low: number, note: string): Table =>
      table(["a", "word", "of"], [["x", word, { low, high: 9 }]], [note]);
    const all = over(one("yes", 1, "N 1"), one("no", 2, "N 2"));
    expect(all.rows).toEqual([{ a: "x", word: "yes (1), no (1)", runs: 2 }]);
    expect(all.notes).toHaveLength(1);
    expect(over(one(true, 1, ""), one(null, 1, "")).rows[0]).toMatchObject({
      word: "yes (1), none (1)",
      of: { low: 1, high: 9 },
    });
  });

  it("puts rows of one name together where runs have different rows, and says how many have each", () => {
    const all = over(
      table(
        ["a", "b"],
        [
          ["x", 1],
          ["y", 2],
          ["y", 5],
        ],
      ),
      table(
        ["a", "b"],
        [
          ["y", 4],
          ["z", Number.NaN],
          ["y", 7],
        ],
      ),
      table(["a", "b"], [["x", 3]]),
    );
    expect(all.rows.map(({ a, b, runs }) => [a, b, runs])).toEqual([
      ["x", 2, 2],
      ["y", 3, 2],
      ["y", 6, 2],
      ["z", null, 1],
    ]);
    expect(all.rows[3]).not.toHaveProperty("b-sd");
  });

  it("of rows that one run alone has is as it is there", () => {
    const all = over(table(["a", "b"], [["x", 1]]), table(["a", "b"], [["y", 2]]));
    expect(all.rows).toEqual([
      { a: "x", b: 1, runs: 1 },
      { a: "y", b: 2, runs: 1 },
    ]);
  });

  it.each([
    // published, ours of two runs, verdicts of single runs → verdict
    [5, [4, 6], ["inside", "outside"], "inside the runs' range"],
    [5, [5, 6], ["inside", "inside"], "inside the runs' range"],
    [5, [5.4, 6], ["inside", "inside"], "inside the runs' range"],
    [5, [5.5, 6], ["differs", "differs"], "outside the runs' range"],
    [{ value: 5, decimals: 2 }, [5.4, 6], ["outside", "outside"], "outside the runs' range"],
    [0.98, [0.9749, 0.97499], ["outside", "outside"], "outside the runs' range"],
    [0.98, [0.97501, 0.97502], ["outside", "outside"], "inside the runs' range"],
    [5, [5, 5], ["equal", "equal"], "equal"],
    [5, [4, 6], ["not comparable: synthetic", "not comparable: synthetic"], "not comparable: synthetic"],
    [5, [null, 6], ["not measured", "differs"], "not measured (1), differs (1)"],
    [null, [4, 6], [null, null], null],
  ] as const)("of published %j and ours %j, single runs' %j, says %j", (published, ours, single, verdict) => {
    const one = (k: 0 | 1): Table => table(["what", "published", "ours", "verdict"], [["x", published, ours[k], single[k]]]);
    expect(over(one(0), one(1)).rows[0]!.verdict).toBe(verdict);
    expect(over(one(0), one(1)).columns.at(-1)!.key).toBe("verdict");
  });
});
