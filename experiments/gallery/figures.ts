import type { FigureBody } from "../../src/figures/figure.js";
import { composeFigure } from "../../src/figures/panel.js";
import { picturePanel } from "../../src/figures/picturePanel.js";
import { FINGER_CLASSES } from "../../src/synth/fingerClass.js";
import { QUALITIES } from "../../src/synth/quality.js";
import type { DrawnClass } from "./drawClass.js";
import { kinds } from "./kinds.js";

export function mastersFigure(drawn: readonly DrawnClass[]): FigureBody {
  const panels = drawn.map(({ kind, master, points }) => {
    const marks = (wanted: "core" | "delta", style: number) => {
      const at = points.filter((point) => point.kind === wanted);
      return { x: at.map(({ x }) => x), y: at.map(({ y }) => y), mode: "markers" as const, style };
    };
    return picturePanel(master, { heading: kind, overlay: [marks("core", 4), marks("delta", 1)] });
  });
  const caption =
    `Synthetic masters, clean ridges. Crosses: cores; squares: deltas. In paper B's words: ${drawn.map(({ kind }) => `${kinds[kind].type}, ${kinds[kind].paper}: ${kind}`).join("; ")}. ` +
    "It defines none of them; they are read as the field's names.";
  return composeFigure({ panels, columns: Math.min(4, panels.length), width: 7.16, caption });
}

/** Impressions of the generator's own five classes; undefined where none is shown. */
export function impressionsFigure(all: readonly DrawnClass[]): FigureBody | undefined {
  const drawn = all.filter(({ kind }) => FINGER_CLASSES.some((one) => one === kind));
  if (drawn.length === 0) return undefined;
  const panels = QUALITIES.flatMap((quality, q) =>
    drawn.map(({ kind, impressions }) => picturePanel(impressions[q], { heading: q === 0 ? `${kind}, ${quality}` : quality })),
  );
  const { width, height } = drawn[0].impressions[0];
  const caption = `One impression of each master of Henry's five classes in Figure 1, ${width}×${height} pixels at 500 dpi; rows: ${QUALITIES.join(", ")}.`;
  return composeFigure({ panels, columns: drawn.length, width: 7.16, caption });
}
