import { join } from "node:path";
import type { AxisOptions } from "../figures/axis.js";
import type { Figure } from "../figures/figure.js";
import { heatmapPanel } from "../figures/heatmapPanel.js";
import { linePanel, type Series } from "../figures/linePanel.js";
import { composeFigure } from "../figures/panel.js";
import type { Cell, Column, Table } from "../tables/table.js";
import { fieldsOf, refuseTwice } from "./config.js";
import { digest } from "./digest.js";
import { UsageError } from "./errors.js";
import type { Experiment } from "./experiment.js";
import { listRuns } from "./manifest.js";
import { metricInterval } from "./metricInterval.js";
import { withDataNotes } from "./outputs.js";
import { bandOf, describeSeeds, metricSpreads } from "./overSeeds.js";
import { formatDuration } from "./progress.js";
import type { Run } from "./run.js";
import { type RunAllOptions, type RunJob, runAll } from "./runAll.js";
import { requireAll } from "./runSeeds.js";
import { writeResult } from "./writeResult.js";

/** One axis of a sweep: a setting and its values, as typed. */
export interface GridAxis {
  readonly key: string;
  readonly values: readonly string[];
}

/** What a sweep is asked for. */
export interface SweepOptions extends Omit<RunJob["options"], "seed" | "command">, RunAllOptions {
  readonly seed: number;
  /** Runs every point with each of them instead: ascending, two or more. */
  readonly seeds?: readonly number[];
  /** The command that repeats the sweep. */
  readonly command: string;
  /** The command that repeats one run, from its settings, `key=value`, and its seed. */
  pointCommand(point: readonly string[], seed: number): string;
  /** Does more than a thousand runs without asking. Default false. */
  readonly yes?: boolean;
}

/** One run of a sweep. */
export interface SweepRun {
  /** Its settings, `key=value`. */
  readonly point: readonly string[];
  readonly seed: number;
  /** Undefined where it failed. */
  readonly run?: Run;
  readonly failure?: string;
}

/** A sweep that is done. */
export interface Sweep {
  readonly folder: string;
  /** A row for each point. */
  readonly table: Table;
  /** A row for each run; with one seed these are the points. */
  readonly runsTable: Table;
  /** Undefined where the experiment has no metrics. */
  readonly figure: Figure | undefined;
  readonly runs: readonly SweepRun[];
}

/** Reads `key=a,b,c`; commas inside brackets belong to a list value: `windows=[3,5],[3,7]`. */
export function parseGrid(text: string): GridAxis {
  const at = text.indexOf("=");
  const values = at < 1 ? [] : text.slice(at + 1).split(/,(?![^[]*\])/);
  if (values.length === 0 || values.some((value) => value.trim() === "")) {
    throw new UsageError(`--grid must be key=a,b,c; got "${text}"`);
  }
  return { key: text.slice(0, at).trim(), values: values.map((v) => v.trim()) };
}

/** The product of the axes as lists of `key=value`, the last axis running fastest. */
export function gridPoints(axes: readonly GridAxis[]): string[][] {
  return axes.reduce<string[][]>(
    (points, axis) => points.flatMap((point) => axis.values.map((value) => [...point, `${axis.key}=${value}`])),
    [[]],
  );
}

/**
 * Runs an experiment at every point of a grid, with one seed or several (each is a run of its own, cached as any), and writes one table and one figure over
 * all of them to `out/ID/sweep-…/`. A run that fails stops no other.
 *
 * @throws UsageError before anything is computed where the grid is not possible, or too large without `yes`; RunError where every run failed
 */
export async function sweep(experiment: Experiment, axes: readonly GridAxis[], options: SweepOptions): Promise<Sweep> {
  const { command, reporter, jobs, processes, seeds: given, seed: one } = options;
  const seeds = given ?? [one];
  const all = sweepJobs(experiment, axes, options);
  const points = gridPoints(axes);
  const headline = `${experiment.id} (${options.profile}): ${points.length} ${points.length === 1 ? "point" : "points"}${given ? `, ${describeSeeds(given)} each` : ""}`;
  const outcomes = await runAll(experiment, all, { reporter, jobs, processes, headline });
  const runs = outcomes.map((outcome, index): SweepRun => {
    const at = { point: points[Math.floor(index / seeds.length)]!, seed: seeds[index % seeds.length]! };
    return "run" in outcome ? { ...at, run: outcome.run } : { ...at, failure: outcome.failure };
  });
  if (runs.every(({ run }) => run === undefined)) requireAll(all, outcomes);
  const over = given && describeSeeds(given);
  const cells = points.map((point, index) => ({ point, runs: runs.slice(index * seeds.length, (index + 1) * seeds.length) }));
  const table = withDataNotes(pointsTable(experiment, axes, cells, over), experiment, options);
  const runsTable = withDataNotes(runTable(experiment, axes, runs), experiment, options);
  const figure = sweepFigure(experiment, axes, cells, { over, profile: options.profile });
  const names = outcomes.map(({ planned }) => planned.name);
  const folder = join(options.out, experiment.id, `sweep-${digest(names).slice(0, 10)}`);
  const summary = {
    command,
    profile: options.profile,
    grid: axes,
    seeds,
    runs: runs.map(({ point, seed, failure }, i) => ({
      point,
      seed,
      ...(failure === undefined ? { run: names[i] } : { failure }),
    })),
  };
  const tables = over ? [table, runsTable] : [table];
  const records = { "sweep.json": summary };
  await writeResult(folder, { tables, figures: figure ? [figure] : [], records }, options);
  requireAll(all, outcomes);
  return { folder, table, runsTable, figure, runs };
}

/** The runs of a sweep, point by point. Throws a UsageError where a setting is given twice, or there are too many. */
export function sweepJobs(experiment: Experiment, axes: readonly GridAxis[], options: SweepOptions): RunJob[] {
  const {
    command: _,
    pointCommand,
    reporter: _r,
    jobs: _j,
    processes: _p,
    yes: _y,
    seeds: given,
    seed: one,
    ...shared
  } = options;
  refuseTwice([
    ...(options.set ?? []).map((assignment) => ["--set", assignment] as const),
    ...axes.map(({ key, values }) => ["--grid", `${key}=${values.join(",")}`] as const),
  ]);
  for (const { key } of axes) {
    if (key !== "seed" && key !== "seeds") continue;
    if (!fieldsOf(experiment.config).some((field) => field.key === key))
      throw new UsageError(`--grid ${key}=…: seeds go with --seeds 1..10`);
  }
  const seeds = given ?? [one];
  refuseMany(
    experiment,
    axes.reduce((product, { values }) => product * values.length, seeds.length),
    options,
  );
  return gridPoints(axes).flatMap((point) =>
    seeds.map((seed): RunJob => {
      const set = [...(options.set ?? []), ...point];
      const label = [...point, ...(given ? [`seed ${seed}`] : [])].join(" ");
      return { label, group: point.join(" "), options: { ...shared, set, seed, command: pointCommand(point, seed) } };
    }),
  );
}

/** Runs that one call does without asking, and that it does at all. */
const MANY = 1000;
const MOST = 1_000_000;

/** Refuses what is a slip of the finger more often than a wish. */
function refuseMany(experiment: Experiment, count: number, { out, profile, yes = false }: SweepOptions): void {
  const runs = `${count.toLocaleString("en")} runs`;
  if (count > MOST) throw new UsageError(`--grid must give at most ${MOST.toLocaleString("en")} runs; got ${runs}`);
  if (count <= MANY || yes) return;
  const before = listRuns(out, experiment.id).filter(({ manifest }) => manifest.profile === profile);
  const longest = before.reduce((most, { manifest }) => Math.max(most, manifest.seconds), 0);
  const estimate =
    before.length > 0
      ? `about ${formatDuration(count * longest)}, at ${formatDuration(longest)} a run as before`
      : profile === "quick"
        ? `up to ${formatDuration(count * experiment.budget)}, at ${formatDuration(experiment.budget)} a run`
        : "nobody knows how long, as none was made yet";
  throw new UsageError(`--grid gives ${runs} of ${experiment.id}, which may take ${estimate}; --yes does them`);
}

/** The runs of one point. */
interface Point {
  readonly point: readonly string[];
  readonly runs: readonly SweepRun[];
}

function pointsTable(
  experiment: Experiment,
  axes: readonly GridAxis[],
  points: readonly Point[],
  over: string | undefined,
): Table {
  if (!over)
    return runTable(
      experiment,
      axes,
      points.flatMap(({ runs }) => runs),
      false,
    );
  const done = points.flatMap(({ runs }) => doneOf(runs));
  const names = metricNames(done);
  const rows = points.map(({ point, runs }) => {
    const spreads = metricSpreads(doneOf(runs));
    const row: Record<string, Cell> = { ...settingCells(axes, point), runs: doneOf(runs).length };
    for (const name of names) {
      const of = spreads[name];
      row[name] = of?.mean ?? null;
      row[`${name}-sd`] = of?.deviation ?? null;
      row[`${name}-interval`] = of?.interval ?? null;
    }
    return row;
  });
  const columns = [
    ...settingColumns(axes),
    { key: "runs", label: "runs" },
    ...names.flatMap((name) => [
      { key: name, label: `${name}, mean`, ...withUnit(done, name) },
      { key: `${name}-sd`, label: `${name}, sd` },
      { key: `${name}-interval`, label: `${name}, 95 % interval`, interval: true },
    ]),
  ];
  const notes = [
    `Mean, standard deviation (sd) and 95 % interval of the mean (Student's t) over ${over}.`,
    ...failureNotes(points.flatMap(({ runs }) => runs)),
  ];
  return { id: "sweep", title: titleOf(experiment, axes), columns, rows, notes };
}

/** A row for each run. */
function runTable(experiment: Experiment, axes: readonly GridAxis[], runs: readonly SweepRun[], seeds = true): Table {
  const done = doneOf(runs);
  const names = metricNames(done);
  const rows = runs.map(({ point, seed, run }) => {
    const row: Record<string, Cell> = { ...settingCells(axes, point), ...(seeds && { seed }) };
    for (const name of names) {
      const metric = run?.metrics[name];
      row[name] = metric?.value ?? null;
      row[`${name}-interval`] = metricInterval(metric);
    }
    return row;
  });
  const columns = [
    ...settingColumns(axes),
    ...(seeds ? [{ key: "seed", label: "seed" }] : []),
    ...names.flatMap((name) => {
      const value = { key: name, label: name, ...withUnit(done, name) };
      const interval = { key: `${name}-interval`, label: "95 % interval" };
      return rows.some((row) => row[interval.key] !== null) ? [value, interval] : [value];
    }),
  ];
  const notes = failureNotes(runs);
  return { id: seeds ? "runs" : "sweep", title: titleOf(experiment, axes), columns, rows, ...(notes.length > 0 && { notes }) };
}

function titleOf(experiment: Experiment, axes: readonly GridAxis[]): string {
  return `${experiment.title}: sweep over ${axes.map((a) => a.key).join(" × ")}`;
}

function settingCells(axes: readonly GridAxis[], point: readonly string[]): Record<string, Cell> {
  return Object.fromEntries(axes.map(({ key }, a) => [key, asNumber(point[a]!.slice(key.length + 1))]));
}

function settingColumns(axes: readonly GridAxis[]): Column[] {
  return axes.map(({ key }) => ({ key, label: key }));
}

function failureNotes(runs: readonly SweepRun[]): string[] {
  const failed = runs.filter(({ failure }) => failure !== undefined).length;
  return failed > 0 ? [`${failed} of ${runs.length} runs failed and are left out; sweep.json says why.`] : [];
}

function doneOf(runs: readonly SweepRun[]): Run[] {
  return runs.flatMap(({ run }) => run ?? []);
}

function withUnit(runs: readonly Run[], name: string): { unit?: string } {
  const unit = unitOf(runs, name);
  return unit ? { unit } : {};
}

/** A panel for each metric: a heatmap over two axes; lines with intervals over one, and a line for each combination of further ones. */
function sweepFigure(
  experiment: Experiment,
  axes: readonly GridAxis[],
  points: readonly Point[],
  { over, profile }: { over: string | undefined; profile: string },
): Figure | undefined {
  const [first, second] = axes as [GridAxis, GridAxis | undefined];
  const done = points.flatMap(({ runs }) => doneOf(runs));
  const names = metricNames(done).slice(0, MOST_PANELS);
  if (names.length === 0) return undefined;
  const panels = names.map((name) => {
    const unit = unitOf(done, name);
    const heights = points.map(({ point, runs }) => ({ point, height: heightOf(doneOf(runs), name, over !== undefined) }));
    return axes.length === 2 && second
      ? heatmapPanel({
          heading: name,
          values: second.values.map((_, j) =>
            first.values.map((_, i) => heights[i * second.values.length + j]!.height?.value ?? null),
          ),
          columns: first.values,
          rows: second.values,
          x: { title: first.key },
          y: { title: second.key },
          unit,
        })
      : linePanel({ heading: name, series: sweepLines(first, heights), x: axisOf(first), y: { title: unit } });
  });
  const bands = over ? `means over ${over}; bands: 95 % intervals of the mean (Student’s t)` : "bands: 95 % intervals";
  const caption = `${done.length} runs of ${experiment.id}, ${profile} profile; ${bands}.`;
  const columns = Math.min(names.length, axes.length === 2 ? 2 : 3);
  const rows = Math.ceil(names.length / columns);
  const size = columns === 1 ? {} : { width: 7.16, aspect: (rows * 0.8) / columns };
  return { id: "sweep", title: experiment.title, ...composeFigure({ panels, columns, caption, ...size }) };
}

/** A metric at a point, and its interval: a run's own, or over seeds. */
interface Height {
  readonly value: number;
  readonly interval?: readonly [number, number];
}

function heightOf(runs: readonly Run[], name: string, seeds: boolean): Height | undefined {
  if (!seeds) return runs[0]?.metrics[name];
  const of = metricSpreads(runs)[name];
  if (!of || of.deviation === null) return of && { value: of.mean };
  const { low, high } = bandOf(of);
  return { value: of.mean, interval: [low, high] };
}

/** What fits on a page; the table has all. */
const MOST_PANELS = 6;

/** The metrics of all runs; an experiment may leave some out for a setting. */
function metricNames(runs: readonly Run[]): string[] {
  return [...new Set(runs.flatMap((run) => Object.keys(run.metrics)))];
}

function unitOf(runs: readonly Run[], name: string): string | undefined {
  return runs.find((run) => run.metrics[name])?.metrics[name]?.unit;
}

function sweepLines(first: GridAxis, points: readonly { point: readonly string[]; height: Height | undefined }[]): Series[] {
  const lines = new Map<string, (Height | undefined)[]>();
  for (const { point, height } of points) {
    const rest = point.slice(1).join(" ");
    lines.set(rest, [...(lines.get(rest) ?? []), height]);
  }
  const x = first.values.map((text, i) => (isNumeric(first) ? Number(text) : i));
  return [...lines].map(([rest, heights]) => {
    const band = heights.every((height) => height?.interval);
    return {
      ...(rest && { name: rest }),
      x,
      y: heights.map((height) => height?.value ?? Number.NaN),
      ...(band && { low: heights.map((height) => height!.interval![0]), high: heights.map((height) => height!.interval![1]) }),
      mode: "lines+markers",
    };
  });
}

function axisOf(axis: GridAxis): AxisOptions {
  if (isNumeric(axis)) return { title: axis.key };
  return { title: axis.key, ticks: axis.values.map((_, i) => i), tickLabels: axis.values };
}

function isNumeric(axis: GridAxis): boolean {
  return axis.values.every((text) => typeof asNumber(text) === "number");
}

function asNumber(text: string): number | string {
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}
