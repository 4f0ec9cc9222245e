import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Figure } from "../figures/figure.js";
import { type Interval, isInterval, numberIn, type Table } from "../tables/table.js";
import { configLeaves, written } from "./configLeaves.js";
import { RunError } from "./errors.js";
import type { Metric } from "./experiment.js";
import { damagedOutputs, type RunIdentity, readManifest } from "./manifest.js";
import { metricInterval } from "./metricInterval.js";
import { describeSeeds, type MetricSpread } from "./overSeeds.js";
import { type Run, readRun } from "./run.js";
import { namesIn } from "./runNames.js";
import { isComparison } from "./spreadTable.js";

/** A number of a run with its interval; over seeds the mean with that of the mean. */
export interface Compared {
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly unit?: string;
}

/** A run, or a result over seeds, as far as it can be compared with another. */
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

/** Reads what lies in a run's folder, or in that of a result over seeds. Throws a RunError where it is damaged. */
export function readComparable(folder: string): Comparable {
  const experiment = basename(dirname(folder));
  const name = namesIn(dirname(folder)).find(({ run }) => run === basename(folder))?.name;
  const label = name ?? `${experiment}/${basename(folder)}`;
  return existsSync(join(folder, "seeds.json")) ? readSeeds(folder, label) : readOne(folder, label);
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

function readSeeds(folder: string, label: string): Comparable {
  const read = <T>(name: string): T => {
    try {
      return JSON.parse(readFileSync(join(folder, name), "utf8")) as T;
    } catch {
      throw new RunError(`${join(folder, name)} is damaged; the command that wrote it writes it anew`);
    }
  };
  const record = read<{ profile: string; seeds: number[]; runs: string[] }>("seeds.json");
  const each = (kind: string): string[] => readdirSync(join(folder, kind)).filter((name) => name.endsWith(".json"));
  const all = <T extends { id: string }>(kind: string): Record<string, T> =>
    existsSync(join(folder, kind))
      ? Object.fromEntries(
          each(kind)
            .map((name) => read<T>(`${kind}/${name}`))
            .map((one) => [one.id, one]),
        )
      : {};
  const first = readManifest(join(dirname(folder), record.runs[0]!))?.identity;
  if (!first) throw new RunError(`${folder} is made of runs that are gone, such as ${record.runs[0]}`);
  const metrics = Object.entries(read<Record<string, MetricSpread>>("metrics.json")).map(([name, { mean, interval, unit }]) => {
    return [name, { value: mean, interval, unit }] as const;
  });
  return {
    ...{ label, folder, experiment: basename(dirname(folder)), figures: all<Figure>("figures") },
    made: {
      ...madeFrom(first),
      ...{ profile: record.profile, seed: describeSeeds(record.seeds), code: JSON.stringify(first.code) },
    },
    numbers: { ...Object.fromEntries(metrics), ...tableNumbers(all<Table>("tables")) },
  };
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
