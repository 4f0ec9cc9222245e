import type { FigureBody } from "../../src/figures/figure.js";
import { composeFigure } from "../../src/figures/panel.js";
import { picturePanel } from "../../src/figures/picturePanel.js";
import { QUALITIES } from "../../src/synth/quality.js";
import type { DrawnClass } from "./drawClass.js";

export function mastersFigure(drawn: readonly DrawnClass[]): FigureBody {
  const panels = drawn.map(({ fingerClass, master, points }) => {
    const marks = (wanted: "core" | "delta", style: number) => {
      const at = points.filter(({ kind }) => kind === wanted);
      return { x: at.map(({ x }) => x), y: at.map(({ y }) => y), mode: "markers" as const, style };
    };
    return picturePanel(master, { heading: fingerClass, overlay: [marks("core", 4), marks("delta", 1)] });
  });
  const caption =
    "Synthetic masters, clean ridges. Crosses: cores; squares: deltas. Paper B's loop: left and right loop; its delta or arc: arch and tented arch; its spiral: whorl.";
  return composeFigure({ panels, columns: panels.length, width: 7.16, caption });
}

export function impressionsFigure(drawn: readonly DrawnClass[]): FigureBody {
  const panels = QUALITIES.flatMap((quality, q) =>
    drawn.map(({ fingerClass, impressions }) =>
      picturePanel(impressions[q], { heading: q === 0 ? `${fingerClass}, ${quality}` : quality }),
    ),
  );
  const { width, height } = drawn[0].impressions[0];
  const caption = `One impression of each master of Figure 1, ${width}×${height} pixels at 500 dpi; rows: ${QUALITIES.join(", ")}.`;
  return composeFigure({ panels, columns: drawn.length, width: 7.16, caption });
}
