// Makes results/reference: one committed run of an experiment (seed 1, synthetic prints), the source of the README's pictures, quick profile
// but for those whose subject is the published scale. `npm run build && node tools/makeReference.js [--out FOLDER] [EXPERIMENT …]`: all of
// them unless some are named; what FOLDER has already is not computed again. With `--seeds 1..10` their result over seeds instead, quick
// profile, into `seeds/` beside that run. Of figures the PNGs are kept, with their captions in one file: the repository should stay small.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as lab from "../dist/src/index.js";
import { parseSeeds } from "../dist/src/lab/seeds.js";

/** Those of paper A's own size: hours on two cores. */
const PAPER = ["vgg16-training", "deep-ann"];
/** Where a result over seeds lies beside the run of one. */
const SEEDS = "seeds";

const { values, positionals } = parseArgs({
  options: { out: { type: "string" }, seeds: { type: "string" } },
  allowPositionals: true,
});
const root = fileURLToPath(new URL("..", import.meta.url));
const out = values.out ?? mkdtempSync(join(tmpdir(), "ridgelab-reference-"));

for (const id of positionals.length > 0 ? positionals : lab.experiments.map((experiment) => experiment.id)) {
  const folder = join(root, "results", "reference", id);
  if (values.seeds) await keepSeeds(id, join(folder, SEEDS), parseSeeds(values.seeds));
  else await keepRun(id, folder);
}
if (!values.out) rmSync(out, { recursive: true });

async function keepRun(id, folder) {
  const profile = PAPER.includes(id) ? "paper" : "quick";
  const result = await lab.run(id, {}, { profile, out, verbose: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name !== SEEDS) rmSync(join(folder, name), { recursive: true });
  copy(result.folder, folder);
  writeCaptions(
    folder,
    result.figures.map((figure) => result.figure(figure)),
  );
  const path = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  manifest.formats = ["png"];
  manifest.command = `ridgelab run ${id} --profile ${profile}`;
  for (const name of Object.keys(manifest.outputs)) if (isDropped(name)) delete manifest.outputs[name];
  delete manifest.digest; // of what it was
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

async function keepSeeds(id, folder, seeds) {
  const result = await lab.run(id, {}, { profile: "quick", out, seeds, verbose: true });
  rmSync(folder, { recursive: true, force: true });
  copy(result.folder, folder);
  const figures = readdirSync(join(result.folder, "figures")).filter((name) => name.endsWith(".json"));
  writeCaptions(
    folder,
    figures.map((name) => result.figure(name.slice(0, -".json".length))),
  );
}

function copy(from, to) {
  cpSync(from, to, { recursive: true, filter: (path) => !isDropped(path) });
}

function isDropped(name) {
  return /figures\/.*\.(html|svg|pdf|json)$/.test(name);
}

function writeCaptions(folder, figures) {
  const captions = figures.map(({ id, title, caption = "" }) => `## ${id}: ${title}\n\n![${id}](${id}.png)\n\n${caption}\n`);
  if (existsSync(join(folder, "figures"))) writeFileSync(join(folder, "figures", "captions.md"), captions.join("\n"));
}
