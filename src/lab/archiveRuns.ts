import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Figure } from "../figures/figure.js";
import { toLatex } from "../tables/latex.js";
import type { Table } from "../tables/table.js";
import type { ZipEntry } from "../zip.js";
import { sha256 } from "./digest.js";
import { RunError, UsageError } from "./errors.js";
import { figureLatex } from "./figureLatex.js";
import { damagedOutputs, readManifest } from "./manifest.js";
import { describeSeeds } from "./overSeeds.js";
import { type CrateAbout, type CrateResult, type CrateRun, roCrate } from "./roCrate.js";
import { type Run, readRun } from "./run.js";
import { readSeveral, runsGone, type SeveralRuns, severalKind } from "./severalRuns.js";

/** What an archive says that runs do not know. */
export type ArchiveAbout = Pick<CrateAbout, "papers" | "authors" | "licence">;

/**
 * The files of a research object over runs: RO-Crate's metadata, each run as it lies in its folder with a LaTeX snippet for each figure, the commands that
 * repeat them, and all tables that stand beside the papers in one file for LaTeX.
 *
 * @param folders of runs, or of results over several, which come with their runs
 * @throws RunError of one line where a run is damaged or gone, UsageError where a folder holds none
 */
export function archiveRuns(folders: readonly string[], about: ArchiveAbout): ZipEntry[] {
  const runs = archivedRuns(folders).map(wholeRun);
  const several = [...new Set(folders)].flatMap((folder) => severalIn(folder) ?? []);
  const archived = runs.map((run): CrateRun & { entries: ZipEntry[] } => {
    const { manifest, figures } = run;
    const { experiment } = manifest.identity;
    const folder = `${experiment}/${manifest.run}`;
    const own = filesOf(run.folder, folder, ["manifest.json", ...Object.keys(manifest.outputs)]);
    const entries = [...own, ...snippets(figures, { experiment, folder, files: own })];
    return { folder, manifest, entries, files: entries.map(({ name }) => name) };
  });
  const results = several.map((one): CrateResult & { entries: ZipEntry[] } => {
    const experiment = experimentOf(one);
    const folder = `${experiment}/${basename(one.folder)}`;
    const own = filesOf(one.folder, folder, one.files);
    const entries = [...own, ...snippets(one.figures, { experiment, folder, files: own })];
    return {
      ...{ folder, entries, name: nameOf(one), command: one.command },
      runs: [...new Set(one.runs)].map((run) => `${experiment}/${run}`),
      files: entries.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
    };
  });
  const covered = new Set(results.flatMap((result) => result.runs));
  const alone = archived.filter(({ folder }) => !covered.has(folder));
  const commands = [...results, ...alone.map(({ manifest }) => manifest)].map(({ command }) => `npx ${command}\n`);
  const files = [
    {
      name: "runs.sh",
      description: "The commands that repeat the runs",
      bytes: Buffer.from(`#!/bin/sh\nset -e\n${[...new Set(commands)].join("")}`),
    },
    {
      name: "published-beside-ours.tex",
      description: "Every table that stands beside a paper, for LaTeX",
      bytes: Buffer.from(besideOurs(runs, several)),
    },
  ];
  const all = [...files, ...[...archived, ...results].flatMap(({ entries }) => entries)];
  const sizes = new Map(all.map(({ name, bytes }) => [name, bytes.length]));
  const crate = roCrate({
    ...about,
    runs: archived,
    results,
    files: files.map(({ name, description, bytes }) => ({ name, description, bytes: bytes.length })),
    bytesOf: (name) => sizes.get(name)!,
  });
  return [{ name: "ro-crate-metadata.json", bytes: Buffer.from(`${JSON.stringify(crate, null, 1)}\n`) }, ...all];
}

/** The folders of all runs that an archive of these holds, those behind results among them, each once. Throws a RunError where one of those is gone. */
export function archivedRuns(folders: readonly string[]): string[] {
  return [...new Set(folders.flatMap((folder) => runsBehind(folder) ?? [folder]))];
}

function runsBehind(folder: string): string[] | undefined {
  const several = severalIn(folder);
  const runs = several?.runs.map((run) => join(dirname(folder), run));
  const gone = runs?.find((run) => !existsSync(run));
  if (gone !== undefined) throw runsGone(several!, basename(gone));
  return runs;
}

/** The result over several runs that a folder holds, if it does. */
function severalIn(folder: string): SeveralRuns | undefined {
  const kind = severalKind(folder);
  return kind && readSeveral(folder, kind);
}

function experimentOf({ folder }: SeveralRuns): string {
  return basename(dirname(resolve(folder)));
}

/** "far-frr over 10 seeds (1 to 10)", "filters over window=3,5,7". */
function nameOf(several: SeveralRuns): string {
  const { grid, seeds } = several;
  const over = [
    ...grid.map(({ key, values }) => `${key}=${values.join(",")}`),
    ...(seeds.length > 1 ? [describeSeeds(seeds)] : []),
  ];
  return `${experimentOf(several)} over ${over.join(" and ")}`;
}

function filesOf(from: string, folder: string, names: readonly string[]): ZipEntry[] {
  return names.map((name) => ({ name: `${folder}/${name}`, bytes: readFileSync(join(from, name)) }));
}

function wholeRun(folder: string): Run {
  const manifest = readManifest(folder);
  if (!manifest && existsSync(join(folder, "manifest.json")))
    throw new RunError(`${join(folder, "manifest.json")} changed since the run; the command that wrote it writes it anew`);
  if (!manifest) throw new UsageError(`${folder} holds no run; must be the folder of one, or its name`);
  const [damaged] = damagedOutputs(folder, manifest);
  if (damaged !== undefined)
    throw new RunError(`${join(folder, damaged)} changed since the run; ${manifest.command} writes it anew`);
  return readRun(folder);
}

/** A file for each figure of which there is a picture that LaTeX takes. */
function snippets(
  figures: Readonly<Record<string, Figure>>,
  { experiment, folder, files }: { experiment: string; folder: string; files: readonly ZipEntry[] },
): ZipEntry[] {
  const there = new Set(files.map(({ name }) => name));
  return Object.values(figures).flatMap((figure) => {
    const picture = ["pdf", "png"].map((ending) => `${folder}/figures/${figure.id}.${ending}`).find((name) => there.has(name));
    if (!picture) return [];
    const named = { ...figure, id: `${experiment}-${figure.id}` };
    return [{ name: `${folder}/figures/${figure.id}.tex`, bytes: Buffer.from(figureLatex(named, picture)) }];
  });
}

/** Tables with the columns published and ours, under labels that no other has. */
function besideOurs(runs: readonly Run[], several: readonly SeveralRuns[]): string {
  const taken = new Set<string>();
  const all = [
    ...runs.map(({ tables, manifest: { identity, run, profile } }) => {
      return { tables, experiment: identity.experiment, name: run, made: `${profile}, seed ${identity.seed}` };
    }),
    ...several.map((one) => {
      return {
        tables: one.tables,
        experiment: experimentOf(one),
        name: basename(one.folder),
        made: `${one.profile}, ${describeSeeds(one.seeds)}`,
      };
    }),
  ];
  const tables = all.flatMap(({ tables, experiment, name, made }) =>
    Object.values(tables)
      .filter(isBeside)
      .map((table) => {
        const plain = `${experiment}-${table.id}`;
        const id = taken.has(plain) ? `${plain}-${name}` : plain;
        taken.add(id);
        return toLatex({ ...table, id, title: id === plain ? table.title : `${table.title} (${made})` });
      }),
  );
  if (tables.length === 0) return "% None of these runs has a table that stands beside a paper.\n";
  const packages = [...new Set(tables.flatMap((text) => text.split("\n", 1)[0]!.match(/\\usepackage\{[^}]*\}/g) ?? []))];
  const bodies = tables.map((text) => text.slice(text.indexOf("\n") + 1));
  return [`% ${packages.join("")}`, ...bodies].join("\n");
}

function isBeside({ columns }: Table): boolean {
  const keys = columns.map(({ key }) => key);
  return keys.includes("published") && keys.includes("verdict");
}
