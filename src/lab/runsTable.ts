import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Cell, Table } from "../tables/table.js";
import { seedsInWords } from "./comparable.js";
import { differences } from "./configLeaves.js";
import type { Metric, Profile } from "./experiment.js";
import { experimentsIn } from "./findRun.js";
import { type ListedResult, listResults } from "./listResults.js";
import { damagedOutputs, listRuns, type Manifest } from "./manifest.js";
import { metricInterval } from "./metricInterval.js";
import { namesIn } from "./runNames.js";
import type { SeveralKind } from "./severalRuns.js";

/** One run, or a result over several, as a list of runs has it. */
export interface ListedRun {
  readonly kind: "run" | SeveralKind;
  readonly experiment: string;
  readonly run: string;
  /** Those that it was given. */
  readonly names: readonly string[];
  /** Of several the last. */
  readonly started: string;
  /** Of several the sum. */
  readonly seconds: number;
  readonly profile: string;
  readonly data: string | null;
  /** Of several seeds in words. */
  readonly seed: number | string;
  /** Settings that differ from the profile's, `key=value`, and what a sweep went over; `null` where the profile is not known. */
  readonly settings: readonly string[] | null;
  /** Over seeds the means; of a sweep none, its table has them by point. */
  readonly metrics: Readonly<Record<string, Metric>>;
}

/**
 * The runs of one experiment or of all and the results over several of them, newest first.
 *
 * @param profileOf the settings of an experiment's profile, where it is known
 * @param warn is told, in a line, of those that are damaged
 */
export async function runsOf(
  out: string,
  id: string | undefined,
  profileOf: ProfileOf,
  warn: (line: string) => void,
): Promise<ListedRun[]> {
  const listed: ListedRun[] = [];
  for (const experiment of id === undefined ? experimentsIn(out) : [id]) {
    const names = namesIn(join(out, experiment));
    const runs = listRuns(out, experiment, warn);
    listed.push(...listResults(join(out, experiment), runs, warn).map((result) => listedResult(result, names)));
    for (const { folder, manifest } of runs) {
      const [damaged] = damagedOutputs(folder, manifest, ["metrics.json"]);
      if (damaged !== undefined) {
        warn(`${folder} is left out: ${damaged} changed since the run; ${manifest.command} writes it anew`);
        continue;
      }
      const settings = await settingsOf(experiment, manifest, profileOf);
      listed.push(listedRun(manifest, { names, settings, metrics: metricsOf(folder) }));
    }
  }
  return listed.sort((a, b) => b.started.localeCompare(a.started));
}

/** Names that runs were given. */
type Names = readonly { readonly name: string; readonly run: string }[];

/** A run as a list has it, by its manifest and what lies beside it. */
export function listedRun(
  { run, profile, seconds, startedAt, identity }: Manifest,
  { names, settings, metrics }: { names: Names } & Pick<ListedRun, "settings" | "metrics">,
): ListedRun {
  return {
    ...{ kind: "run", experiment: identity.experiment, run, started: startedAt, seconds, profile, seed: identity.seed },
    names: namesOf(run, names),
    data: identity.data?.name ?? null,
    ...{ settings, metrics },
  };
}

/** A result over several runs as a list has it; its settings are what all of them share, and of a sweep the values that it went over. */
export function listedResult({ several, manifests, compared }: ListedResult, names: Names): ListedRun {
  const { kind, folder, grid, profile, seeds } = several;
  const run = basename(folder);
  const [{ identity, settings }] = manifests as readonly [Manifest];
  const swept = new Set(grid.map(({ key }) => key));
  const shared = (settings ?? []).filter((setting) => !swept.has(setting.slice(0, setting.indexOf("="))));
  const starts = manifests.map(({ startedAt }) => startedAt).sort();
  return {
    ...{ kind, experiment: identity.experiment, run, names: namesOf(run, names), profile, started: starts.at(-1)! },
    seconds: manifests.reduce((sum, { seconds }) => sum + seconds, 0),
    ...{ data: identity.data?.name ?? null, seed: seeds.length === 1 ? seeds[0]! : seedsInWords(seeds) },
    settings: [...shared, ...grid.map(({ key, values }) => `${key}=${values.join(",")}`)],
    metrics: Object.fromEntries(
      Object.entries(compared.metrics).flatMap(([name, { value, unit, interval }]): [string, Metric][] => {
        if (value === null) return [];
        return [[name, { value, ...(unit && { unit }), ...(interval && { interval: [interval.low, interval.high] }) }]];
      }),
    ),
  };
}

function namesOf(run: string, names: Names): string[] {
  return names.filter((one) => one.run === run).map(({ name }) => name);
}

/** The settings of an experiment's profile, by its id; undefined where they are not known. */
type ProfileOf = (experiment: string, profile: Profile) => Promise<unknown>;

/** An older manifest does not say what differs from its profile. */
async function settingsOf(experiment: string, manifest: Manifest, profileOf: ProfileOf): Promise<readonly string[] | null> {
  if (manifest.settings) return manifest.settings;
  const ofProfile = await profileOf(experiment, manifest.profile);
  return ofProfile === undefined ? null : differences(manifest.identity.config, ofProfile);
}

function metricsOf(folder: string): Record<string, Metric> {
  try {
    return JSON.parse(readFileSync(join(folder, "metrics.json"), "utf8")) as Record<string, Metric>;
  } catch {
    return {};
  }
}

/** Runs as a table, each with its headline; a sweep has none. */
export function runsTable(runs: readonly ListedRun[]): Table {
  const rows = runs.map((run): Record<string, Cell> => {
    const [headline] = Object.entries(run.metrics);
    return {
      ...{
        experiment: run.experiment,
        kind: run.kind,
        run: run.run,
        name: run.names.join(", ") || null,
        started: run.started.slice(0, 16).replace("T", " "),
      },
      ...{
        seconds: run.seconds,
        profile: run.profile,
        data: run.data,
        seed: run.seed,
        settings: run.settings?.join(" ") || null,
      },
      ...{ headline: headline?.[0] ?? null, value: headline?.[1].value ?? null, unit: headline?.[1].unit ?? null },
      interval: metricInterval(headline?.[1]),
    };
  });
  const keys = [
    "experiment",
    "kind",
    "run",
    "name",
    "started",
    "seconds",
    "profile",
    "data",
    "seed",
    "settings",
    "headline",
    "value",
    "unit",
  ];
  return {
    id: "runs",
    title: "Runs",
    columns: [
      ...keys.map((key) => ({ key, label: key, ...(key === "seconds" && { decimals: 1 }) })),
      { key: "interval", label: "95 % interval", interval: true },
    ],
    rows,
  };
}
