import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel, type Series } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import type { PublishedTimes } from "./publishedTimes.js";
import { patience, publishedFits, type SolverGroup, solverGroups, solverNames } from "./solverNames.js";
import type { SolverTrial } from "./solveTimed.js";
import type { GapSummary } from "./summariseGaps.js";
import { bySize, spread } from "./tables.js";

/** A series' style in the theme: no two of a panel alike. */
const STYLES = { exact: [0, 1, 2, 3, 4], approximate: [5, 6, 1, 3, 2] } as const;

const LONGEST_SHOWN = 1e14;
const TICKS = [5, 10, 20, 50, 100];

/** Times of the exact or of the approximate solvers, the paper's fits over them, read in each unit in a panel of its own. */
export function timesFigure(
  trials: readonly SolverTrial[],
  group: SolverGroup,
  paper: readonly PublishedTimes[],
  units: readonly ("ms" | "s")[],
  shape: string,
): FigureBody {
  const highest = group === "exact" ? LONGEST_SHOWN : 1e8;
  const shown = patience.filter(({ milliseconds }) => milliseconds < highest);
  const x = xAxis(trials, 2.2);
  const panels = units.map((unit) =>
    linePanel({
      heading: `the paper's fits in ${unit}`,
      series: [
        ...costSeries(trials, group, "milliseconds", "markers"),
        ...solverGroups[group].flatMap((solver, i) => paperSeries(paper, publishedFits[solver], unit, STYLES[group][i])),
      ],
      x,
      y: { title: "time (ms)", log: true, range: [1e-3, highest] },
      guides: shown.map(({ milliseconds }) => ({ y: milliseconds })),
      labels: shown.map(({ name, milliseconds }) => {
        const above = group === "exact" ? 3 : 1.8;
        return { text: name, x: x.range[1] * 0.97, y: milliseconds * above, anchor: "right" as const };
      }),
    }),
  );
  return composeFigure({
    panels,
    width: 7.16,
    aspect: 0.6,
    caption: `Markers: medians over ${instances(trials)} instances of random uniform points (${shape}) for each N; bands: least to most. ${ODDITIES[group]}`,
  });
}

/** Operations of all solvers. */
export function operationsFigure(trials: readonly SolverTrial[], shape: string): FigureBody {
  const panel = (group: SolverGroup) => {
    const series = costSeries(trials, group, "operations", "lines+markers");
    return linePanel({
      heading: group,
      legend: "top left",
      series,
      x: xAxis(trials, 1.1),
      y: { title: "operations", log: true, range: [10, 1e11] },
    });
  };
  return composeFigure({
    panels: [panel("exact"), panel("approximate")],
    width: 7.16,
    aspect: 0.5,
    caption: `Medians over ${instances(trials)} instances of random uniform points (${shape}) for each N; bands: least to most. An operation is about one distance looked at.`,
  });
}

function xAxis(trials: readonly SolverTrial[], room: number) {
  const most = trials.reduce((largest, { points }) => Math.max(largest, points), 0);
  return {
    title: "number of points N",
    log: true,
    range: [4, most * room] as const,
    ticks: TICKS.filter((tick) => tick <= most),
  };
}

function instances(trials: readonly SolverTrial[]): number {
  return new Set(trials.map(({ instance }) => instance)).size;
}

function costSeries(
  trials: readonly SolverTrial[],
  group: SolverGroup,
  cost: "milliseconds" | "operations",
  mode: "markers" | "lines+markers",
): Series[] {
  return solverGroups[group].map((solver, i) => {
    const sizes = bySize(trials, solver);
    const costs = sizes.map((size) => spread(size.trials, cost));
    return {
      name: solverNames[solver],
      style: STYLES[group][i],
      x: sizes.map(({ points }) => points),
      y: costs.map(({ median }) => median),
      low: costs.map(({ low }) => low),
      high: costs.map(({ high }) => high),
      mode,
    };
  });
}

const ODDITIES = {
  exact:
    "Lines: the paper's fits, quoted there without data or unit. Its greedy start is above its plain branch and bound up to N = 14. The paper calls branch " +
    'and bound "polynomial … approximate" beside an exponential fit.',
  approximate:
    "Lines: the paper's fits, quoted there without data or unit. BV's is negative for N ≤ 17 and farthest insertion's for N = 32–39: they leave the " +
    "logarithmic axis there; the genetic algorithm's falls until N = 20. The paper calls farthest insertion linear and BV quadratic beside a quadratic and a " +
    "cubic fit. It gives none for the ant colony system.",
} as const;

function paperSeries(paper: readonly PublishedTimes[], item: string | undefined, unit: "ms" | "s", style: number): Series[] {
  const fit = paper.find((p) => p.item === item);
  if (!fit) return [];
  const milliseconds = fit.times.map((time) => (unit === "s" ? 1000 * time : time));
  // Each stretch within the axis is a line of its own: a logarithmic axis has no place for what is negative.
  const stretches: number[][] = [];
  milliseconds.forEach((time, i) => {
    if (!(time > 0 && time <= LONGEST_SHOWN)) return;
    if (stretches.at(-1)?.at(-1) === i - 1) stretches.at(-1)!.push(i);
    else stretches.push([i]);
  });
  return stretches.map((at) => ({ x: at.map((i) => i + 1), y: at.map((i) => milliseconds[i]), style }));
}

/** Mean gaps of the approximate solvers against N. */
export function gapFigure(gaps: readonly GapSummary[], shape: string): FigureBody | undefined {
  const sizes = gaps.map(({ points }) => points);
  if (sizes.length === 0) return undefined;
  const series = solverGroups.approximate.map((solver, i): Series => {
    const own = gaps.filter((gap) => gap.solver === solver);
    return {
      name: solverNames[solver],
      style: STYLES.approximate[i],
      x: own.map(({ points }) => points),
      y: own.map(({ gap }) => gap),
      low: own.map(({ interval }) => interval.low),
      high: own.map(({ interval }) => interval.high),
      mode: "lines+markers",
    };
  });
  const ticks = TICKS.filter((tick) => tick >= Math.min(...sizes) && tick <= Math.max(...sizes));
  const unproven = gaps.some(({ n, proven }) => proven < n) ? "shortest known, not all proven" : "proven shortest";
  return composeFigure({
    panels: [linePanel({ series, x: { title: "number of points N", log: true, ticks }, y: { title: "mean gap (%)" } })],
    aspect: 0.85,
    caption: `Length above the ${unproven} route of the same points: random uniform, ${shape}, ${gaps[0].n} instances for each N; bands: 95 %, bootstrap over instances.`,
  });
}
