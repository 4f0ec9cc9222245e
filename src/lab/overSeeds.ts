import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Figure } from "../figures/figure.js";
import { meanFigure } from "../figures/meanFigure.js";
import type { Interval } from "../metrics/interval.js";
import { type Spread, spread } from "../metrics/spread.js";
import type { Cell, Table } from "../tables/table.js";
import { digest } from "./digest.js";
import type { Experiment } from "./experiment.js";
import type { Reporter } from "./progress.js";
import type { Run } from "./run.js";
import { SPREAD_NOTE, spreadTable } from "./spreadTable.js";
import { writeResult } from "./writeResult.js";

/** A metric over seeds. */
export interface MetricSpread extends Spread {
  readonly unit?: string;
}

/** Runs that differ in their seeds, as one result. */
export interface SeedsRun {
  readonly folder: string;
  /** Ascending. */
  readonly seeds: readonly number[];
  /** One for each seed. */
  readonly runs: readonly Run[];
  readonly metrics: Readonly<Record<string, MetricSpread>>;
  /** `over-seeds`, which has the metrics, and every table of the runs, each number as mean, standard deviation, 95 % interval and range. */
  readonly tables: Readonly<Record<string, Table>>;
  /** The runs' figures as mean curves with bands; pictures are each run's own. */
  readonly figures: Readonly<Record<string, Figure>>;
}

/**
 * Writes what runs of all seeds come to, to `out/ID/PROFILE-seeds-…/`: tables, figures, `metrics.json`, and `seeds.json`, which names the runs. The same runs give the same bytes.
 *
 * @param runs of one experiment, which differ in their seeds alone, by ascending seed
 */
export async function overSeeds(
  experiment: Experiment,
  runs: readonly [Run, ...Run[]],
  { out, command, reporter }: { out: string; command: string; reporter: Reporter },
): Promise<SeedsRun> {
  const { profile } = runs[0].manifest;
  const seeds = runs.map(({ manifest }) => manifest.identity.seed);
  const over = describeSeeds(seeds);
  const metrics = metricSpreads(runs);
  const tables = [metricsTable(experiment.title, metrics, over), ...tablesOver(runs, over)];
  const figures = figuresOver(runs, over);
  const name = `${profile}-seeds-${digest(runs.map(({ manifest }) => manifest.run)).slice(0, 10)}`;
  const folder = join(out, experiment.id, name);
  const record = { command, profile, seeds, runs: runs.map(({ manifest }) => manifest.run), config: runs[0].config };
  const records = { "metrics.json": metrics, "seeds.json": record };
  await writeResult(folder, { tables, figures, records }, { profile, reporter });
  return { folder, seeds, runs, metrics, tables: byId(tables), figures: byId(figures) };
}

/** "10 seeds (1 to 10)", "3 seeds (1, 5, 9)". */
export function describeSeeds(seeds: readonly number[]): string {
  const last = seeds.at(-1)!;
  const isRange = last - seeds[0]! === seeds.length - 1 && seeds.length > 2;
  const shown = seeds.length > 12 ? `${seeds.slice(0, 11).join(", ")}, …, ${last}` : seeds.join(", ");
  return `${seeds.length} ${seeds.length === 1 ? "seed" : "seeds"} (${isRange ? `${seeds[0]} to ${last}` : shown})`;
}

/** Every metric of runs over all of them; of one that a run leaves out, over the others. */
export function metricSpreads(runs: readonly Run[]): Record<string, MetricSpread> {
  const names = [...new Set(runs.flatMap(({ metrics }) => Object.keys(metrics)))];
  return Object.fromEntries(
    names.flatMap((name) => {
      const given = runs.flatMap(({ metrics }) => (Number.isFinite(metrics[name]?.value) ? [metrics[name]!] : []));
      if (given.length === 0) return [];
      const { unit } = given[0]!;
      return [[name, { ...spread(given.map(({ value }) => value)), ...(unit && { unit }) }]];
    }),
  );
}

function metricsTable(title: string, metrics: Readonly<Record<string, MetricSpread>>, over: string): Table {
  return {
    id: "over-seeds",
    title: `${title}: over seeds`,
    columns: [
      { key: "metric", label: "metric" },
      { key: "unit", label: "unit" },
      { key: "mean", label: "mean" },
      { key: "sd", label: "sd" },
      { key: "interval", label: "95 % interval", interval: true },
      { key: "range", label: "range", interval: true },
      { key: "runs", label: "runs" },
    ],
    rows: Object.entries(metrics).map(
      ([metric, { unit, mean, deviation, interval, least, most, n }]): Record<string, Cell> => ({
        ...{ metric, unit: unit ?? null, mean, sd: deviation, interval },
        ...{ range: { low: least, high: most }, runs: n },
      }),
    ),
    notes: [`${SPREAD_NOTE} over ${over}.`],
  };
}

function tablesOver(runs: readonly Run[], over: string): Table[] {
  const ids = [...new Set(runs.flatMap(({ tables }) => Object.keys(tables)))];
  return ids.map((id) => spreadTable(runs.flatMap(({ tables }) => tables[id] ?? []) as [Table, ...Table[]], over));
}

function figuresOver(runs: readonly Run[], over: string): Figure[] {
  const ids = [...new Set(runs.flatMap(({ figures }) => Object.keys(figures)))];
  return ids.flatMap((id) => {
    const figures = runs.flatMap(({ figures }) => figures[id] ?? []);
    const seed = runs.find(({ figures }) => figures[id])!.manifest.identity.seed;
    const own = figures[0]!.caption;
    const isSame =
      figures.length > 1 &&
      figures.every(({ data, layout }) => isDeepStrictEqual([data, layout], [figures[0]!.data, figures[0]!.layout]));
    const what = isSame
      ? `The same over ${over}.`
      : `Means over ${over}; bands and error bars: 95 % intervals of the mean (Student’s t); what has no mean is drawn for each, paler.`;
    const caption = `${what}${own ? ` The caption of seed ${seed}: ${own}` : ""}`;
    return meanFigure(figures, { summarise, caption }) ?? [];
  });
}

function summarise(values: readonly number[]): { mean: number; low: number; high: number } {
  const of = spread(values);
  return { mean: of.mean, ...bandOf(of) };
}

/** What a band shows of a mean: its interval; numbers that have none, as they are equal, narrow it to themselves. */
export function bandOf({ mean, interval }: Pick<Spread, "mean" | "interval">): Interval {
  return interval ?? { low: mean, high: mean };
}

function byId<T extends { id: string }>(all: readonly T[]): Record<string, T> {
  return Object.fromEntries(all.map((one) => [one.id, one]));
}
