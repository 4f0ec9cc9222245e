import { basename, dirname, join } from "node:path";
import type { Figure } from "../figures/figure.js";
import { type Interval, isInterval, numberIn, type Table } from "../tables/table.js";
import { configLeaves, written } from "./configLeaves.js";
import { RunError } from "./errors.js";
import type { Metric } from "./experiment.js";
import { damagedOutputs, type Manifest, type RunIdentity, readManifest } from "./manifest.js";
import { metricInterval } from "./metricInterval.js";
import { describeSeeds, type MetricSpread } from "./overSeeds.js";
import { type Run, readRun } from "./run.js";
import { namesIn } from "./runNames.js";
import { readSeveral, readWhole, runsGone, type SeveralRuns, severalKind } from "./severalRuns.js";
import { isComparison } from "./spreadTable.js";

/** A number of a run with its interval; over seeds the mean with that of the mean. */
export interface Compared {
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly unit?: string;
}

/** A run, a result over seeds or a sweep, as far as it can be compared with another. */
export interface Comparable {
  readonly label: string;
  readonly folder: string;
  readonly experiment: string;
  /** Everything that it was made from, in words, by its name. */
  readonly made: Readonly<Record<string, string>>;
  /** Metrics, and what comparison tables hold of ours. */
  readonly numbers: Readonly<Record<string, Compared>>;
  readonly figures: Readonly<Record<string, Figure>>;
}

/** What a result over several runs was made from and came to, and of that its metrics alone; a sweep has none but its points'. */
export interface ComparedSeveral extends Pick<Comparable, "made" | "numbers"> {
  readonly metrics: Readonly<Record<string, Compared>>;
}

/** Reads what lies in a run's folder, or in that of a result over seeds or of a sweep. Throws a RunError where it is damaged. */
export function readComparable(folder: string): Comparable {
  const experiment = basename(dirname(folder));
  const name = namesIn(dirname(folder)).find(({ run }) => run === basename(folder))?.name;
  const label = name ?? `${experiment}/${basename(folder)}`;
  const kind = severalKind(folder);
  return kind ? readOver(readSeveral(folder, kind), label) : readOne(folder, label);
}

function readOne(folder: string, label: string): Comparable {
  const manifest = readManifest(folder);
  const damaged = manifest ? damagedOutputs(folder, manifest) : ["manifest.json"];
  if (!manifest || damaged.length > 0) {
    throw new RunError(
      `${folder}: ${damaged[0]} changed since the run; ${manifest?.command ?? "the command that wrote it"} writes it anew`,
    );
  }
  const run = readRun(folder);
  return { ...{ label, folder, experiment: manifest.identity.experiment, figures: run.figures }, ...comparedOf(run) };
}

/** What a run was made from, and the numbers that it came to. */
export function comparedOf({
  manifest: { identity, profile },
  metrics,
  tables,
}: Pick<Run, "manifest" | "metrics" | "tables">): Pick<Comparable, "made" | "numbers"> {
  return {
    made: { ...madeFrom(identity), profile, seed: String(identity.seed), code: JSON.stringify(identity.code) },
    numbers: { ...metricNumbers(metrics), ...tableNumbers(tables) },
  };
}

/** Configuration, data, environment and engine of a run, in words. */
function madeFrom({ config, data, environment = {}, engine }: RunIdentity): Record<string, string> {
  const settings = Object.entries(configLeaves(config)).map(([key, value]) => [key, written(value)]);
  return {
    ...Object.fromEntries(settings),
    data: data ? `${data.name} (${data.kind}, digest ${data.digest.slice(0, 10)})` : "none",
    ...environment,
    engine,
  };
}

function readOver(several: SeveralRuns, label: string): Comparable {
  const { folder, figures, runs } = several;
  const manifests = runs.map((run) => readManifest(join(dirname(folder), run)));
  const { made, numbers } = comparedOfSeveral(several, manifests);
  return { label, folder, experiment: basename(dirname(folder)), figures, made, numbers };
}

/**
 * What a result over several runs was made from, and the numbers that it came to: over seeds the means, of a sweep each point's. A setting in which its runs
 * differ has all their values.
 *
 * @param manifests of its runs, in their order; throws a RunError where one is undefined, as it is gone
 */
export function comparedOfSeveral(several: SeveralRuns, manifests: readonly (Manifest | undefined)[]): ComparedSeveral {
  const { folder, kind, profile, seeds, runs, tables } = several;
  const gone = manifests.indexOf(undefined);
  if (gone >= 0 || runs.length === 0) throw runsGone(several, runs[gone] ?? "all");
  const made = (manifests as readonly Manifest[]).map(({ identity }) => madeFrom(identity));
  const keys = [...new Set(made.flatMap(Object.keys))];
  const values = keys.map((key) => [key, listed([...new Set(made.map((of) => of[key] ?? "—"))])]);
  const code = JSON.stringify(manifests[0]!.identity.code);
  const metrics = kind === "sweep" ? {} : meansOf(folder);
  return {
    made: { ...Object.fromEntries(values), profile, seed: seedsInWords(seeds), code },
    numbers: kind === "sweep" ? pointNumbers(several) : { ...metrics, ...tableNumbers(tables) },
    metrics,
  };
}

/** "3", "10 seeds (1 to 10)". */
export function seedsInWords(seeds: readonly number[]): string {
  return seeds.length === 1 ? `${seeds[0]}` : describeSeeds(seeds);
}

/** Values of a setting; of many the first and the last. */
function listed(values: readonly string[]): string {
  return (values.length > 12 ? [...values.slice(0, 11), "…", values.at(-1)!] : values).join("; ");
}

/** Every metric of a result over seeds: the mean with its interval. Throws a RunError where its file is damaged. */
function meansOf(folder: string): Record<string, Compared> {
  return readWhole(folder, "metrics.json", (metrics) =>
    Object.fromEntries(
      Object.entries(metrics as Readonly<Record<string, MetricSpread>>).map(([name, { mean, interval, unit }]) => [
        name,
        { value: mean, interval, unit },
      ]),
    ),
  );
}

/** Every metric at every point of a sweep, by the sweep's table. */
function pointNumbers({ grid, tables }: SeveralRuns): Record<string, Compared> {
  const { sweep } = tables;
  if (!sweep) return {};
  const keys = new Set(["runs", ...grid.map(({ key }) => key)]);
  const metrics = sweep.columns.filter(({ key }) => !keys.has(key) && !/-(interval|sd)$/.test(key));
  return Object.fromEntries(
    sweep.rows.flatMap((row) => {
      const point = grid.map(({ key }) => `${key}=${String(row[key])}`).join(", ");
      return metrics.map(({ key, unit }): [string, Compared] => {
        const interval = row[`${key}-interval`] ?? null;
        const value = numberIn(row[key] ?? null) ?? null;
        return [`${key}, ${point}`, { value, interval: isInterval(interval) ? interval : null, ...(unit && { unit }) }];
      });
    }),
  );
}

function metricNumbers(metrics: Readonly<Record<string, Metric>>): Record<string, Compared> {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, metric]) => {
      return [name, { value: metric.value, interval: metricInterval(metric), unit: metric.unit }];
    }),
  );
}

/** What comparison tables hold of ours, by table and row. */
function tableNumbers(tables: Readonly<Record<string, Table>>): Record<string, Compared> {
  const compared = Object.values(tables).filter(isComparison);
  return Object.fromEntries(
    compared.flatMap((table) =>
      table.rows.flatMap((row): [string, Compared][] => {
        const name = row[table.columns[0]!.key];
        const value = numberIn(row.ours ?? null);
        const interval = row["ours-interval"] ?? row.interval ?? null;
        return value === undefined
          ? []
          : [[`${table.id}: ${String(name)}`, { value, interval: isInterval(interval) ? interval : null }]];
      }),
    ),
  );
}
