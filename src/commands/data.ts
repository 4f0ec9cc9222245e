import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { syncFolder } from "../atomicFile.js";
import { RunError, UsageError } from "../lab/errors.js";
import { mapOnPool } from "../lab/pool.js";
import { createReporter } from "../lab/progress.js";
import { requireFolder } from "../lab/requireFolder.js";
import { task } from "../lab/task.js";
import { printable } from "../printable.js";
import { addScan } from "../prints/addDataSet.js";
import { assertDataSetName, NO_PRINTS } from "../prints/dataSetName.js";
import { type DataSet, dataSetOf, openDataSet } from "../prints/openDataSet.js";
import { scanFolder } from "../prints/scanFolder.js";
import { seriousProblems, verifyDataSet } from "../prints/verifyDataSet.js";
import { FAULT_NAMES, type Fault } from "../synth/faults.js";
import { LAB_READING } from "../synth/labPrints.js";
import { QUALITIES, type Quality } from "../synth/quality.js";
import { syntheticPrints } from "../synth/syntheticPrints.js";
import type { writeFaultyFinger } from "../synth/writeFaultyFinger.js";
import type { writeFingerFiles } from "../synth/writeFinger.js";
import { isTemporary, sweepOnce, temporaryName } from "../temporaries.js";
import { wholeNumber } from "./shared.js";

/** Writes a line; names of files and data sets are others' text. */
function say(line: string): void {
  process.stdout.write(`${printable(line)}\n`);
}

/** Where added data sets lie, seen from the folder in which the command was typed. */
const DATA = "data";

export function registerData(program: Command): void {
  const data = program.command("data").description("data sets: list, add, verify, synth");
  data.command("list").description("the data sets that --data knows by name").action(list);
  data
    .command("add")
    .argument("<folder>", "a folder of prints")
    .description("copies a folder of prints under data/ and records the digest of every file")
    .option("--name <name>", "its name under data/ (default: the folder's)")
    .option("--link", "symbolic links instead of copies")
    .option("--skip-damaged", "leave out files that cannot be decoded, and doubles of others")
    .option("--force", "add such files as they are")
    .action(add);
  data
    .command("verify")
    .argument("<name|folder>", "a data set")
    .description("finds changed, missing, duplicate and undecodable files")
    .action(verify);
  data
    .command("synth")
    .description("writes synthetic prints, FVC-named, each with its truth")
    .option("--fingers <n>", "fingers", wholeNumber(1, 100_000), 20)
    .option("--impressions <n>", "impressions of each finger", wholeNumber(1, 1000), 8)
    .option("--seed <n>", "seed; finger k does not depend on how many are made", wholeNumber(0), 1)
    .option("--quality <name>", QUALITIES.join(", "), quality, "medium")
    .option("--fault <name>", `a fault of every print: ${FAULT_NAMES.join(", ")} (default: none)`, faultName)
    .option("--width <px>", "width in pixels", wholeNumber(64, WIDEST), 388)
    .option("--height <px>", "height in pixels", wholeNumber(64, WIDEST), 374)
    .option("--format <name>", "png or tif", format, "png")
    .option("--out <dir>", "folder to make", join(DATA, "synth"))
    .action((flags: SynthFlags) => synth(flags, program.opts<{ quiet?: boolean }>().quiet));
}

/** Pixels of a side; at 500 dpi half a metre. A finger's ridges are grown over all of it. */
const WIDEST = 10_000;

interface SynthFlags {
  fingers: number;
  impressions: number;
  seed: number;
  quality: Quality;
  fault?: Fault;
  width: number;
  height: number;
  format: "png" | "tif";
  out: string;
}

interface AddFlags {
  name?: string;
  link?: boolean;
  skipDamaged?: boolean;
  force?: boolean;
}

async function add(folder: string, flags: AddFlags): Promise<void> {
  if (flags.skipDamaged && flags.force) throw new UsageError("--skip-damaged leaves out what --force adds; give one of them");
  const scan = await asked(scanFolder(resolve(folder)));
  const source = await asked(dataSetOf(scan));
  const { name = source.name, link } = flags;
  allowed(name, "--name");
  const target = join(DATA, name);
  if (existsSync(target)) throw new UsageError(`${target} exists already; give the data set another name with --name`);
  const damaged = flags.force ? "keep" : flags.skipDamaged ? "skip" : "refuse";
  const set = await addScan(scan, DATA, { name, link, damaged });
  say(describe(set));
  const links = set.prints.filter(({ file }) => lstatSync(join(source.folder, file)).isSymbolicLink()).length;
  if (links > 0 && !link) say(`  ${links} of ${set.prints.length} files are links: what they lead to was copied`);
  for (const { file, reason } of source.ignored) say(`  left out: ${file} ${reason}`);
  const added = new Set(set.prints.map(({ file }) => file));
  for (const { file } of source.prints) {
    if (!added.has(file)) say(`  left out: ${file} is damaged, or a double of another`);
  }
}

/** Refuses what is no name for a data set; `option` gives another. */
function allowed(name: string, option: string): void {
  try {
    assertDataSetName(name);
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message}; give another with ${option}`, { cause });
  }
}

/** What cannot be opened, or can be read in two ways, was the wrong thing to ask for. */
async function asked<T>(opening: Promise<T>): Promise<T> {
  return opening.catch((cause: Error) => {
    throw new UsageError(cause.message, { cause });
  });
}

async function list(): Promise<void> {
  say(LAB_READING);
  const names = existsSync(DATA) ? readdirSync(DATA, { withFileTypes: true }) : [];
  for (const entry of names) {
    if (
      (!entry.isDirectory() && !entry.isSymbolicLink()) ||
      entry.name.startsWith(".") ||
      isTemporary(entry.name) ||
      NO_PRINTS.includes(entry.name)
    )
      continue;
    const line = await openDataSet(join(DATA, entry.name)).then(describe, (error: Error) => error.message);
    say(line);
  }
}

function describe(set: DataSet): string {
  return `${set.name}: ${set.reading}; ${set.prints.length} prints, digest ${set.digest.slice(0, 12)}`;
}

async function verify(nameOrFolder: string): Promise<void> {
  const folder = existsSync(nameOrFolder) ? nameOrFolder : join(DATA, nameOrFolder);
  if (!existsSync(folder)) throw new UsageError(`${nameOrFolder} is neither a folder nor a data set under ${DATA}/`);
  const problems = await asked(verifyDataSet(folder));
  for (const { file, problem, detail } of problems) say(`${problem}: ${file}: ${detail}`);
  const serious = seriousProblems(problems).length;
  if (serious > 0) throw new RunError(`${folder} has ${serious} ${serious === 1 ? "problem" : "problems"}`);
  say(`${folder}: all prints are there, decode, and are as they were added`);
}

async function synth(flags: SynthFlags, quiet?: boolean): Promise<void> {
  const { fingers, out, format, fault, ...options } = flags;
  if (resolve(dirname(out)) === resolve(DATA)) allowed(basename(out), "--out");
  requireFolder(dirname(out), "--out");
  if (existsSync(out)) throw new UsageError(`${out} exists already; give another folder with --out`);
  const described = syntheticPrints({ fingers, ...options });
  const reporter = createReporter({ quiet });
  sweepOnce(dirname(out));
  const temporary = temporaryName(out);
  mkdirSync(temporary, { recursive: true });
  try {
    const numbers = Array.from({ length: fingers }, (_, k) => k);
    const write = task<typeof writeFingerFiles>(import.meta.url, "../synth/writeFinger.js", "writeFingerFiles");
    const spoil = task<typeof writeFaultyFinger>(import.meta.url, "../synth/writeFaultyFinger.js", "writeFaultyFinger");
    const report = (done: number) => reporter.progress("fingers", done, fingers);
    if (fault) await mapOnPool(spoil, numbers, (finger) => [described, finger, temporary, format, fault], report);
    else await mapOnPool(write, numbers, (finger) => [described, finger, temporary, format], report);
    writeFileSync(
      join(temporary, "dataset.json"),
      `${JSON.stringify({ name: `synthetic-seed-${flags.seed}${fault ? `-${fault}` : ""}`, kind: "synthetic", dpi: 500 }, null, 2)}\n`,
    );
    syncFolder(temporary);
    renameSync(temporary, out);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
  say(`${describe(await openDataSet(out))}: ${out}`);
}

function quality(text: string): Quality {
  const found = QUALITIES.find((q) => q === text);
  if (!found) throw new InvalidArgumentError(`It must be one of ${QUALITIES.join(", ")}.`);
  return found;
}

function faultName(text: string): Fault {
  const found = FAULT_NAMES.find((name) => name === text);
  if (!found) throw new InvalidArgumentError(`It must be one of ${FAULT_NAMES.join(", ")}.`);
  return found;
}

function format(text: string): "png" | "tif" {
  if (text === "png" || text === "tif") return text;
  throw new InvalidArgumentError("It must be png or tif.");
}
