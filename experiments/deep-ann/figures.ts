import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure, type Panel } from "../../src/figures/panel.js";
import type { OpenSetRates } from "./openSetRates.js";
import { openSetNote } from "./tables.js";

/** Prints of enrolled and of unknown fingers against the threshold, a panel for each kind of vectors. */
export function openSetFigure(open: readonly OpenSetRates[] | undefined, data: string): FigureBody | undefined {
  if (!open) return undefined;
  const caption = `${open[0].unknown} test prints of ${data}. ${openSetNote(open[0].parts)}`;
  return composeFigure({ panels: open.map(openSetPanel), width: 7.16, aspect: 0.5, caption });
}

function openSetPanel({ source, curve, equal }: OpenSetRates): Panel {
  const x = curve.map(({ threshold }) => threshold);
  const height = (equal.rejected + equal.unknown) / 2;
  return linePanel({
    heading: source,
    series: [
      { name: "enrolled, right", x, y: curve.map(({ right }) => right) },
      { name: "enrolled, wrong", x, y: curve.map(({ wrong }) => wrong) },
      { name: "enrolled, rejected", x, y: curve.map(({ rejected }) => rejected) },
      { name: "unknown, accepted", x, y: curve.map(({ unknown }) => unknown) },
      { name: "equal point", x: [equal.threshold], y: [height], mode: "markers" },
    ],
    x: { title: "threshold of the probability", range: [0, 1] },
    y: { title: "share of prints", range: [0, 1.02] },
    guides: [{ x: equal.threshold, y: height }],
  });
}
