import { existsSync, readdirSync } from "node:fs";
import { basename, isAbsolute, join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { listed } from "../../experiments/catalogue.generated.js";
import { RunError, UsageError } from "../lab/errors.js";
import type { Profile } from "../lab/experiment.js";
import { nearest } from "../lab/nearest.js";
import { createReporter } from "../lab/progress.js";
import { requireFolder } from "../lab/requireFolder.js";
import { requireWritable } from "../lab/requireWritable.js";
import { checkNotebook } from "../notebooks/checkNotebook.js";
import { LONGEST_LIMIT } from "../notebooks/kernel.js";
import { requireKernelNode, writeKernelspec } from "../notebooks/kernelspec.js";
import { readNotebook } from "../notebooks/notebookFile.js";
import { openJupyter } from "../notebooks/openJupyter.js";
import { type Assignment, parseAssignment } from "../notebooks/parameters.js";
import { runNotebooks } from "../notebooks/runNotebooks.js";
import { packageRoot } from "../packageRoot.js";
import { collect } from "./collect.js";
import { profileName, wholeNumber } from "./shared.js";

interface NotebookFlags {
  profile?: Profile;
  set?: string[];
  limit: number;
  out: string;
  force?: boolean;
}

export function registerNotebook(program: Command): void {
  const notebook = program
    .command("notebook")
    .description("runs, opens and checks notebooks, and describes their kernel to other programs");
  notebook
    .command("run")
    .argument("[name...]", "notebooks: 06, 06-normal-law-and-noise, or a path; default all")
    .description("runs notebooks and writes executed copies and HTML into OUT/notebooks")
    .option("--profile <name>", "smoke, quick or paper; default: what the notebook says", profileName)
    .option(
      "--set <name=value>",
      "a variable of the cell tagged parameters, e.g. settings.draws=1000; may be given more than once",
      collect,
    )
    .option("--limit <seconds>", "what one cell may take", wholeNumber(1, LONGEST_LIMIT), 3600)
    .option("--out <dir>", "results folder", "results")
    .option("--force", "write over files of the copies' names that are no executed copies")
    .action(async (names: string[], flags: NotebookFlags) => {
      requireFolder(flags.out, "--out");
      requireWritable(flags.out, "--out");
      const files = chooseNotebooks(names);
      const reporter = createReporter({ quiet: program.opts<{ quiet?: boolean }>().quiet });
      const failures = await runNotebooks(files, { ...flags, assignments: assignments(flags), reporter });
      if (failures.length > 0)
        throw new RunError(failures.length === 1 ? failures[0]! : `${failures.length} notebooks failed: ${failures.join("; ")}`);
      reporter.line(`notebooks: ${join(flags.out, "notebooks")}`);
    });
  notebook
    .command("open")
    .argument("[option...]", "for Jupyter, after --, such as -- --no-browser")
    .description("starts JupyterLab or Jupyter Notebook with the project's own kernel")
    .action(async (options: string[]) => {
      process.exitCode = await openJupyter(options);
    });
  notebook
    .command("kernel")
    .description(
      "writes the kernel's description and prints its folder: with it in JUPYTER_PATH, nbclient and papermill find the kernel",
    )
    .option("--out <dir>", "where to", join(packageRoot(), ".jupyter"))
    .action(({ out }: { out: string }) => {
      requireFolder(out, "--out");
      requireKernelNode();
      process.stdout.write(`${writeKernelspec(resolve(out))}\n`);
    });
  notebook
    .command("check")
    .argument("[name...]", "notebooks; default all")
    .description("refuses outputs in stored notebooks, cells that cannot run, and unknown experiments")
    .action((names: string[]) => {
      const ids = listed.map(({ id }) => id);
      const found = chooseNotebooks(names).flatMap((file) =>
        checkNotebook(readNotebook(file), { experiments: ids }).map((what) => `${basename(file)}: ${what}`),
      );
      for (const line of found) process.stderr.write(`${line}\n`);
      if (found.length > 0) throw new RunError(`${found.length} found in stored notebooks`);
    });
}

/** The files of notebooks named by number, name or path; all of `notebooks/` where none is named. */
function chooseNotebooks(names: readonly string[]): string[] {
  const folder = join(packageRoot(), "notebooks");
  const all = readdirSync(folder)
    .filter((name) => name.endsWith(".ipynb"))
    .map((name) => basename(name, ".ipynb"))
    .sort();
  const files = names.map((name) => {
    const bare = name.replace(/\.ipynb$/, "");
    const known = all.find((other) => other === bare || other.split("-")[0] === bare);
    if (known) return join(folder, `${known}.ipynb`);
    if (name.endsWith(".ipynb") && existsSync(name)) return resolve(name);
    const guess = nearest(bare, all);
    throw new UsageError(`no notebook "${name}"; ${guess ? `did you mean ${guess}?` : `there are ${all.join(", ")}`}`);
  });
  return files.length > 0 ? [...new Set(files)] : all.map((name) => join(folder, `${name}.ipynb`));
}

/** The parameters cell's variables that the options set. The kernel works in the project's folder, whatever ours is. */
function assignments({ profile, set = [], out }: NotebookFlags): Assignment[] {
  const path = relative(packageRoot(), resolve(out));
  const folder = path.startsWith("..") || isAbsolute(path) ? resolve(out) : path || ".";
  return [
    ...(profile ? [{ path: ["profile"], value: profile }] : []),
    ...(folder === "results" ? [] : [{ path: ["out"], value: folder.replaceAll("\\", "/"), optional: true }]),
    ...set.map(parseAssignment),
  ];
}
