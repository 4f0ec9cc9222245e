/**
 * Figures: plain data in, plotly's data and layout out. Panels are composed to a figure, which `exportFigures` of the core module draws.
 *
 * @module
 */

export type { AxisOptions } from "./axis.js";
export { type BarPanelOptions, type BarSeries, barPanel } from "./barPanel.js";
export { type Block, blockLines, blockPanel } from "./blockPanel.js";
export { type DetCurve, type DetPanelOptions, detPanel } from "./detPanel.js";
export type { Figure, FigureBody } from "./figure.js";
export { type HeatmapOptions, heatmapPanel } from "./heatmapPanel.js";
export { type HistogramOptions, histogramPanel } from "./histogramPanel.js";
export { toHtml, toHtmlFragment } from "./html.js";
export { fromJson, toJson } from "./json.js";
export { type LinePanelOptions, linePanel, type Series } from "./linePanel.js";
export { type MeanFigureOptions, meanFigure, type Summary } from "./meanFigure.js";
export { overlay } from "./overlay.js";
export { type ComposeOptions, composeFigure, type Panel, type PanelOptions } from "./panel.js";
export { type PictureOptions, picturePanel } from "./picturePanel.js";
export { type ScorePanelOptions, scorePanel } from "./scorePanel.js";
export { type Steps, stepPanel } from "./stepPanel.js";
