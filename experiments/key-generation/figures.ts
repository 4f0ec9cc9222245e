import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import type { CaseStudy } from "./caseStudy.js";

/** The 128 magnitudes of the published case and of ours. */
export function magnitudesFigure(study: CaseStudy, published: readonly number[], scaling: string): FigureBody {
  const rows = published.map((_, i) => i + 1);
  const panel = linePanel({
    series: [
      { name: "published", x: rows, y: published },
      { name: "ours", x: rows, y: study.magnitudes },
    ],
    x: { title: "row", range: [1, 128] },
    y: { title: "magnitude", range: [0, 1.25 * Math.max(...published, ...study.magnitudes)] },
  });
  const caption = `The published case and finger ${study.predicted}, scaling ${scaling}.`;
  return composeFigure({ panels: [panel], width: 7.16, aspect: 0.35, caption });
}
