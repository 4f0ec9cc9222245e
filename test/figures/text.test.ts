import { describe, expect, it } from "vitest";
import { barPanel } from "../../src/figures/barPanel.js";
import { heatmapPanel } from "../../src/figures/heatmapPanel.js";
import { histogramPanel } from "../../src/figures/histogramPanel.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { missingLetters } from "../../src/figures/missingLetters.js";
import { openSansCodePoints } from "../../src/figures/openSans.js";
import { overlay } from "../../src/figures/overlay.js";
import { composeFigure } from "../../src/figures/panel.js";
import { plainText } from "../../src/figures/plainText.js";

const name = '<b>bold</b> & <a href="https://example.org">&lt;link</a><br>';
const shown = '&lt;b>bold&lt;/b> & &lt;a href="https://example.org">&amp;lt;link&lt;/a>&lt;br>';
const curve = { name, x: [0, 1], y: [0, 1] };
const named = (heading = "") => ({
  id: "f",
  title: "f",
  ...composeFigure({ panels: [linePanel({ series: [curve], heading })] }),
});

describe("text of a figure", () => {
  it("keeps what plotly would read as markup or as an entity, and leaves all else alone", () => {
    expect(plainText(name)).toBe(shown);
    expect(plainText("a < b, R&D, x<3")).toBe("a < b, R&D, x<3");
  });

  it("shows the names of series, bars, rows, columns, ticks, labels, headings and overlaid results as they are", () => {
    const labels = [{ text: name, x: 0, y: 0 }];
    const line = linePanel({ series: [curve], labels, y: { ticks: [0], tickLabels: [name], title: "g<sub>a</sub>" } });
    expect(line).toMatchObject({ traces: [{ name: shown }], annotations: [{ text: shown }] });
    expect(line.yaxis).toMatchObject({ ticktext: [shown], title: { text: "g<sub>a</sub>" } });
    const bars = barPanel({ categories: [name], series: [{ name, values: [1] }] });
    expect(bars.traces).toMatchObject([{ name: shown, x: [shown] }]);
    const samples = histogramPanel({ samples: [1], bins: { from: 0, to: 1, count: 1 }, name });
    expect(samples.traces).toMatchObject([{ name: shown }]);
    expect(heatmapPanel({ values: [[1]], rows: [name], columns: [name] }).traces).toMatchObject([{ x: [shown], y: [shown] }]);
    expect(named(name).grid!.headings).toEqual([shown]);
    const both = overlay({ [name]: named(), second: named() });
    const different = overlay({ [name]: named(), second: { ...named(), data: [{ ...named().data[0], y: [1, 1] } as object] } });
    expect(both.data).toMatchObject([{ name: shown }]);
    expect(different.data).toMatchObject([{ name: shown }, { name: "second" }]);
  });
});

describe("letters that the figures' font lacks", () => {
  it("are those without a glyph, as fontTools 4.68.0 reads the font", () => {
    const known = openSansCodePoints();
    expect(known.size).toBe(1010);
    expect([...known].reduce((sum, code) => sum + code, 0)).toBe(4754309);
  });

  it("are named for what is drawn, each once; joiners and blanks are none", () => {
    const figure = (name: string) => ({
      id: "f",
      title: "题",
      ...composeFigure({ panels: [linePanel({ series: [{ ...curve, name }] })] }),
    });
    expect(missingLetters(figure("Zażółć σ ≤ 5 Ж א"))).toEqual([]);
    expect(missingLetters(figure("指\u200d 🙂\ufe0f إصبع 指"))).toEqual([..."指🙂إصبع"]);
    const bars = composeFigure({
      panels: [barPanel({ categories: ["中"], series: [{ name: "n", values: [1] }], x: { title: "→" } })],
    });
    expect(missingLetters({ id: "f", title: "f", ...bars })).toEqual(["中", "→"]);
  });
});
