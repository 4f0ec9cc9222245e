import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toLatex } from "../../src/tables/latex.js";
import { latexLayout } from "../../src/tables/latexLayout.js";
import type { Cell, Table } from "../../src/tables/table.js";

const column = (...texts: string[]) => ({ texts, numeric: false });
const numbers = (...texts: string[]) => ({ texts, numeric: true });

describe("the layout of a table for LaTeX", () => {
  it("leaves a narrow table as it is", () => {
    expect(latexLayout([column("filter", "median"), numbers("n", "80")])).toEqual({
      size: "normalsize",
      gap: 5,
      landscape: false,
      long: false,
      shrunk: false,
      columns: "lr",
    });
  });

  it("takes smaller letters where a table is a little too wide, and wraps sentences where it is much too wide", () => {
    const label = "a label of some forty letters altogether";
    const wider = latexLayout([column("what", label), column("again", label), numbers("n", "80")]);
    expect(wider).toMatchObject({ landscape: false, columns: "llr" });
    expect(wider.size).not.toBe("normalsize");
    const sentence = Array.from({ length: 30 }, () => "word").join(" ");
    const { columns, landscape } = latexLayout([column("what", sentence), numbers("n", "80")]);
    expect(columns).toMatch(/^>\{\\raggedright\\arraybackslash\}p\{0\.\d{3}\\linewidth\}>\{\\raggedleft/);
    expect(landscape).toBe(false);
  });

  it("gives wrapping columns no more than the line", () => {
    const sentence = Array.from({ length: 40 }, () => "word").join(" ");
    const { columns } = latexLayout([column("a", sentence), column("b", sentence), column("c", "short"), numbers("n", "1")]);
    const shares = [...columns.matchAll(/p\{([\d.]+)/g)].map(([, share]) => Number(share));
    expect(shares).toHaveLength(4);
    expect(shares.reduce((sum, share) => sum + share)).toBeLessThan(1);
    expect(shares[0]).toBe(shares[1]);
    expect(shares[2]).toBeLessThan(0.1);
  });

  it("lays a table of many columns on its side, and shrinks one that no page holds", () => {
    const many = (count: number) => latexLayout(Array.from({ length: count }, () => numbers("rate", "0.123–0.456")));
    expect(many(4)).toMatchObject({ landscape: false, shrunk: false });
    expect(many(9)).toMatchObject({ landscape: true, shrunk: false });
    expect(many(40)).toMatchObject({ landscape: true, shrunk: true, long: false });
  });

  it("runs over pages where there are more rows than one holds", () => {
    const rows = (count: number) => latexLayout([numbers("n", ...Array.from({ length: count }, (_, i) => `${i}`))]).long;
    expect([rows(20), rows(60)]).toEqual([false, true]);
  });
});

describe("a table for LaTeX", () => {
  const made = (columns: number, rows: number) => {
    const keys = Array.from({ length: columns }, (_, k) => `k${k}`);
    const row = Object.fromEntries(keys.map((key) => [key, { low: 0.123, high: 0.456 } as Cell]));
    return toLatex({
      id: "t",
      title: "t",
      columns: keys.map((key) => ({ key, label: "rate", decimals: 3 })),
      rows: Array.from({ length: rows }, () => row),
      notes: ["a note"],
    });
  };

  it("names the packages that it needs, and no others", () => {
    expect(made(2, 2).split("\n")[0]).toBe("% \\usepackage{booktabs}");
    expect(made(2, 80).split("\n")[0]).toBe("% \\usepackage{booktabs}\\usepackage{longtable}");
    expect(made(9, 2).split("\n")[0]).toBe("% \\usepackage{booktabs}\\usepackage{rotating}");
    expect(made(9, 80).split("\n")[0]).toBe("% \\usepackage{booktabs}\\usepackage{longtable}\\usepackage{lscape}");
    expect(made(40, 2)).toContain("\\resizebox{\\linewidth}{!}{\\begin{tabular}");
  });

  it("repeats the heading on each page, and keeps its notes", () => {
    const text = made(2, 80);
    expect(text.match(/rate & rate/g)).toHaveLength(2);
    expect(text).toContain("{\\footnotesize a note\\par}");
    expect(text).not.toContain("\\begin{table}");
  });

  it("breaks words that no column holds, such as digests", () => {
    const rows = [{ x: "0123456789abcdef0123456789abcdef" }];
    expect(toLatex({ id: "t", title: "t", columns: [{ key: "x", label: "x" }], rows })).toContain(
      "0123456789ab\\allowbreak{}cdef01234567\\allowbreak{}89abcdef",
    );
  });
});

const missing = spawnSync("pdflatex", ["--version"]).status === 0 ? "" : "pdflatex is not installed";

describe("the tables of all experiments", () => {
  it.skipIf(missing !== "")(
    `fit a page of LaTeX's article, as pdflatex sets them${missing && `: ${missing}`}`,
    () => {
      const kept = join(import.meta.dirname, "..", "experiments", "kept");
      const tables = readdirSync(kept, { recursive: true, encoding: "utf8" })
        .filter((file) => /[\\/]table .*\.json$/.test(file))
        .map((file): Table => ({ id: file, title: file, ...JSON.parse(readFileSync(join(kept, file), "utf8")) }));
      expect(tables.length).toBeGreaterThan(60);
      const folder = mkdtempSync(join(tmpdir(), "ridgelab-test-"));
      const pages = tables.map((table, t) => `\\typeout{table ${t}}\n${toLatex(table)}\\clearpage\n`).join("");
      const head =
        "\\documentclass{article}\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{booktabs,array,longtable,rotating,lscape}";
      writeFileSync(join(folder, "all.tex"), `${head}\\begin{document}\n${pages}\\end{document}`);
      const set = () =>
        spawnSync("pdflatex", ["-interaction=nonstopmode", "all.tex"], { cwd: folder, encoding: "latin1", maxBuffer: 2 ** 28 });
      // Twice, since tables over pages learn their widths from the first time.
      set();
      const { stdout } = set();
      rmSync(folder, { recursive: true });
      let at = "";
      const wrong = stdout.split("\n").flatMap((line) => {
        const next = /^table (\d+)/.exec(line);
        if (next) at = tables[Number(next[1])].title;
        // What is a twentieth of an inch too wide is not seen.
        const width = Number(/^Overfull \\hbox \(([\d.]+)pt/.exec(line)?.[1] ?? 0);
        return width > 3.6 || line.startsWith("!") || line.includes("Float too large") ? [`${at}: ${line}`] : [];
      });
      expect(wrong).toEqual([]);
    },
    180_000,
  );
});
