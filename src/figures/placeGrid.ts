import type { Annotation, Layout, LayoutAxis, Legend } from "plotly.js";
import type { Figure, PanelGrid } from "./figure.js";
import { points } from "./theme.js";

/** Where the panels of a figure are; lengths in CSS pixels. */
export interface PlacedGrid {
  readonly height: number;
  readonly margin: NonNullable<Layout["margin"]>;
  /** The axes of the figure with their domains, by the layout's keys. */
  readonly axes: Record<string, Partial<LayoutAxis>>;
  /** The legends that panels have of their own, by the layout's keys. */
  readonly legends: Record<string, Partial<Legend>>;
  readonly headings: Annotation[];
}

/** Divides a figure of a width, with text of `em`, among its panels, so that ticks, titles and headings have room. */
export function placeGrid(figure: Figure, grid: PanelGrid, width: number, em: number): PlacedGrid {
  const { columns, headings, aspects, axes: hasAxes = true } = grid;
  const panels = headings.map((_, index) => panelAt(figure, index));
  const rows = Math.ceil(panels.length / columns);

  // Room to the left of a panel that is not in the first column, and under one that is not in the last row.
  const yTitles = panels.some((panel, index) => index % columns > 0 && panel.yaxis.title);
  const xTitles = panels.some((panel, index) => index < panels.length - columns && panel.xaxis.title);
  const gapX = hasAxes ? (3 + (yTitles ? 1.5 : 0)) * em : 0.5 * em;
  const gapBelow = hasAxes ? (1.9 + (xTitles ? 1.5 : 0)) * em : 0.4 * em;

  const edge = hasAxes ? 0.5 * em : 1;
  // plotly widens the margins by ticks and titles (automargin); what they take is estimated here to size the gaps.
  const room = {
    left: edge + (hasAxes ? 3 * em : 0),
    right: 2 * edge,
    bottom: edge + (hasAxes ? 2.7 * em : 0),
  };
  const plotWidth = width - room.left - room.right;
  const legendMore = longLegend(figure, plotWidth, em);
  if (figure.layout.legend && figure.layout.showlegend) room.bottom += LEGEND_LINE * em + legendMore;
  const cellWidth = (plotWidth - gapX * (columns - 1)) / columns;

  const lines = headings.map((text) => wrap(text, cellWidth / (0.54 * em)));
  const headingRooms = inRows(lines, columns).map((row) => {
    const tallest = Math.max(...row.map((text) => (text ? text.split("<br>").length : 0)));
    return tallest === 0 ? 0 : (1.3 * tallest + 0.3) * em;
  });
  const top = headingRooms[0] || (hasAxes ? 0.8 * em : 1);
  const gaps = headingRooms.slice(1).map((heading) => heading + gapBelow);

  // Pictures decide the figure's height; panels with axes are given it.
  const pictureHeights = aspects && inRows(aspects, columns).map((row) => Math.max(...row) * cellWidth);
  const height = pictureHeights
    ? top + sum(pictureHeights) + sum(gaps) + room.bottom
    : width * (figure.aspect ?? (0.7 * rows) / columns) + legendMore;
  const plotHeight = height - top - room.bottom;
  const rowHeights = pictureHeights ?? headingRooms.map(() => (plotHeight - sum(gaps)) / rows);

  const axes: PlacedGrid["axes"] = {};
  const legends: PlacedGrid["legends"] = legendMore > 0 ? { legend: { ...figure.layout.legend, maxheight: 1 } } : {};
  panels.forEach(({ suffix, xaxis, yaxis, hasColorBar, legend }, index) => {
    const row = Math.floor(index / columns);
    const left = (index % columns) * (cellWidth + gapX);
    const above = sum(rowHeights.slice(0, row)) + sum(gaps.slice(0, row));
    const x = shares(left, left + cellWidth - (hasColorBar ? 5 * em : 0), plotWidth);
    const y = shares(plotHeight - above - rowHeights[row], plotHeight - above, plotHeight);
    axes[`xaxis${suffix}`] = { ...xaxis, domain: x };
    axes[`yaxis${suffix}`] = { ...yaxis, domain: y };
    if (legend) legends[`legend${index + 2}`] = inCorner(legend, x, y, [(0.5 * em) / plotWidth, (0.3 * em) / plotHeight]);
  });
  return {
    height,
    margin: { l: edge, r: room.right, t: top, b: edge },
    axes,
    legends,
    headings: lines.flatMap((text, index) => (text ? [headingAnnotation(text, panels[index].suffix)] : [])),
  };
}

function panelAt(figure: Figure, index: number) {
  const suffix = index === 0 ? "" : String(index + 1);
  const layout = figure.layout as Record<string, object | undefined>;
  const hasColorBar = figure.data.some((trace) => {
    const { xaxis = "x", colorbar } = trace as { xaxis?: string; colorbar?: object };
    return colorbar !== undefined && xaxis === `x${suffix}`;
  });
  const xaxis = (layout[`xaxis${suffix}`] ?? {}) as Partial<LayoutAxis>;
  const yaxis = (layout[`yaxis${suffix}`] ?? {}) as Partial<LayoutAxis>;
  return { suffix, hasColorBar, xaxis, yaxis, legend: layout[`legend${index + 2}`] as Partial<Legend> | undefined };
}

/** Height of a line of the legend below, in em. There is room for one; for a second and third, plotly takes it from the panels. */
const LEGEND_LINE = 1.8;

/**
 * What a legend of more than three lines adds to the figure's height, so that the panels keep theirs and no name is cut off. plotly fills
 * lines as wide as the panels, name by name, each after a sample.
 */
function longLegend(figure: Figure, plotWidth: number, em: number): number {
  if (!figure.layout.legend || !figure.layout.showlegend) return 0;
  let lines = 1;
  let filled = 0;
  for (const { name, showlegend, legend } of figure.data as { name?: string; showlegend?: boolean; legend?: string }[]) {
    if (!name || showlegend === false || legend) continue;
    const item = (4.4 + 0.54 * visibleLength(name)) * em;
    if (filled > 0 && filled + item > plotWidth) {
      lines++;
      filled = 0;
    }
    filled += item;
  }
  return lines > 3 ? (lines - 1) * LEGEND_LINE * em : 0;
}

/** Characters without tags; an entity is one. */
function visibleLength(text: string): number {
  return text.replace(/<[^>]*>/g, "").replace(/&#?\w+;/g, "x").length;
}

function inRows<T>(items: readonly T[], columns: number): T[][] {
  const rows = Math.ceil(items.length / columns);
  return Array.from({ length: rows }, (_, row) => items.slice(row * columns, (row + 1) * columns));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** From pixels to shares of the whole, as plotly has domains; rounded, so that no share lies beyond 0 or 1 by a last bit. */
function shares(from: number, to: number, whole: number): [number, number] {
  const share = (length: number) => Math.min(1, Math.max(0, Number((length / whole).toFixed(6))));
  return [share(from), share(to)];
}

function inCorner(legend: Partial<Legend>, x: number[], y: number[], [padX, padY]: number[]): Partial<Legend> {
  return {
    ...legend,
    x: legend.xanchor === "left" ? x[0] + padX : x[1] - padX,
    y: legend.yanchor === "top" ? y[1] - padY : y[0] + padY,
    bgcolor: "rgba(255,255,255,0.8)",
  };
}

function headingAnnotation(text: string, suffix: string): Annotation {
  return {
    text,
    align: "left",
    showarrow: false,
    xref: `x${suffix} domain`,
    yref: `y${suffix} domain`,
    x: 0,
    y: 1,
    xanchor: "left",
    yanchor: "bottom",
    // plotly pads annotations by a pixel; the picture's edge and the letter are to be flush.
    xshift: -2,
    yshift: points(0.5),
  } as Annotation;
}

/** Breaks a text into lines of at most so many characters, at spaces; tags count nothing. */
function wrap(text: string, characters: number): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && visibleLength(longer) <= characters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join("<br>");
}
