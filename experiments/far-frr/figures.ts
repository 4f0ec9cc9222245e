import { detPanel } from "../../src/figures/detPanel.js";
import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel, type Series } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import type { Interval } from "../../src/metrics/interval.js";
import { normalQuantile } from "../../src/random/normalQuantile.js";
import type { ConditionRates, DecisionRates } from "./decisionRates.js";
import type { DetCurves } from "./detCurves.js";
import { type GridPasswordRate, type GridPasswordRates, publishedPair } from "./gridPasswordRates.js";
import { fingersNote, intervalsNote, type Simulated } from "./notes.js";
import { DECISIONS, decisions } from "./outcomes.js";
import type { RouteChange } from "./routeChange.js";

/** Lowest and highest rate of the DET figure: tolerant routes reject most of what was moved. */
const RANGE = [0.0005, 0.95] as const;

const SWEEPS = [
  ["noise", "position noise", "noise σ (px)"],
  ["lost", "lost minutiae", "lost minutiae (share)"],
  ["spurious", "spurious minutiae", "spurious minutiae (share)"],
  ["minutiae", "number of minutiae", "minutiae"],
] as const;

/** The family of FRR curves: against noise, lost and spurious minutiae and their number. */
export function frrByNoise({ base, conditions }: DecisionRates, trials: Simulated, data: string): FigureBody | undefined {
  const curves = SWEEPS.flatMap(([sweep, heading, title]) => {
    const points = conditions.filter(({ condition }) => condition.sweep === sweep && !condition.upTo);
    return points.length < 2 ? [] : [{ sweep, heading, title, points }];
  });
  if (curves.length === 0) return undefined;
  const panels = curves.map(({ sweep, heading, title, points }) =>
    linePanel({ heading, series: frrSeries(sweep, points), x: { title }, y: { title: "FRR", range: [-0.02, 1.02] } }),
  );
  const most = Math.max(...curves.flatMap(({ points }) => points.map(({ rates }) => rates.optimal.frr.n)));
  const { minutiae, noise, cell } = base.condition;
  const caption =
    `${fingersNote(trials, data)} What is not on the axis is as in the base condition: ${minutiae} minutiae, σ ${noise} px, cells of ${cell} px. ` +
    `At most ${most.toLocaleString("en")} readings a point. Bands: 95 %. ${intervalsNote(trials)}${unseen(curves.flatMap(({ points }) => points))}`;
  return composeFigure({ panels, columns: 2, width: 7.16, aspect: 0.8, caption });
}

/** Names decisions that reject nothing in the figure: their curves lie on one another. */
function unseen(points: readonly ConditionRates[]): string {
  const never = decisions.filter((decision) => points.every(({ rates }) => rates[decision].frr.rate === 0));
  if (never.length < 2) return "";
  return ` At 0 everywhere, one on the other: ${never.map((decision) => DECISIONS[decision]).join(", ")}.`;
}

function frrSeries(sweep: (typeof SWEEPS)[number][0], points: readonly ConditionRates[]): Series[] {
  return decisions.map((decision, style) => {
    const frr = points.map(({ rates }) => rates[decision].frr);
    return {
      name: DECISIONS[decision],
      style,
      x: points.map(({ condition }) => condition[sweep]),
      y: frr.map(({ rate }) => rate),
      low: frr.map(({ interval }) => interval.low),
      high: frr.map(({ interval }) => interval.high),
      mode: "lines+markers",
    };
  });
}

/** FAR and FRR of grid passwords against the cell's side, and against each other, with the published pair. */
export function farByCell({ points }: GridPasswordRates, trials: Simulated, data: string): FigureBody | undefined {
  const noises = [...new Set(points.map(({ noise }) => noise))];
  const sides = [...new Set(points.map(({ cell }) => cell))];
  if (sides.length < 2) return undefined;
  const curve = (own: readonly GridPasswordRate[], key: "far" | "frr") => ({
    x: sides,
    y: own.map(({ [key]: { rate } }) => rate),
    low: own.map(({ [key]: { interval } }) => interval.low),
    high: own.map(({ [key]: { interval } }) => interval.high),
    mode: "lines+markers" as const,
  });
  const of = (noise: number) => points.filter((point) => point.noise === noise);
  const frr = noises.map((noise, style) => ({ name: `FRR, σ ${noise} px`, style, ...curve(of(noise), "frr") }));
  // The FAR of a side is the same at every noise.
  const far = { name: "FAR", style: noises.length, ...curve(of(noises[0]), "far") };
  const both = linePanel({
    heading: "rates by the side of the cells",
    series: [...frr, far],
    x: { title: "side of the cells (px)", log: true, ticks: sides },
    y: { title: "rate", range: [-0.02, 1.02] },
  });
  const reference = publishedPair();
  const placed = noises.map((noise, style) => ({
    style,
    x: seenOrLimit(of(noise).map(({ far }) => far)),
    y: seenOrLimit(of(noise).map(({ frr }) => frr)),
    mode: "lines+markers" as const,
  }));
  const least = (key: "x" | "y", one: number) => Math.min(one, ...placed.flatMap(({ [key]: values }) => values)) / 2;
  const trade = linePanel({
    heading: "FRR against FAR",
    series: [
      ...placed,
      {
        name: "quoted for fingerprints",
        style: noises.length + 1,
        x: [reference.far],
        y: [reference.frr],
        mode: "markers" as const,
      },
    ],
    x: { title: "FAR", log: true, range: [least("x", reference.far), 2] },
    y: { title: "FRR", log: true, range: [least("y", reference.frr), 2] },
  });
  const [{ minutiae, frr: readings, far: fingers }] = points;
  const caption =
    `${fingersNote(trials, data)} Passwords of the optimal route over the grid's cells, ${minutiae} minutiae; position noise only; ${readings.n.toLocaleString("en")} readings a point, ` +
    `${fingers.pairs.toLocaleString("en")} pairs of fingers a cell size. Bands: 95 %, of the FAR by a jackknife over fingers. The side is on a logarithmic axis, and so are both rates on the right: where no error was seen, the point stands at the upper end of its interval, or at the least rate of its curve that was seen, if that is less. The marker alone is the pair that the paper quotes for fingerprints in general.`;
  return composeFigure({ panels: [both, trade], width: 7.16, aspect: 0.5, caption });
}

/**
 * Rates of a curve. A logarithmic axis has no place for 0: where no error was seen there is the upper end of its interval, or the least rate that
 * was seen, if that is less.
 */
function seenOrLimit(rates: readonly { readonly rate: number; readonly interval: Interval }[]): number[] {
  const least = Math.min(...rates.flatMap(({ rate }) => (rate > 0 ? [rate] : [])));
  return rates.map(({ rate, interval }) => (rate > 0 ? rate : Math.min(least, interval.high)));
}

/** DET curves of the two scored decisions, where readings differ as impressions of a real finger do. */
export function simulatedDet(det: DetCurves | undefined, trials: Simulated, data: string): FigureBody | undefined {
  if (!det) return undefined;
  const { readings, impostors } = det;
  const curves = det.curves.map(({ decision, condition: { shift, turn }, far, frr, drawn }) => {
    return { name: `${DECISIONS[decision]}, shift ${shift} px, turn ${turn}°`, fmr: far, fnmr: frr, drawn };
  });
  const visible = curves.filter(({ drawn }) => drawn);
  if (visible.length === 0) return undefined;
  const missing = curves.filter(({ drawn }) => !drawn).map(({ name }) => name);
  const { minutiae, noise, lost, spurious } = det.curves[0].condition;
  const caption =
    `${fingersNote(trials, data)} ${minutiae} minutiae, σ ${noise} px, ${100 * lost} % lost, ${100 * spurious} % spurious, moved as named. Axes: normal deviates. ` +
    `At least ${readings.toLocaleString("en")} readings and ${impostors.toLocaleString("en")} impostors a curve; rates below 3/n = ${(300 / impostors).toPrecision(2)} % are not resolved. ` +
    (missing.length > 0 ? `Without an error, hence without a curve: ${missing.join("; ")}.` : "");
  return composeFigure({
    panels: [detPanel({ curves: visible, scale: normalQuantile, range: RANGE, rates: "decisions" })],
    width: 3.5,
    aspect: 1.25,
    caption,
    legend: true,
  });
}

/** Two optimal routes over points of which one differs by a pixel. */
export function routeChangeFigure(example: RouteChange | undefined): FigureBody | undefined {
  if (!example) return undefined;
  const panels = (["before", "after"] as const).map((key) => {
    const { points, length, password } = example[key];
    const [x, y] = [points.map((p) => p.x), points.map((p) => p.y)];
    const { moved } = example;
    return linePanel({
      heading: `${password.slice(0, 16)}…, length ${length.toFixed(1)} px`,
      series: [
        { name: "optimal route", style: 0, x, y, mode: "lines+markers" },
        {
          name: "the minutia that moves",
          style: 1,
          x: [moved.x - (key === "before" ? 1 : 0)],
          y: [moved.y],
          mode: "markers",
        },
      ],
      x: { title: "x (px)", range: [0, 300] },
      y: { title: "y (px)", range: [300, 0] },
    });
  });
  const caption =
    `A simulated finger of ${example.before.points.length} minutiae, the ${example.tried === 1 ? "first" : `${example.tried}th`} tried. One minutia moves one pixel to the right: ` +
    `${example.lostEdges} edges of the shortest path are others, and so are all digits of the password (its first 16 above).`;
  return composeFigure({ panels, width: 7.16, aspect: 0.55, caption });
}
