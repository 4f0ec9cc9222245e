import { barPanel } from "../../src/figures/barPanel.js";
import type { Figure } from "../../src/figures/figure.js";
import { heatmapPanel } from "../../src/figures/heatmapPanel.js";
import { histogramPanel } from "../../src/figures/histogramPanel.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { picturePanel } from "../../src/figures/picturePanel.js";
import { stepPanel } from "../../src/figures/stepPanel.js";

/** A figure of every kind of panel, small enough to read its JSON. */
export function everyPanel(): Figure {
  const body = composeFigure({
    caption: "Made up for tests: 5 < n & n < 7.",
    width: 7.16,
    aspect: 0.8,
    panels: [
      linePanel({
        heading: "curves with bands",
        series: [
          { name: "mean", x: [0, 1, 2], y: [30, 28, 25], low: [29, 27, 24], high: [31, 29, 26], mode: "lines+markers" },
          { name: "median", x: [0, 1, 2], y: Float64Array.of(31, 27, 22) },
        ],
        x: { title: "noise σ (grey levels)" },
        y: { title: "PSNR (dB)" },
        labels: [{ text: "here", x: 1, y: 28, anchor: "left" }],
      }),
      linePanel({
        heading: "logarithmic tail",
        legend: "bottom left",
        series: [{ name: "12 uniforms", x: [1, 3, 5], y: [0.1, 1e-4, 1e-9] }],
        x: { title: "|<i>x</i>|", range: [0, 6] },
        y: { title: "tail", log: true, range: [1e-10, 1] },
        guides: [{ x: 3, y: 1e-4 }, { y: 0.01 }, { x: 2 }],
      }),
      stepPanel({ x: [1, 2], y: [0.5, 1] }, { heading: "steps", x: { range: [0, 3] } }),
      histogramPanel({
        heading: "histogram",
        samples: [0, 0.5, 1, 1, 1.5, 2, 9],
        bins: { from: 0, to: 2, count: 2 },
        name: "samples",
        series: [{ name: "density", x: [0, 2], y: [0.5, 0.5] }],
      }),
      barPanel({
        heading: "bars",
        categories: ["ANN", "SVM"],
        series: [
          { name: "precision", values: [99, 95], low: [97, 92], high: [100, 97] },
          { name: "recall", values: [98, null] },
        ],
      }),
      heatmapPanel({
        heading: "matrix",
        values: [
          [0, 1],
          [0.5, null],
        ],
        rows: ["1", "2"],
        columns: ["1", "2"],
        unit: "share",
        decimals: 1,
      }),
    ],
  });
  return { id: "every-panel", title: "Every kind of panel", ...body };
}

/** Two pictures, the second with points over it. */
export function pictures(): Figure {
  const ramp = (width: number, height: number) => ({
    width,
    height,
    data: Float32Array.from({ length: width * height }, (_, index) => (255 * (index % width)) / (width - 1)),
  });
  const body = composeFigure({
    panels: [
      picturePanel(ramp(4, 3), { heading: "kernel" }),
      picturePanel(ramp(300, 200), {
        heading: "print, with its minutiae marked",
        overlay: [{ x: [10, 290], y: [10, 190], mode: "markers" }],
      }),
    ],
  });
  return { id: "pictures", title: "Pictures", ...body };
}
