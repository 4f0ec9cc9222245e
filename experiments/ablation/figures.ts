import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { type Ablation, MEASURES, type Measure } from "./differences.js";
import { MEASURE_NAMES, pipelineName, verdicts } from "./tables.js";

const SHORT: Readonly<Record<Measure, string>> = { accuracy: "accuracy", loss: "cross-entropy (nats)" };

/** Differences to the full pipeline with their intervals, a panel a measure. */
export function differencesFigure(ablation: Ablation, data: string): FigureBody {
  const { full, variants } = ablation;
  // The first variant on top.
  const rows = variants.map((_, i) => variants.length - 1 - i);
  const panel = (name: Measure, place: number) => {
    const own = variants.map(({ differences }) => differences[name]);
    const ends = [0, ...own.flatMap(({ interval: { low, high } }) => [low, high])];
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    const margin = 0.06 * (high - low);
    return linePanel({
      heading: MEASURE_NAMES[name],
      series: [
        { x: own.map(({ mean }) => mean), y: rows, mode: "markers", style: 0 },
        ...own.map(({ interval: { low, high } }, i) => ({ x: [low, high], y: [rows[i], rows[i]], style: 0 })),
      ],
      x: { title: `difference in ${SHORT[name]}`, range: [low - margin, high + margin] },
      // Both panels have the same rows, which are named once.
      y: {
        range: [-0.6, variants.length - 0.4],
        ticks: place === 0 ? rows : [],
        tickLabels: place === 0 ? variants.map(pipelineName) : [],
      },
      guides: [{ x: 0 }],
    });
  };
  const { accuracy, loss } = full.means;
  const caption =
    `${full.n} test prints of ${full.fingers} fingers of ${data}, the same for all, by impression. Full pipeline: accuracy ${accuracy.mean.toFixed(3)}, cross-entropy ${loss.mean.toFixed(3)}. ` +
    `Differences: without it less the full pipeline. Left of 0 in accuracy and right of it in cross-entropy is worse. Bars: 95 % over fingers, each taken alone; the verdicts are for all ${MEASURES.length * variants.length} together (Holm), so that a bar beside 0 may not count. ${verdicts(ablation)}`;
  return composeFigure({ panels: MEASURES.map(panel), columns: 2, width: 7.16, aspect: 0.12 + 0.06 * variants.length, caption });
}
