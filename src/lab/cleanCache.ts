import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell, Table } from "../tables/table.js";
import { discard, isTemporary, sweepTemporaries } from "../temporaries.js";
import { cacheFolder } from "./cacheFolder.js";
import { experimentsIn } from "./findRun.js";
import { listRuns } from "./manifest.js";
import { runningIn } from "./running.js";
import { type Ingredients, stageKey } from "./stageCache.js";

/** What is cleaned. */
export interface CleanOptions {
  /** Only what was not used for so long, in milliseconds. Default: all but stages that were stopped, from where a run would go on. */
  readonly older?: number;
  /** Leaves results of stages that a run was made from. Default false. */
  readonly keepRuns?: boolean;
  /** Removes nothing. Default false. */
  readonly dryRun?: boolean;
}

/** What a cache holds of one kind for one experiment. */
interface Entry {
  readonly kind: "stage results" | "unfinished stages" | "synthetic prints";
  readonly path: string;
  readonly bytes: number;
  /** When it was last used, in milliseconds since 1970. */
  readonly used: number;
  /** The experiment that it belongs to, where that is known and one. */
  readonly experiment: string | undefined;
  /** Whether a run was made from it. */
  readonly needed: boolean;
}

/** What a cache held, and what was removed. */
export interface Cleaned {
  readonly table: Table;
  /** Bytes removed, or that would be. */
  readonly bytes: number;
  /** Experiments at work, whose part was left alone. */
  readonly running: readonly string[];
}

/**
 * Makes room in the cache of a results folder. Tables and figures of runs are never touched: what is removed is computed again when it is
 * wanted. Of an experiment that is running nothing is removed that it may use.
 */
export function cleanCache(out: string, { older = 0, keepRuns = false, dryRun = false }: CleanOptions = {}): Cleaned {
  const cache = cacheFolder(out);
  const running = runningIn(cache);
  const entries = entriesIn(out, cache);
  const before = Date.now() - older;
  const isUsed = ({ experiment }: Entry): boolean =>
    running.length > 0 && (experiment === undefined || running.includes(experiment));
  const isKept = ({ kind, needed }: Entry): boolean => (keepRuns && needed) || (older === 0 && kind === "unfinished stages");
  const goes = new Set(entries.filter((entry) => entry.used <= before && !isKept(entry) && !isUsed(entry)));
  if (!dryRun) {
    for (const { path } of goes) discard(path);
    for (const folder of ["stages", "pieces", "checkpoints", "prints"]) sweepTemporaries(join(cache, folder));
  }
  const bytes = [...goes].reduce((sum, entry) => sum + entry.bytes, 0);
  return { table: cacheTable(entries, goes, dryRun), bytes, running };
}

function entriesIn(out: string, cache: string): Entry[] {
  const needed = new Map<string, Set<string>>();
  for (const experiment of experimentsIn(out)) {
    for (const { manifest } of listRuns(out, experiment)) {
      for (const { key } of manifest.stages ?? []) needed.set(key, (needed.get(key) ?? new Set()).add(experiment));
    }
  }
  const last = lastKeys(join(cache, "last"));
  const ownerOf = (key: string): string | undefined => {
    const owners = needed.get(key);
    return owners?.size === 1 ? [...owners][0] : owners ? undefined : last.get(key);
  };
  const entry = (kind: Entry["kind"], path: string, key: string): Entry[] => {
    const size = sizeOf(path);
    return size ? [{ kind, path, ...size, experiment: ownerOf(key), needed: needed.has(key) }] : [];
  };
  const keyOf = (name: string): string => name.replace(/\.bin$/, "");
  const stages = names(join(cache, "stages")).flatMap((part) =>
    names(join(cache, "stages", part)).flatMap((name) => entry("stage results", join(cache, "stages", part, name), keyOf(name))),
  );
  const unfinished = ["pieces", "checkpoints"].flatMap((folder) =>
    names(join(cache, folder)).flatMap((name) => entry("unfinished stages", join(cache, folder, name), keyOf(name))),
  );
  const prints = names(join(cache, "prints")).flatMap((name) => entry("synthetic prints", join(cache, "prints", name), ""));
  return [...stages, ...unfinished, ...prints];
}

/** The experiment of each stage's last key. Stages that several experiments have are nobody's. */
function lastKeys(folder: string): Map<string, string> {
  return new Map(
    names(folder).flatMap((name) => {
      try {
        const ingredients = JSON.parse(readFileSync(join(folder, name), "utf8")) as Ingredients;
        const experiment = /^experiments\/([^/]+)\//.exec(ingredients.stage)?.[1];
        return experiment && experiment !== "shared" ? [[stageKey(ingredients), experiment] as const] : [];
      } catch {
        return [];
      }
    }),
  );
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !isTemporary(name))
      .sort();
  } catch {
    return [];
  }
}

/** Bytes of a file or of all below a folder, and when one of them was last used; undefined where it is gone meanwhile. */
function sizeOf(path: string): { bytes: number; used: number } | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  if (!found.isDirectory()) return { bytes: found.size, used: found.mtimeMs };
  const parts = readdirSync(path).flatMap((name) => sizeOf(join(path, name)) ?? []);
  return {
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    used: parts.reduce((most, { used }) => Math.max(most, used), found.mtimeMs),
  };
}

function cacheTable(entries: readonly Entry[], goes: ReadonlySet<Entry>, dryRun: boolean): Table {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.experiment ?? null, entry.kind]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const megabytes = (of: readonly Entry[]): number => of.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  const rows = [...groups.values()].map((of): Record<string, Cell> => {
    const times = of.map(({ used }) => used);
    const removed = of.filter((entry) => goes.has(entry));
    return {
      ...{ experiment: of[0]!.experiment ?? null, what: of[0]!.kind, files: of.length, size: megabytes(of) },
      needed: megabytes(of.filter(({ needed }) => needed)),
      ...{ oldest: day(Math.min(...times)), newest: day(Math.max(...times)), removed: megabytes(removed) },
    };
  });
  // What is nobody's or everybody's comes last.
  const place = ({ experiment, what }: Record<string, Cell>): string => `${experiment === null ? 1 : 0} ${experiment} ${what}`;
  rows.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const size = (key: string, label: string) => ({ key, label, unit: "MB", decimals: 1 });
  return {
    id: "cache",
    title: "The cache",
    columns: [
      { key: "experiment", label: "experiment" },
      { key: "what", label: "what" },
      { key: "files", label: "items" },
      size("size", "size"),
      size("needed", "of runs that are there"),
      { key: "oldest", label: "used from" },
      { key: "newest", label: "to" },
      size("removed", dryRun ? "would be removed" : "removed"),
    ],
    rows,
  };
}
