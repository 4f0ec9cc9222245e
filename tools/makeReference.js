// Makes results/reference: one committed run of an experiment (seed 1, synthetic prints), the source of the README's pictures, at the published
// scale. `npm run build && node tools/makeReference.js [--out FOLDER] [EXPERIMENT …]`: all of
// them unless some are named; what FOLDER has already is not computed again. Of figures PNG and SVG are kept, with their captions in one file,
// and tables of many thousand rows (single scores) are left out: the repository should stay small. Two more kinds lie beside that run, of experiments that are named, both in the quick profile:
//
// --seeds 1..10            their result over seeds, in seeds/
// --data DATA --as NAME    a run on other prints, in NAME/, its tables alone
//
// --set KEY=VALUE changes a run as with `ridgelab run`; its manifest says so.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadExperiment } from "../dist/experiments/load.js";
import * as lab from "../dist/src/index.js";
import { resolveConfig } from "../dist/src/lab/config.js";
import { parseSeeds } from "../dist/src/lab/seeds.js";

/** What the others leave of it: the exact deep ANN is fitted once, by deep-ann; its weights are 1.6 GB, and every repeat would be another. */
const LEFT = Object.fromEntries(["key-generation", "key-security", "classifiers"].map((id) => [id, ["ann.size=components"]]));
/** Where a result over seeds lies beside the run of one. */
const SEEDS = "seeds";
/** Rows of the longest table that is kept. */
const LONGEST = 5000;
/** What lies in the folder of a run. */
const OF_RUN = ["config.json", "manifest.json", "metrics.json", "figures", "tables"];

const { values, positionals } = parseArgs({
  options: {
    out: { type: "string" },
    seeds: { type: "string" },
    data: { type: "string" },
    as: { type: "string" },
    set: { type: "string", multiple: true, default: [] },
  },
  allowPositionals: true,
});
if ((values.data === undefined) !== (values.as === undefined)) throw new Error("--data and --as go together");
const root = fileURLToPath(new URL("..", import.meta.url));
const out = values.out ?? mkdtempSync(join(tmpdir(), "ridgelab-reference-"));

for (const id of positionals.length > 0 ? positionals : lab.experiments.map((experiment) => experiment.id)) {
  const folder = join(root, "results", "reference", id);
  if (values.seeds) await keepSeeds(id, join(folder, SEEDS), values.seeds);
  else if (values.as) await keepTables(id, join(folder, values.as));
  else await keepRun(id, folder);
}
if (!values.out) rmSync(out, { recursive: true });

async function keepRun(id, folder) {
  const profile = "paper";
  const set = [...(LEFT[id] ?? []), ...values.set];
  const result = await lab.run(id, resolveConfig(await loadExperiment(id), { profile, set }), { profile, out, verbose: true });
  mkdirSync(folder, { recursive: true });
  for (const name of OF_RUN) rmSync(join(folder, name), { recursive: true, force: true });
  copy(result.folder, folder);
  dropLongTables(folder);
  writeCaptions(
    folder,
    result.figures.map((figure) => result.figure(figure)),
  );
  describe(folder, `ridgelab run ${id} --profile ${profile}${set.map(asOption).join("")}`);
}

async function keepTables(id, folder) {
  const { data, set } = values;
  const config = resolveConfig(await loadExperiment(id), { profile: "quick", set });
  const result = await lab.run(id, config, { profile: "quick", data, out, verbose: true });
  rmSync(folder, { recursive: true, force: true });
  cpSync(result.folder, folder, { recursive: true, filter: (path) => !/\/figures$|\.html$/.test(path) });
  const names = data.split(",").map((part) => basename(part));
  describe(folder, `ridgelab run ${id} --data ${names.join(",")}${set.map(asOption).join("")}`);
}

function dropLongTables(folder) {
  const tables = join(folder, "tables");
  for (const name of readdirSync(tables).filter((name) => name.endsWith(".json"))) {
    if (JSON.parse(readFileSync(join(tables, name), "utf8")).rows.length <= LONGEST) continue;
    for (const extension of ["json", "csv", "md", "tex"]) rmSync(join(tables, name.replace(/json$/, extension)));
  }
}

function asOption(assignment) {
  return ` --set ${assignment}`;
}

/** Names the call that repeats a run, and only the files that were kept. */
function describe(folder, command) {
  const path = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const figures = existsSync(join(folder, "figures")) ? manifest.figures : [];
  const tables = manifest.tables.filter((id) => existsSync(join(folder, "tables", `${id}.json`)));
  Object.assign(manifest, { formats: figures.length > 0 ? ["png", "svg"] : [], tables, figures, command });
  for (const name of Object.keys(manifest.outputs)) if (!existsSync(join(folder, name))) delete manifest.outputs[name];
  delete manifest.digest; // of what it was
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

async function keepSeeds(id, folder, seeds) {
  const result = await lab.run(id, {}, { profile: "quick", out, seeds: parseSeeds(seeds), verbose: true });
  rmSync(folder, { recursive: true, force: true });
  copy(result.folder, folder);
  const figures = readdirSync(join(result.folder, "figures")).filter((name) => name.endsWith(".json"));
  writeCaptions(
    folder,
    figures.map((name) => result.figure(name.slice(0, -".json".length))),
  );
  const path = join(folder, "seeds.json");
  const record = { ...JSON.parse(readFileSync(path, "utf8")), command: `ridgelab run ${id} --seeds ${seeds}` };
  writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`);
}

function copy(from, to) {
  cpSync(from, to, { recursive: true, filter: (path) => !isDropped(path) });
}

function isDropped(name) {
  return /figures\/.*\.(html|pdf|json)$/.test(name);
}

function writeCaptions(folder, figures) {
  const captions = figures.map(({ id, title, caption = "" }) => `## ${id}: ${title}\n\n![${id}](${id}.png)\n\n${caption}\n`);
  if (existsSync(join(folder, "figures"))) writeFileSync(join(folder, "figures", "captions.md"), captions.join("\n"));
}
