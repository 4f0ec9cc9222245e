import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toLatex } from "../tables/latex.js";
import type { Table } from "../tables/table.js";
import type { ZipEntry } from "../zip.js";
import { RunError, UsageError } from "./errors.js";
import { figureLatex } from "./figureLatex.js";
import { damagedOutputs, readManifest } from "./manifest.js";
import { type CrateAbout, type CrateRun, roCrate } from "./roCrate.js";
import { type Run, readRun } from "./run.js";

/** What an archive says that runs do not know. */
export type ArchiveAbout = Pick<CrateAbout, "papers" | "authors" | "licence">;

/**
 * The files of a research object over runs: RO-Crate's metadata, each run as it lies in its folder with a LaTeX snippet for each figure, the commands that
 * repeat them, and all tables that stand beside the papers in one file for LaTeX.
 *
 * @param folders of runs, none twice
 * @throws RunError of one line where a run is damaged, UsageError where a folder holds none
 */
export function archiveRuns(folders: readonly string[], about: ArchiveAbout): ZipEntry[] {
  const runs = folders.map(wholeRun);
  const archived = runs.map((run): CrateRun & { entries: ZipEntry[] } => {
    const { manifest } = run;
    const folder = `${manifest.identity.experiment}/${manifest.run}`;
    const own = ["manifest.json", ...Object.keys(manifest.outputs)].map(
      (name): ZipEntry => ({ name: `${folder}/${name}`, bytes: readFileSync(join(run.folder, name)) }),
    );
    const entries = [...own, ...snippets(run, folder)];
    return { folder, manifest, entries, files: entries.map(({ name }) => name) };
  });
  const commands = runs.map(({ manifest }) => `npx ${manifest.command}\n`);
  const files = [
    {
      name: "runs.sh",
      description: "The commands that repeat the runs",
      bytes: Buffer.from(`#!/bin/sh\nset -e\n${[...new Set(commands)].join("")}`),
    },
    {
      name: "published-beside-ours.tex",
      description: "Every table that stands beside a paper, for LaTeX",
      bytes: Buffer.from(besideOurs(runs)),
    },
  ];
  const all = [...files, ...archived.flatMap(({ entries }) => entries)];
  const sizes = new Map(all.map(({ name, bytes }) => [name, bytes.length]));
  const crate = roCrate({
    ...about,
    runs: archived,
    files: files.map(({ name, description, bytes }) => ({ name, description, bytes: bytes.length })),
    bytesOf: (name) => sizes.get(name)!,
  });
  return [{ name: "ro-crate-metadata.json", bytes: Buffer.from(`${JSON.stringify(crate, null, 1)}\n`) }, ...all];
}

function wholeRun(folder: string): Run {
  const manifest = readManifest(folder);
  if (!manifest) throw new UsageError(`${folder} holds no run; must be the folder of one, or its name`);
  const [damaged] = damagedOutputs(folder, manifest);
  if (damaged !== undefined)
    throw new RunError(`${join(folder, damaged)} changed since the run; ${manifest.command} writes it anew`);
  return readRun(folder);
}

/** A file for each figure of which there is a picture that LaTeX takes. */
function snippets({ figures, manifest }: Run, folder: string): ZipEntry[] {
  return Object.values(figures).flatMap((figure) => {
    const picture = ["pdf", "png"].map((ending) => `figures/${figure.id}.${ending}`).find((name) => name in manifest.outputs);
    if (!picture) return [];
    const named = { ...figure, id: `${manifest.identity.experiment}-${figure.id}` };
    return [{ name: `${folder}/figures/${figure.id}.tex`, bytes: Buffer.from(figureLatex(named, `${folder}/${picture}`)) }];
  });
}

/** Tables with the columns published and ours, under labels that no other has. */
function besideOurs(runs: readonly Run[]): string {
  const taken = new Set<string>();
  const tables = runs.flatMap(({ tables, manifest }) =>
    Object.values(tables)
      .filter(isBeside)
      .map((table) => {
        const { experiment, seed } = manifest.identity;
        const plain = `${experiment}-${table.id}`;
        const id = taken.has(plain) ? `${plain}-${manifest.run}` : plain;
        taken.add(id);
        const title = id === plain ? table.title : `${table.title} (${manifest.profile}, seed ${seed})`;
        return toLatex({ ...table, id, title });
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
