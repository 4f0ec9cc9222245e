import { describe, expect, it } from "vitest";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import { toCsv } from "../../src/tables/csv.js";
import { toMarkdown } from "../../src/tables/markdown.js";
import { verdict } from "../../src/tables/verdict.js";

describe("verdict", () => {
  const rate = { kind: "rate", published: 0.98, ours: 0.97, interval: { low: 0.95, high: 0.98 } } as const;

  it("calls a count equal or different, whatever the data", () => {
    expect(verdict({ kind: "count", published: 14726996, ours: 14726996, data: "synthetic" })).toBe("equal");
    expect(verdict({ kind: "count", published: 20, ours: 19, data: "paper's kind" })).toBe("differs");
  });

  it("calls a rate inside or outside the closed interval on the paper's kind of data", () => {
    expect(verdict({ ...rate, data: "paper's kind" })).toBe("inside");
    expect(verdict({ ...rate, published: 0.95, data: "paper's kind" })).toBe("inside");
    expect(verdict({ ...rate, published: 0.9801, data: "paper's kind" })).toBe("outside");
    expect(verdict({ ...rate, published: 0.9499, data: "paper's kind" })).toBe("outside");
  });

  it("compares no rate with synthetic prints, other data or other weights, inside or not", () => {
    expect(verdict({ ...rate, data: "synthetic" })).toBe("not comparable: synthetic");
    expect(verdict({ ...rate, interval: null, data: "other" })).toBe("not comparable: other data");
    expect(verdict({ ...rate, data: "other split" })).toBe("not comparable: other split");
    expect(verdict({ ...rate, data: "other weights" })).toBe("not comparable: other weights");
  });

  it("calls the three-sigma rule's values equal as far as they are printed", () => {
    const constant = { kind: "constant", data: "paper's kind" } as const;
    expect(verdict({ ...constant, published: 68, ours: 68.2689492, decimals: 0 })).toBe("equal");
    expect(verdict({ ...constant, published: 95.4, ours: 95.4499736, decimals: 1 })).toBe("equal");
    expect(verdict({ ...constant, published: 99.7, ours: 99.7300204, decimals: 1 })).toBe("equal");
    expect(verdict({ ...constant, published: 95.4, ours: 95.4499736, decimals: 2 })).toBe("differs");
    // 95.4 is what 95.35 to 95.45 are rounded to.
    const drawn = (low: number, high: number) =>
      verdict({ ...constant, published: 95.4, ours: (low + high) / 2, interval: { low, high }, decimals: 1 });
    expect([drawn(95.444, 95.463), drawn(95.46, 95.48), drawn(95.3, 95.36), drawn(95.3, 95.34)]).toEqual([
      ...["equal", "differs", "equal", "differs"],
    ]);
  });

  it("has none where nothing was published, and says so where nothing was measured", () => {
    expect(verdict({ ...rate, published: null, data: "paper's kind" })).toBeNull();
    expect(verdict({ ...rate, ours: null, data: "paper's kind" })).toBe("not measured");
  });

  it("refuses a comparable rate without an interval", () => {
    expect(() => verdict({ ...rate, interval: null, data: "paper's kind" })).toThrow(RangeError);
  });
});

describe("comparisonTable", () => {
  const body = comparisonTable({
    data: "paper's kind",
    comparisons: [
      { what: "parameters (Table 2)", kind: "count", published: 14726996, ours: 14726996 },
      {
        what: "accuracy (Table 7)",
        kind: "rate",
        published: 0.98,
        ours: 0.97665,
        interval: { low: 0.9541, high: 0.9882 },
        n: 257,
      },
      { what: "accuracy, synthetic", kind: "rate", published: 0.9, ours: 1, n: 9, data: "synthetic", decimals: 2 },
      { what: "within ±2σ (%)", kind: "constant", published: 95.4, ours: 95.4499736 },
      { what: "EER", kind: "rate", published: null, ours: 0.0123456, interval: { low: 0.01, high: 0.02 }, n: 1000 },
    ],
    notes: ["Wilson intervals, prints taken as independent."],
  });
  const table = { id: "published", title: "Published and ours", ...body };

  it("writes the published value as printed and ours with one decimal more", () => {
    expect(toMarkdown(table).split("\n").slice(2, 9)).toEqual([
      "| what | published | ours | 95 % interval | n | verdict |",
      "| :--- | ---: | ---: | ---: | ---: | :--- |",
      "| parameters (Table 2) | 14726996 | 14726996 | — | — | equal |",
      "| accuracy (Table 7) | 0.98 | 0.977 | 0.954–0.988 | 257 | inside |",
      "| accuracy, synthetic | 0.90 | 1.000 | — | 9 | not comparable: synthetic |",
      "| within ±2σ (%) | 95.4 | 95.45 | — | — | equal |",
      "| EER | — | 0.01235 | 0.01000–0.02000 | 1000 | — |",
    ]);
  });

  it("keeps full precision in CSV", () => {
    expect(toCsv(table).split("\n")[2]).toBe("accuracy (Table 7),0.98,0.97665,0.9541,0.9882,257,inside");
  });

  it("names the row that cannot be compared", () => {
    const comparisons = [{ what: "recall", kind: "rate", published: 0.98, ours: 0.97 }] as const;
    expect(() => comparisonTable({ data: "paper's kind", comparisons })).toThrow('"recall": a rate is compared');
  });
});
