import type { Command } from "commander";
import { archivedRuns, archiveRuns } from "../lab/archiveRuns.js";
import { UsageError } from "../lab/errors.js";
import { findRun } from "../lab/findRun.js";
import { readManifest } from "../lab/manifest.js";
import { createReporter } from "../lab/progress.js";
import { requireFolder } from "../lab/requireFolder.js";
import { paper } from "../papers.js";
import { printable } from "../printable.js";
import { zip } from "../zip.js";
import { collect } from "./collect.js";
import { writeDocument } from "./keys/documents.js";

interface ArchiveFlags {
  out: string;
  results: string;
  author?: string[];
  licence?: string;
  force?: boolean;
}

export function registerArchive(program: Command): void {
  program
    .command("archive")
    .description(
      "a research object (RO-Crate) of runs: tables, figures, settings and provenance in one ZIP file, without the prints",
    )
    .argument("<run...>", "runs: by name, beginning of their own name, ID/RUN or folder; an experiment's id is its newest")
    .requiredOption("--out <file>", "the ZIP file")
    .option("--results <dir>", "results folder", "results")
    .option("--author <name>", "who made the runs; may be given more than once", collect)
    .option("--licence <address>", "of the results, e.g. https://spdx.org/licenses/CC-BY-4.0")
    .option("--force", "write over a file that is there already")
    .action(async (words: string[], { out, results, author = [], licence, force }: ArchiveFlags) => {
      requireFolder(results, "--results");
      if (!out.endsWith(".zip")) throw new UsageError(`--out must end in .zip; got ${out}`);
      if (licence !== undefined && !URL.canParse(licence))
        throw new UsageError(`--licence must be an address, such as https://spdx.org/licenses/CC-BY-4.0; got ${licence}`);
      if (author.some((name) => name.trim() === "")) throw new UsageError('--author must be a name; got ""');
      const folders = [...new Set(words.map((word) => findRun(results, word)))];
      const papers = (["A", "B"] as const).map((name) => ({ id: paper(name).id, ...paper(name).citation }));
      const entries = archiveRuns(folders, { papers, authors: author, licence });
      if (archivedRuns(folders).some((folder) => readManifest(folder)?.identity.data?.kind === "real"))
        createReporter().warn("figures of runs on real prints may show prints; look at them before the archive goes out");
      await writeDocument(out, [zip(entries)], { force, mode: 0o666 });
      process.stdout.write(`${printable(out)}\n`);
    });
}
