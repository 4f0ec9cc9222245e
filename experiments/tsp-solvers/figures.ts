import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel, type Series } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import type { SolverName } from "../../src/routes/solvers.js";
import type { SolverCosts } from "./costs.js";
import { allProven, type GapSummary } from "./gaps.js";
import { type PublishedTimes, UNITS, type Unit } from "./publishedTimes.js";
import { patience, type SolverGroup, solverFacts, solverGroups } from "./solverFacts.js";

/** What instances a figure's costs are of: Hamiltonian paths or cycles, and so many for each N. */
interface Instances {
  readonly shape: string;
  readonly instances: number;
}

const LONGEST_SHOWN = 1e14;
const TICKS = [5, 10, 20, 50, 100];

/** Times of the exact or of the approximate solvers, the paper's fits over them, read in each unit in a panel of its own. */
export function timesFigure(
  costs: readonly SolverCosts[],
  group: SolverGroup,
  paper: readonly PublishedTimes[],
  units: readonly Unit[],
  { shape, instances }: Instances,
): FigureBody {
  const highest = group === "exact" ? LONGEST_SHOWN : 1e8;
  const shown = patience.filter(({ milliseconds }) => milliseconds < highest);
  const x = xAxis(costs, 2.2);
  const panels = units.map((unit) =>
    linePanel({
      heading: `the paper's fits in ${unit}`,
      series: [
        ...costSeries(costs, group, "milliseconds", "markers"),
        ...solverGroups[group].flatMap((solver) => {
          return paperSeries(paper, solver, unit);
        }),
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
    caption: `Markers: medians over ${instances} instances of random uniform points (${shape}) for each N; bands: least to most. ${ODDITIES[group]}`,
  });
}

/** Operations of all solvers. */
export function operationsFigure(costs: readonly SolverCosts[], { shape, instances }: Instances): FigureBody {
  const panel = (group: SolverGroup) => {
    const series = costSeries(costs, group, "operations", "lines+markers");
    return linePanel({
      heading: group,
      legend: "top left",
      series,
      x: xAxis(costs, 1.1),
      // Room for the legends: solvers of both panels share colours.
      y: { title: "operations", log: true, range: [10, 1e14] },
    });
  };
  return composeFigure({
    panels: [panel("exact"), panel("approximate")],
    width: 7.16,
    aspect: 0.5,
    caption: `Medians over ${instances} instances of random uniform points (${shape}) for each N; bands: least to most. An operation is about one distance looked at.`,
  });
}

function xAxis(costs: readonly SolverCosts[], room: number) {
  const most = costs.reduce((largest, { points }) => Math.max(largest, points), 0);
  return {
    title: "number of points N",
    log: true,
    range: [4, most * room] as const,
    ticks: TICKS.filter((tick) => tick <= most),
  };
}

function costSeries(
  costs: readonly SolverCosts[],
  group: SolverGroup,
  cost: "milliseconds" | "operations",
  mode: "markers" | "lines+markers",
): Series[] {
  return solverGroups[group].map((solver) => {
    const own = costs.filter((one) => one.solver === solver);
    const { name, style } = solverFacts[solver];
    return {
      name,
      style,
      x: own.map(({ points }) => points),
      y: own.map(({ [cost]: { median } }) => median),
      low: own.map(({ [cost]: { low } }) => low),
      high: own.map(({ [cost]: { high } }) => high),
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
    "cubic fit. It gives none for the ant colony system. BV, one start, is the paper's, which improves the best greedy chain; ten starts are the lab's.",
} as const;

function paperSeries(paper: readonly PublishedTimes[], solver: SolverName, unit: Unit): Series[] {
  const { name, style, fit: item } = solverFacts[solver];
  const fit = paper.find((p) => p.item === item);
  if (!fit) return [];
  const milliseconds = fit.times.map((time) => UNITS[unit] * time);
  return stretches(milliseconds.map((time) => time > 0 && time <= LONGEST_SHOWN)).map((at) => ({
    name: `${name}: the paper's fit`,
    x: at.map((i) => i + 1),
    y: at.map((i) => milliseconds[i]),
    style,
  }));
}

/** The places of each stretch of what is shown: a line of its own, since a logarithmic axis has no place for what is not positive. */
export function stretches(shown: readonly boolean[]): number[][] {
  const found: number[][] = [];
  for (const [i, one] of shown.entries()) {
    if (!one) continue;
    if (i > 0 && shown[i - 1]) found.at(-1)!.push(i);
    else found.push([i]);
  }
  return found;
}

/** Mean gaps of the approximate solvers against N. */
export function gapFigure(gaps: readonly GapSummary[], { shape, instances }: Instances): FigureBody | undefined {
  const sizes = gaps.map(({ points }) => points);
  if (sizes.length === 0) return undefined;
  const series = solverGroups.approximate.map((solver): Series => {
    const { name, style } = solverFacts[solver];
    const own = gaps.filter((gap) => gap.solver === solver);
    return {
      name,
      style,
      x: own.map(({ points }) => points),
      y: own.map(({ gap }) => gap),
      low: own.map(({ interval }) => interval.low),
      high: own.map(({ interval }) => interval.high),
      mode: "lines+markers",
    };
  });
  const ticks = TICKS.filter((tick) => tick >= Math.min(...sizes) && tick <= Math.max(...sizes));
  const shortest = allProven(gaps) ? "proven shortest" : "shortest known, not all proven";
  return composeFigure({
    panels: [linePanel({ series, x: { title: "number of points N", log: true, ticks }, y: { title: "mean gap (%)" } })],
    aspect: 0.85,
    caption: `Length above the ${shortest} route of the same points: random uniform, ${shape}, ${instances} instances for each N; bands: 95 %, bootstrap over instances.`,
  });
}
