import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import type { Average } from "../../src/keys/meanVector.js";
import { inWords } from "../shared/inWords.js";
import type { CaseStudy } from "./caseStudy.js";
import { ACTIVATIONS } from "./readings.js";
import { CORRELOGRAM, readingsSentence, type ScoredReadings } from "./scoredReadings.js";

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
  const caption = `The published case and finger ${study.predicted}, scaling: ${inWords(scaling)}.`;
  return composeFigure({ panels: [panel], width: 7.16, aspect: 0.35, caption });
}

/** Styles: the published curve, the one that comes nearest in a colour of its own, and the scalings. */
const [PUBLISHED, ALONE, SCALINGS] = [0, 4, [1, 2, 3, 5, 6, 8]];

/** The autocorrelation of the published vector V and of ours under each scaling, mean over the fingers, after the ReLU and before. */
export function autocorrelationFigure(scored: ScoredReadings, average: Average): FigureBody {
  const x = [...CORRELOGRAM];
  const panels = ACTIVATIONS.map((activation, place) =>
    linePanel({
      heading: activation,
      series: [
        { name: "published", x, y: scored.published.correlogram, mode: "lines+markers", style: PUBLISHED },
        ...scored.readings
          .filter((one) => one.activation === activation && one.average === average)
          .map(({ scaling, structure }, i) => ({ name: inWords(scaling), x, y: structure.correlogram, style: SCALINGS[i] })),
        ...(activation === "after ReLU"
          ? [{ name: "channels alone", x, y: scored.alone.channels.correlogram, mode: "lines+markers" as const, style: ALONE }]
          : []),
      ],
      x: { title: "lag in rows", range: [0, 33] },
      // Both panels have one scale; its title would touch the panel to its left.
      y: { ...(place === 0 && { title: "autocorrelation" }), range: [-1, 1] },
    }),
  );
  const caption = `Autocorrelation of the vector V: the published finger, and ours by scaling, mean of ${scored.fingers} fingers (${average} of a finger's vectors); channels alone: unscaled, with all places of equal energy. ${readingsSentence(scored)}`;
  return composeFigure({ panels, width: 7.16, aspect: 0.5, caption });
}
