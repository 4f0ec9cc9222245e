import { histogramPanel } from "./histogramPanel.js";
import type { LinePanelOptions } from "./linePanel.js";
import type { Panel } from "./panel.js";

/** What `scorePanel` draws. */
export interface ScorePanelOptions extends Omit<LinePanelOptions, "series"> {
  readonly impostor: ArrayLike<number>;
  readonly genuine: ArrayLike<number>;
  /** First edge, last edge and number of equal bins of both histograms. */
  readonly bins: { readonly from: number; readonly to: number; readonly count: number };
}

/**
 * The histograms of impostor and genuine scores over each other, each with area 1; of one kind alone where the other has no score.
 *
 * @example
 * import { scorePanel } from "ridgelab/figures";
 * const panel = scorePanel({ impostor: [0.1, 0.2], genuine: [0.8, 0.9], bins: { from: 0, to: 1, count: 10 } });
 * panel.traces.map(({ name }) => name); // ["impostor", "genuine"]
 */
export function scorePanel(options: ScorePanelOptions): Panel {
  const { impostor, genuine, bins, ...rest } = options;
  const kinds = [
    { samples: impostor, name: "impostor", style: 0 },
    { samples: genuine, name: "genuine", style: 1 },
  ];
  const panels = kinds.filter(({ samples }) => samples.length > 0).map((kind) => histogramPanel({ ...rest, ...kind, bins }));
  // Bars that say where they begin are not put side by side.
  const offset = -(bins.to - bins.from) / bins.count / 2;
  return { ...panels[0], traces: panels.flatMap(({ traces }) => traces.map((trace) => ({ ...trace, offset }))) };
}
