import { describe, expect, it } from "vitest";
import { toCsv } from "../../src/tables/csv.js";
import { formatCell } from "../../src/tables/formatCell.js";
import { toMarkdown } from "../../src/tables/markdown.js";

describe("formatCell", () => {
  it("writes integers as they are and other numbers with four significant digits", () => {
    expect([0, 7, 14726996, 0.5, 2.34567, 0.00123456, 1234.56].map((value) => formatCell(value))).toEqual([
      "0",
      "7",
      "14726996",
      "0.5000",
      "2.346",
      "0.001235",
      "1235",
    ]);
  });

  it("writes a column's words in the place of its texts, which CSV keeps", () => {
    const column = { key: "scaling", label: "scaling", words: { perFeature: "per feature" } };
    expect(["perFeature", "toString", "global", 3].map((cell) => formatCell(cell, column))).toEqual([
      "per feature",
      "toString",
      "global",
      "3",
    ]);
    const table = { id: "t", title: "T", columns: [column], rows: [{ scaling: "perFeature" }] };
    expect(toCsv(table)).toBe("scaling\nperFeature\n");
    expect(toMarkdown(table)).toContain("| per feature |");
  });

  it("turns to powers of ten where zeros would hide the digits", () => {
    expect(formatCell(1.23456e-16)).toBe("1.235e-16");
    expect(formatCell(4.12108564e12 + 0.5)).toBe("4.121e12");
    expect([999999.5, 1e6 + 0.5, 1e-4, 0.99e-4, 999.5, 1000.5].map((value) => formatCell(value))).toEqual([
      "1000000",
      "1.000e6",
      "0.0001000",
      "9.900e-5",
      "999.5",
      "1001",
    ]);
  });

  it("turns to powers of ten for whole numbers from 10^15 on", () => {
    expect(formatCell(1e15 - 1)).toBe("999999999999999");
    expect(formatCell(1e15)).toBe("1.000e15");
  });

  it("keeps the column's decimals", () => {
    expect(formatCell(98, { decimals: 2 })).toBe("98.00");
    expect(formatCell(0.98765, { decimals: 2 })).toBe("0.99");
  });

  it("prefers the decimals of the cell to the column's", () => {
    expect(formatCell({ value: 95.4499736, decimals: 1 }, { decimals: 4 })).toBe("95.4");
    expect(formatCell({ low: 0.91234, high: 0.98765, decimals: 3 }, { decimals: 1 })).toBe("0.912–0.988");
  });

  it("writes a minus sign, but not before a zero", () => {
    expect(formatCell(-1.5, { decimals: 1 })).toBe("−1.5");
    expect(formatCell(-0.001, { decimals: 1 })).toBe("0.0");
  });

  it("joins an interval by a dash, and by a word where a bound is negative", () => {
    expect(formatCell({ low: 0.1, high: 0.25 }, { decimals: 2 })).toBe("0.10–0.25");
    expect(formatCell({ low: -0.1, high: 0.25 }, { decimals: 2 })).toBe("−0.10 to 0.25");
    expect(formatCell({ low: 0, high: Number.POSITIVE_INFINITY }, { decimals: 0 })).toBe("0–∞");
  });

  it("gives an interval that would be written without its width two digits of it, but no rounding error", () => {
    expect(formatCell({ low: 0, high: 3 / 480_000 }, { decimals: 4 })).toBe("0.0000000–0.0000063");
    expect(formatCell({ low: 0, high: 0.0012, decimals: 2 })).toBe("0.0000–0.0012");
    expect(formatCell({ low: -0.001, high: 0.002, decimals: 2 })).toBe("−0.0010 to 0.0020");
    expect(formatCell({ low: 68.283, high: 68.3237, decimals: 1 })).toBe("68.283–68.324");
    expect(formatCell({ low: 0, high: 0.006 }, { decimals: 2 })).toBe("0.00–0.01");
    expect(formatCell({ low: 0, high: 0.00499 }, { decimals: 2 })).toBe("0.0000–0.0050");
    expect(formatCell({ low: 0, high: 0 }, { decimals: 2 })).toBe("0.00–0.00");
    expect(formatCell({ low: -1e-17, high: 1e-17 }, { decimals: 2 })).toBe("0.00–0.00");
    expect(formatCell({ low: 0.3, high: 0.1 + 0.2 }, { decimals: 2 })).toBe("0.30–0.30");
    expect(formatCell({ low: 1e6, high: 1e6 + 5e-7 }, { decimals: 2 })).toBe("1000000.00–1000000.00");
    expect(formatCell({ low: 0.6, high: 1.4 }, { decimals: 0 })).toBe("0.60–1.40");
  });

  it("shows missing and undefined values as a dash, truth as yes or no, and no bound as infinity", () => {
    expect([null, undefined, Number.NaN, true, false, Number.NEGATIVE_INFINITY].map((cell) => formatCell(cell))).toEqual([
      "—",
      "—",
      "—",
      "yes",
      "no",
      "−∞",
    ]);
  });
});
