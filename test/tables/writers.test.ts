import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { toCsv } from "../../src/tables/csv.js";
import { toHtml } from "../../src/tables/html.js";
import { toTableJson } from "../../src/tables/json.js";
import { toLatex } from "../../src/tables/latex.js";
import { toMarkdown } from "../../src/tables/markdown.js";
import type { Table } from "../../src/tables/table.js";

const table: Table = {
  id: "psnr_by-filter",
  title: "PSNR & noise <σ = 20>",
  columns: [
    { key: "filter", label: "filter" },
    { key: "psnr", label: "PSNR", unit: "dB", decimals: 2 },
    { key: "interval", label: "95 % interval", decimals: 1 },
    { key: "n", label: "n" },
  ],
  rows: [
    { filter: 'mean "3×3", |x|', psnr: 1 / 3, interval: { low: 31.25, high: 32.75 }, n: 80 },
    { filter: "block5_conv2\nsecond line", psnr: null, interval: null, n: { value: 2.5, decimals: 0 } },
  ],
  notes: ["Wilson; 100 % of *prints*"],
};

describe("toTableJson", () => {
  it("reads back as the same table, numbers without bound among it", () => {
    expect(JSON.parse(toTableJson(table))).toEqual(table);
    const rows = [{ n: { low: 7.2, high: Number.POSITIVE_INFINITY } }, { n: Number.NEGATIVE_INFINITY }, { n: "1e999" }];
    expect(JSON.parse(toTableJson({ ...table, rows })).rows).toEqual(rows);
    expect(toTableJson({ ...table, rows: [{ n: Number.NaN }] })).toContain('"n": null');
  });
});

describe("toCsv", () => {
  it("names columns by key, splits intervals, quotes by RFC 4180 and leaves missing values empty", () => {
    expect(toCsv(table)).toBe(
      [
        "filter,psnr,interval_low,interval_high,n",
        '"mean ""3×3"", |x|",0.3333333333333333,31.25,32.75,80',
        '"block5_conv2\nsecond line",,,,2.5',
        "",
      ].join("\n"),
    );
  });

  it("writes doubles that read back as the same doubles, and pandas' words for what is not finite (nothing for NaN)", () => {
    const values = [0.1 + 0.2, 1e-310, -0.1, 123456789.12345679];
    const columns = [{ key: "x", label: "x" }];
    const lines = toCsv({ id: "t", title: "t", columns, rows: values.map((x) => ({ x })) }).split("\n");
    expect(lines.slice(1, -1).map(Number)).toEqual(values);
    const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true].map((x) => ({ x }));
    expect(toCsv({ id: "t", title: "t", columns, rows: special })).toBe("x\n\ninf\n-inf\ntrue\n");
  });

  it("marks text that a spreadsheet would compute as text, headings too, and leaves numbers and other text alone", () => {
    const formulas = ["=1+1", "+1-2", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"];
    const others = ["a=b", "-1", "+2.5e-3", "-.5", "a-b", "", "'=1"];
    const columns = [{ key: "=x", label: "x" }];
    const csv = toCsv({ id: "t", title: "t", columns, rows: [...formulas, ...others].map((x) => ({ "=x": x })) });
    expect(parse(csv, { columns: false })).toEqual([["'=x"], ...formulas.map((x) => [`'${x}`]), ...others.map((x) => [x])]);
    const numbers = toCsv({ id: "t", title: "t", columns: [{ key: "x", label: "x" }], rows: [{ x: -1.5 }, { x: -1e-7 }] });
    expect(numbers).toBe("x\n-1.5\n-1e-7\n");
  });

  it("keeps a declared interval column in two even when a run has no interval", () => {
    const columns = [{ key: "ci", label: "95 % interval", interval: true }];
    expect(toCsv({ id: "t", title: "t", columns, rows: [{ ci: null }] })).toBe("ci_low,ci_high\n,\n");
  });

  it("keeps intervals of a column that is declared to be none in one, as text", () => {
    const columns = [{ key: "ci", label: "ci", interval: false }];
    expect(toCsv({ id: "t", title: "t", columns, rows: [{ ci: { low: 0.25, high: 2 } }] })).toBe("ci\n0.25–2\n");
  });

  it("refuses a column that mixes intervals with other values, and names the row", () => {
    const columns = [{ key: "ci", label: "ci" }];
    expect(() => toCsv({ id: "t", title: "t", columns, rows: [{ ci: { low: 1, high: 2 } }, { ci: 3 }] })).toThrow(
      'table "t": column "ci" holds intervals, but row 2 has 3',
    );
  });
});

describe("toMarkdown", () => {
  it("escapes what would break a cell and sets numbers flush right", () => {
    expect(toMarkdown(table)).toBe(
      [
        "**PSNR &amp; noise &lt;σ = 20>**",
        "",
        "| filter | PSNR (dB) | 95 % interval | n |",
        "| :--- | ---: | ---: | ---: |",
        '| mean "3×3", \\|x\\| | 0.33 | 31.3–32.8 | 80 |',
        "| block5_conv2<br>second line | — | — | 3 |",
        "",
        "Wilson; 100 % of \\*prints\\*",
        "",
      ].join("\n"),
    );
  });
});

describe("toLatex", () => {
  it("makes a booktabs float with caption, label and notes, escaped", () => {
    expect(toLatex(table)).toBe(
      [
        "% \\usepackage{booktabs}",
        "\\begin{table}",
        "  \\centering",
        "  \\normalsize\\setlength{\\tabcolsep}{5pt}",
        "  \\caption{PSNR \\& noise $<$$\\sigma$ = 20$>$}",
        "  \\label{tab:psnr_by-filter}",
        "  \\begin{tabular}{@{}lrrr@{}}",
        "    \\toprule",
        "    filter & PSNR (dB) & 95 \\% interval & n \\\\",
        "    \\midrule",
        '    mean "3$\\times$3", |x| & 0.33 & 31.3--32.8 & 80 \\\\',
        "    block5\\_conv2 second line & --- & --- & 3 \\\\",
        "    \\bottomrule",
        "  \\end{tabular}",
        "  \\par\\smallskip{\\footnotesize Wilson; 100 \\% of *prints*\\par}",
        "\\end{table}",
        "",
      ].join("\n"),
    );
  });

  it("writes numbers by powers of ten, and negative ones, as mathematics", () => {
    const rows = [{ x: -1.23456e-16 }, { x: -2.5 }];
    const text = toLatex({ id: "t", title: "t", columns: [{ key: "x", label: "χ²" }], rows });
    expect(text).toContain("$-1.235\\times10^{-16}$");
    expect(text).toContain("$-$2.500");
    expect(text).toContain("$\\chi$$^{2}$");
  });
});

describe("toHtml", () => {
  it("makes a captioned table with scoped headings, classes and notes, escaped", () => {
    expect(toHtml(table)).toBe(
      [
        '<table class="ridgelab-table" id="table-psnr_by-filter">',
        "<caption>PSNR &amp; noise &lt;σ = 20&gt;</caption>",
        '<thead><tr><th scope="col" class="text" data-column="filter">filter</th><th scope="col" class="number" data-column="psnr">PSNR (dB)</th><th scope="col" class="number" data-column="interval">95 % interval</th><th scope="col" class="number" data-column="n">n</th></tr></thead>',
        "<tbody>",
        '<tr><th scope="row" class="text" data-column="filter">mean &quot;3×3&quot;, |x|</th><td class="number" data-column="psnr">0.33</td><td class="number" data-column="interval">31.3–32.8</td><td class="number" data-column="n">80</td></tr>',
        '<tr><th scope="row" class="text" data-column="filter">block5_conv2\nsecond line</th><td class="number" data-column="psnr">—</td><td class="number" data-column="interval">—</td><td class="number" data-column="n">3</td></tr>',
        "</tbody>",
        "<tfoot>",
        '<tr><td colspan="4">Wilson; 100 % of *prints*</td></tr>',
        "</tfoot>",
        "</table>",
        "",
      ].join("\n"),
    );
  });

  it("has no foot without notes, and sets a column flush left where a cell is no number", () => {
    const columns = [{ key: "x", label: "x" }];
    const text = toHtml({ id: "t", title: "t", columns, rows: [{ x: 1 }, { x: null }, { x: true }] });
    expect(text).not.toContain("tfoot");
    expect(text).toContain('<th scope="row" class="text" data-column="x">yes</th>');
  });
});
