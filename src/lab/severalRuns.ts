import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Figure } from "../figures/figure.js";
import type { Table } from "../tables/table.js";
import { RunError } from "./errors.js";

/** Kinds of results over several runs, each with the file that describes one. */
const RECORDS = { seeds: "seeds.json", sweep: "sweep.json" } as const;
export type SeveralKind = keyof typeof RECORDS;

/** A result over several runs as it lies on disk: over seeds, or a sweep. */
export interface SeveralRuns {
  readonly kind: SeveralKind;
  readonly folder: string;
  /** That repeats all of it. */
  readonly command: string;
  readonly profile: string;
  /** Ascending. */
  readonly seeds: readonly number[];
  /** Settings that a sweep went over, with their values; none over seeds. */
  readonly grid: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** Folders of its runs beside its own, those that failed aside. */
  readonly runs: readonly string[];
  readonly tables: Readonly<Record<string, Table>>;
  readonly figures: Readonly<Record<string, Figure>>;
  /** Its files, from its folder, sorted. */
  readonly files: readonly string[];
}

const RECORD = z.object({
  command: z.string(),
  profile: z.string(),
  seeds: z.array(z.number()),
  grid: z.array(z.object({ key: z.string(), values: z.array(z.string()) })).default([]),
  runs: z.array(z.union([z.string(), z.object({ run: z.string().optional() }).transform(({ run }) => run)])),
});

/** What kind of result over several runs a folder holds; undefined where it holds none. */
export function severalKind(folder: string): SeveralKind | undefined {
  return (["seeds", "sweep"] as const).find((kind) => existsSync(join(folder, RECORDS[kind])));
}

/** Reads a result over several runs. Throws a RunError that names the file that is damaged. */
export function readSeveral(folder: string, kind: SeveralKind): SeveralRuns {
  const record = readWhole(folder, RECORDS[kind], (content) => RECORD.parse(content));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"))
    .sort();
  const all = <T extends { id: string }>(of: string): Record<string, T> => {
    const names = files.filter((name) => name.startsWith(`${of}/`) && name.endsWith(".json"));
    return Object.fromEntries(names.map((name) => readWhole(folder, name, (one) => [(one as T).id, one as T])));
  };
  const runs = record.runs.filter((run) => run !== undefined);
  return { ...record, ...{ kind, folder, runs, files }, tables: all<Table>("tables"), figures: all<Figure>("figures") };
}

/** What is thrown where a run behind a result is gone. */
export function runsGone({ folder, command }: SeveralRuns, run: string): RunError {
  return new RunError(`${folder} is made of runs that are gone, such as ${run}; ${command} makes them anew`);
}

/** What a JSON file of a result holds. Throws a RunError where it is damaged. */
export function readWhole<T>(folder: string, name: string, read: (content: unknown) => T): T {
  try {
    return read(JSON.parse(readFileSync(join(folder, name), "utf8")));
  } catch (cause) {
    throw new RunError(`${join(folder, name)} is damaged; the command that wrote it writes it anew`, { cause });
  }
}
