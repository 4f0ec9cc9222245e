import { rmSync } from "node:fs";
import { join } from "node:path";
import { writeFileInto } from "../atomicFile.js";
import type { AxisOptions } from "../figures/axis.js";
import type { Figure } from "../figures/figure.js";
import { heatmapPanel } from "../figures/heatmapPanel.js";
import { linePanel, type Series } from "../figures/linePanel.js";
import { composeFigure } from "../figures/panel.js";
import type { Cell, Table } from "../tables/table.js";
import { temporaryName } from "../temporaries.js";
import { refuseTwice } from "./config.js";
import { digest } from "./digest.js";
import { UsageError } from "./errors.js";
import type { Experiment } from "./experiment.js";
import { picturesOf, renderPictures, withDataNotes, writeFigureFiles, writeTableFiles } from "./outputs.js";
import { type Run, type RunOptions, runExperiment } from "./run.js";
import { publishFolder } from "./runFolders.js";

/** One axis of a sweep: a setting and its values, as typed. */
export interface GridAxis {
  readonly key: string;
  readonly values: readonly string[];
}

/** What a sweep is asked for. */
export interface SweepOptions extends RunOptions {
  /** The command that repeats one point, from its settings: `key=value`. */
  pointCommand(point: readonly string[]): string;
}

/** Reads `key=a,b,c`; commas inside brackets belong to a list value: `windows=[3,5],[3,7]`. */
export function parseGrid(text: string): GridAxis {
  const at = text.indexOf("=");
  const values = at < 1 ? [] : (text.slice(at + 1).match(/\[[^\]]*\]|[^,]+/g) ?? []);
  if (values.length === 0) throw new UsageError(`--grid wants key=a,b,c; given "${text}"`);
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
 * Runs an experiment at every point of a grid (each is a run of its own, cached as any), and writes one table and one figure over
 * all of them to `out/ID/sweep-…/`.
 */
export async function sweep(
  experiment: Experiment,
  axes: readonly GridAxis[],
  options: SweepOptions,
): Promise<{ folder: string; table: Table }> {
  refuseTwice([
    ...(options.set ?? []).map((assignment) => ["--set", assignment] as const),
    ...axes.map(({ key, values }) => ["--grid", `${key}=${values.join(",")}`] as const),
  ]);
  const points = gridPoints(axes);
  const runs: Run[] = [];
  for (const [index, point] of points.entries()) {
    options.reporter.line(`point ${index + 1} of ${points.length}: ${point.join(" ")}`);
    const set = [...(options.set ?? []), ...point];
    runs.push(await runExperiment(experiment, { ...options, set, command: options.pointCommand(point) }));
  }
  const table = withDataNotes(sweepTable(experiment, axes, points, runs), experiment, options);
  const figure = sweepFigure(experiment, axes, points, runs);
  const folder = join(options.out, experiment.id, `sweep-${digest(runs.map((r) => r.manifest.run)).slice(0, 10)}`);
  const temporary = temporaryName(folder);
  try {
    writeTableFiles(temporary, table);
    writeFigureFiles(temporary, figure);
    await renderPictures(temporary, [figure], picturesOf(options.profile), options.reporter);
    const summary = { command: options.command, runs: runs.map((r, i) => ({ point: points[i], run: r.manifest.run })) };
    writeFileInto(join(temporary, "sweep.json"), `${JSON.stringify(summary, null, 2)}\n`);
    publishFolder(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  options.reporter.line(`  wrote ${folder}`);
  return { folder, table };
}

function sweepTable(experiment: Experiment, axes: readonly GridAxis[], points: readonly string[][], runs: readonly Run[]): Table {
  const names = metricNames(runs);
  const rows = runs.map((run, i) => {
    const row: Record<string, Cell> = {};
    axes.forEach((axis, a) => {
      row[axis.key] = asNumber(points[i]![a]!.slice(axis.key.length + 1));
    });
    for (const name of names) {
      const metric = run.metrics[name];
      row[name] = metric?.value ?? null;
      row[`${name}-interval`] = metric?.interval ? { low: metric.interval[0], high: metric.interval[1] } : null;
    }
    return row;
  });
  const columns = [
    ...axes.map((axis) => ({ key: axis.key, label: axis.key })),
    ...names.flatMap((name) => {
      const unit = unitOf(runs, name);
      const value = { key: name, label: name, ...(unit ? { unit } : {}) };
      const interval = { key: `${name}-interval`, label: "95 % interval" };
      return rows.some((row) => row[interval.key] !== null) ? [value, interval] : [value];
    }),
  ];
  return { id: "sweep", title: `${experiment.title}: sweep over ${axes.map((a) => a.key).join(" × ")}`, columns, rows };
}

/** A panel for each metric: a heatmap over two axes; lines with intervals over one, and a line for each combination of further ones. */
function sweepFigure(
  experiment: Experiment,
  axes: readonly GridAxis[],
  points: readonly string[][],
  runs: readonly Run[],
): Figure {
  const [first, second] = axes as [GridAxis, GridAxis | undefined];
  const names = metricNames(runs).slice(0, MOST_PANELS);
  const panels = names.map((name) => {
    const unit = unitOf(runs, name);
    const value = (run: Run | undefined): number | null => run?.metrics[name]?.value ?? null;
    return axes.length === 2 && second
      ? heatmapPanel({
          heading: name,
          values: second.values.map((_, j) => first.values.map((_, i) => value(runs[i * second.values.length + j]))),
          columns: first.values,
          rows: second.values,
          x: { title: first.key },
          y: { title: second.key },
          unit,
        })
      : linePanel({ heading: name, series: sweepLines(first, points, runs, name), x: axisOf(first), y: { title: unit } });
  });
  const caption = `${runs.length} runs of ${experiment.id}, ${runs[0]!.manifest.profile} profile; bands: 95 % intervals.`;
  const columns = Math.min(names.length, axes.length === 2 ? 2 : 3);
  const rows = Math.ceil(names.length / columns);
  const size = columns === 1 ? {} : { width: 7.16, aspect: (rows * 0.8) / columns };
  return { id: "sweep", title: experiment.title, ...composeFigure({ panels, columns, caption, ...size }) };
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

function sweepLines(first: GridAxis, points: readonly string[][], runs: readonly Run[], name: string): Series[] {
  const lines = new Map<string, Run[]>();
  points.forEach((point, i) => {
    const rest = point.slice(1).join(" ");
    lines.set(rest, [...(lines.get(rest) ?? []), runs[i]!]);
  });
  const x = first.values.map((text, i) => (isNumeric(first) ? Number(text) : i));
  return [...lines].map(([rest, line]) => {
    const metrics = line.map((run) => run.metrics[name]);
    const band = metrics.every((m) => m?.interval);
    return {
      ...(rest && { name: rest }),
      x,
      y: metrics.map((m) => m?.value ?? Number.NaN),
      ...(band && { low: metrics.map((m) => m!.interval![0]), high: metrics.map((m) => m!.interval![1]) }),
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
