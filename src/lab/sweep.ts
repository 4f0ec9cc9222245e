import { join } from "node:path";
import { writeFileInto } from "../atomicFile.js";
import type { Figure } from "../figures/figure.js";
import type { Cell, Table } from "../tables/table.js";
import { digest } from "./digest.js";
import { UsageError } from "./errors.js";
import type { Experiment } from "./experiment.js";
import { renderPictures, writeFigureFiles, writeTableFiles } from "./outputs.js";
import { type Run, type RunOptions, runExperiment } from "./run.js";

/** One axis of a sweep: a setting and its values, as typed. */
export interface GridAxis {
  readonly key: string;
  readonly values: readonly string[];
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
  options: RunOptions,
): Promise<{ folder: string; table: Table }> {
  const points = gridPoints(axes);
  const runs: Run[] = [];
  for (const [index, point] of points.entries()) {
    options.reporter.line(`point ${index + 1} of ${points.length}: ${point.join(" ")}`);
    const set = [...(options.set ?? []), ...point];
    runs.push(await runExperiment(experiment, { ...options, set, command: sweepPointCommand(experiment, options, point) }));
  }
  const table = sweepTable(experiment, axes, points, runs);
  const figure = sweepFigure(experiment, axes, points, runs);
  const folder = join(options.out, experiment.id, `sweep-${digest(runs.map((r) => r.manifest.run)).slice(0, 10)}`);
  writeTableFiles(folder, table);
  writeFigureFiles(folder, figure);
  await renderPictures(folder, [figure], options.profile === "smoke" ? [] : ["svg", "png", "pdf"], options.reporter);
  const summary = { command: options.command, runs: runs.map((r, i) => ({ point: points[i], run: r.manifest.run })) };
  writeFileInto(join(folder, "sweep.json"), `${JSON.stringify(summary, null, 2)}\n`);
  options.reporter.line(`  wrote ${folder}`);
  return { folder, table };
}

function sweepPointCommand(experiment: Experiment, options: RunOptions, point: readonly string[]): string {
  const head = options.command.split(" --grid ")[0]!.replace(` sweep ${experiment.id}`, ` run ${experiment.id}`);
  return `${head} ${point.map((p) => `--set ${p}`).join(" ")}`;
}

function sweepTable(experiment: Experiment, axes: readonly GridAxis[], points: readonly string[][], runs: readonly Run[]): Table {
  const names = Object.keys(runs[0]!.metrics);
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
      const unit = runs[0]!.metrics[name]!.unit;
      const value = { key: name, label: name, ...(unit ? { unit } : {}) };
      const interval = { key: `${name}-interval`, label: "95 % interval" };
      return rows.some((row) => row[interval.key] !== null) ? [value, interval] : [value];
    }),
  ];
  return { id: "sweep", title: `${experiment.title}: sweep over ${axes.map((a) => a.key).join(" × ")}`, columns, rows };
}

/** The headline metric: a heatmap over two axes, lines with intervals over one, one line for each further combination. */
function sweepFigure(
  experiment: Experiment,
  axes: readonly GridAxis[],
  points: readonly string[][],
  runs: readonly Run[],
): Figure {
  const name = Object.keys(runs[0]!.metrics)[0]!;
  const unit = runs[0]!.metrics[name]!.unit;
  const label = unit ? `${name} (${unit})` : name;
  const [first, second] = axes as [GridAxis, GridAxis | undefined];
  const title = `${experiment.title}: ${name}`;
  const value = (run: Run | undefined): number | null => run?.metrics[name]?.value ?? null;
  if (axes.length === 2 && second) {
    const z = second.values.map((_, j) => first.values.map((_, i) => value(runs[i * second.values.length + j])));
    return {
      id: "sweep",
      title,
      data: [{ type: "heatmap", x: [...first.values], y: [...second.values], z, colorbar: { title: { text: label } } }],
      layout: {
        xaxis: { title: { text: first.key }, type: "category" },
        yaxis: { title: { text: second.key }, type: "category" },
      },
    };
  }
  const lines = new Map<string, number[]>();
  points.forEach((point, i) => {
    const rest = point.slice(1).join(" ");
    lines.set(rest, [...(lines.get(rest) ?? []), i]);
  });
  const numeric = first.values.every((v) => typeof asNumber(v) === "number");
  const data = [...lines].map(([rest, indices]) => ({
    type: "scatter" as const,
    mode: "lines+markers" as const,
    name: rest || name,
    x: indices.map((i) => asNumber(points[i]![0]!.slice(first.key.length + 1))),
    y: indices.map((i) => value(runs[i])),
    error_y: {
      type: "data" as const,
      symmetric: false,
      array: indices.map((i) => spread(runs[i], name, 1)),
      arrayminus: indices.map((i) => spread(runs[i], name, 0)),
    },
  }));
  return {
    id: "sweep",
    title,
    data,
    layout: {
      showlegend: lines.size > 1,
      xaxis: { title: { text: first.key }, ...(numeric ? {} : { type: "category" as const }) },
      yaxis: { title: { text: label } },
    },
  };
}

function spread(run: Run | undefined, name: string, side: 0 | 1): number {
  const metric = run?.metrics[name];
  return metric?.interval ? Math.abs(metric.interval[side] - metric.value) : 0;
}

function asNumber(text: string): number | string {
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}
