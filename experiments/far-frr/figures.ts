import { detPanel } from "../../src/figures/detPanel.js";
import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { publishedNumber } from "../../src/papers.js";
import { normalQuantile } from "../../src/random/normalQuantile.js";
import { curveOf, DECISIONS, errorsOf, estimates, farBySide, rateOf } from "./estimates.js";
import { fingersNote, intervalsNote, type Trials } from "./notes.js";
import type { RouteChange } from "./routeChange.js";
import { baseOf, decisions } from "./tables.js";

/** Lowest and highest rate of the DET figure: tolerant routes reject most of what was moved. */
const RANGE = [0.0005, 0.95] as const;

/** The family of FRR curves: against noise, lost and spurious minutiae and their number. */
export function frrByNoise(trials: Trials, { fmr }: { fmr: number }, data: string): FigureBody | undefined {
  const { routes, base, thresholds } = baseOf(trials, fmr);
  const sweeps = [
    ["noise", "noise σ (px)"],
    ["lost", "lost minutiae (share)"],
    ["spurious", "spurious minutiae (share)"],
    ["minutiae", "minutiae"],
  ] as const;
  const panels = sweeps.flatMap(([sweep, title]) => {
    const points = routes.filter(({ condition }) => condition.sweep === sweep && !condition.upTo);
    if (points.length < 2) return [];
    const x = points.map(({ condition }) => condition[sweep]);
    const series = decisions().map((decision, style) => {
      const rates = points.map(({ outcome }) => errorsOf(outcome, decision, thresholds).frr);
      return {
        name: DECISIONS[decision],
        style,
        x,
        y: rates.map(({ rate }) => rate),
        low: rates.map(({ interval }) => interval.low),
        high: rates.map(({ interval }) => interval.high),
        mode: "lines+markers" as const,
      };
    });
    return [linePanel({ series, x: { title }, y: { title: "FRR", range: [-0.02, 1.02] } })];
  });
  const { minutiae, noise, cell } = base.condition;
  const caption =
    `${fingersNote(trials, data)} What is not on the axis is as in the base condition: ${minutiae} minutiae, σ ${noise} px, cells of ${cell} px. ` +
    `At most ${Math.max(...routes.map(({ outcome }) => outcome.trials)).toLocaleString("en")} readings a point. Bands: 95 %. ${intervalsNote(trials)}`;
  return panels.length === 0 ? undefined : composeFigure({ panels, columns: 2, width: 7.16, aspect: 0.8, caption });
}

/** FAR and FRR of grid passwords against the cell's side, and against each other, with the published pair. */
export function farByCell(trials: Trials, data: string): FigureBody | undefined {
  const { conditions, outcomes } = trials;
  const cells = estimates(conditions, outcomes, "cells");
  const noises = [...new Set(cells.map(({ condition }) => condition.noise))];
  const sides = [...new Set(cells.map(({ condition }) => condition.cell))];
  if (sides.length < 2) return undefined;
  const of = (noise: number) => cells.filter(({ condition }) => condition.noise === noise);
  const frr = noises.map((noise, style) => {
    const intervals = of(noise).map(({ outcome }) => rateOf(outcome.rejected, outcome.trials).interval);
    return {
      name: `FRR, σ ${noise} px`,
      style,
      x: sides,
      y: of(noise).map(({ outcome }) => outcome.rejected / outcome.trials),
      low: intervals.map(({ low }) => low),
      high: intervals.map(({ high }) => high),
      mode: "lines+markers" as const,
    };
  });
  const rates = farBySide(cells);
  const pooled = sides.map((side) => rates.get(side)!);
  const far = {
    name: "FAR",
    style: noises.length,
    x: sides,
    y: pooled.map(({ rate }) => rate),
    low: pooled.map(({ interval }) => interval.low),
    high: pooled.map(({ interval }) => interval.high),
    mode: "lines+markers" as const,
  };
  const both = linePanel({
    series: [...frr, far],
    x: { title: "side of the cells (px)", log: true, ticks: sides },
    y: { title: "rate", range: [-0.02, 1.02] },
  });
  const reference = {
    far: publishedNumber("B", "far-frr", "values", "far") / 100,
    frr: publishedNumber("B", "far-frr", "values", "frr") / 100,
  };
  const seen = (rate: number): number => Math.max(rate, 1e-6);
  const trade = linePanel({
    series: [
      ...frr.map(({ style, y }) => ({
        style,
        x: pooled.map(({ rate }) => seen(rate)),
        y: y.map((rate) => Math.max(rate, 1e-4)),
        mode: "lines+markers" as const,
      })),
      { name: "published pair", style: noises.length + 1, x: [reference.far], y: [reference.frr], mode: "markers" as const },
    ],
    x: { title: "FAR", log: true, range: [5e-7, 2] },
    y: { title: "FRR", log: true, range: [5e-5, 2] },
  });
  const { minutiae } = cells[0].condition;
  const caption =
    `${fingersNote(trials, data)} Passwords of the optimal route over the grid's cells, ${minutiae} minutiae; position noise only; ${cells[0].outcome.trials.toLocaleString("en")} readings a point, ` +
    `${pooled[0].pairs.toLocaleString("en")} pairs of fingers a cell size. Bands: 95 %, of the FAR by a jackknife over fingers. Right: a FAR below 10⁻⁶ stands at 10⁻⁶, an FRR below 10⁻⁴ at 10⁻⁴.`;
  return composeFigure({ panels: [both, trade], width: 7.16, aspect: 0.5, caption });
}

/** DET curves of the two scored decisions, where readings differ as impressions of a real finger do. */
export function simulatedDet(trials: Trials, data: string): FigureBody | undefined {
  const { routes } = baseOf(trials, 0);
  const chosen = routes.filter(({ condition }) => condition.sweep === "impressions");
  if (chosen.length === 0) return undefined;
  const curves = chosen.flatMap(({ condition, outcome }) =>
    (["route", "minutiae"] as const).map((decision) => {
      const { fmr, fnmr } = curveOf(outcome, decision);
      return { name: `${DECISIONS[decision]}, shift ${condition.shift} px, turn ${condition.turn}°`, fmr, fnmr };
    }),
  );
  const visible = curves.filter(({ fmr, fnmr }) => Array.from(fmr).some((rate, i) => rate > 0 && fnmr[i] > 0));
  if (visible.length === 0) return undefined;
  const [readings, impostors] = (["trials", "impostors"] as const).map((key) =>
    Math.min(...chosen.map(({ outcome }) => outcome[key])),
  );
  const missing = curves.filter((curve) => !visible.includes(curve)).map(({ name }) => name);
  const { minutiae, noise, lost, spurious } = chosen[0].condition;
  const caption =
    `${fingersNote(trials, data)} ${minutiae} minutiae, σ ${noise} px, ${100 * lost} % lost, ${100 * spurious} % spurious, moved as named. ` +
    `At least ${readings!.toLocaleString("en")} readings and ${impostors!.toLocaleString("en")} impostors a curve; rates below 3/n = ${(300 / impostors!).toPrecision(2)} % are not resolved. ` +
    (missing.length > 0 ? `Without an error, hence without a curve: ${missing.join("; ")}.` : "");
  return composeFigure({
    panels: [detPanel({ curves: visible, scale: normalQuantile, range: RANGE })],
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
