import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell, Table } from "../tables/table.js";
import { differences } from "./configLeaves.js";
import type { Metric, Profile } from "./experiment.js";
import { experimentsIn } from "./findRun.js";
import { listRuns, type Manifest } from "./manifest.js";
import { metricInterval } from "./metricInterval.js";
import { namesIn } from "./runNames.js";

/** One run, as a list of runs has it. */
export interface ListedRun {
  readonly experiment: string;
  readonly run: string;
  /** Those that it was given. */
  readonly names: readonly string[];
  readonly started: string;
  readonly seconds: number;
  readonly profile: Profile;
  readonly data: string | null;
  readonly seed: number;
  /** Settings that differ from the profile's, `key=value`; `null` where the profile is not known. */
  readonly settings: readonly string[] | null;
  readonly metrics: Readonly<Record<string, Metric>>;
}

/**
 * The runs of one experiment or of all, newest first.
 *
 * @param profileOf the settings of an experiment's profile, where it is known
 * @param warn is told, in a line, of those whose manifest is damaged
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
    for (const { folder, manifest } of listRuns(out, experiment, warn)) {
      const settings = await settingsOf(experiment, manifest, profileOf);
      listed.push(listedRun(manifest, { names, settings, metrics: metricsOf(folder) }));
    }
  }
  return listed.sort((a, b) => b.started.localeCompare(a.started));
}

/** A run as a list has it, by its manifest and what lies beside it. */
export function listedRun(
  { run, profile, seconds, startedAt, identity }: Manifest,
  { names, settings, metrics }: { names: readonly { name: string; run: string }[] } & Pick<ListedRun, "settings" | "metrics">,
): ListedRun {
  return {
    ...{ experiment: identity.experiment, run, started: startedAt, seconds, profile, seed: identity.seed },
    names: names.filter((one) => one.run === run).map(({ name }) => name),
    data: identity.data?.name ?? null,
    ...{ settings, metrics },
  };
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

/** Runs as a table, each with its headline. */
export function runsTable(runs: readonly ListedRun[]): Table {
  const rows = runs.map((run): Record<string, Cell> => {
    const [headline] = Object.entries(run.metrics);
    return {
      ...{
        experiment: run.experiment,
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
