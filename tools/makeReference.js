// Makes results/reference: one committed run of an experiment (seed 1, synthetic prints), the source of the README's pictures, quick profile
// but for those whose subject is the published scale. `npm run build && node tools/makeReference.js [--out FOLDER] [EXPERIMENT …]`: all of
// them unless some are named; what FOLDER has already is not computed again. Of figures the PNGs are kept, with their captions in one file: the
// repository should stay small.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as lab from "../dist/src/index.js";

/** Those of paper A's own size: hours on two cores. */
const PAPER = ["vgg16-training", "deep-ann"];

const { values, positionals } = parseArgs({ options: { out: { type: "string" } }, allowPositionals: true });
const root = fileURLToPath(new URL("..", import.meta.url));
const out = values.out ?? mkdtempSync(join(tmpdir(), "ridgelab-reference-"));

for (const id of positionals.length > 0 ? positionals : lab.experiments.map((experiment) => experiment.id)) {
  const profile = PAPER.includes(id) ? "paper" : "quick";
  const result = await lab.run(id, {}, { profile, out, verbose: true });
  const from = result.folder;
  const folder = join(root, "results", "reference", id);
  rmSync(folder, { recursive: true, force: true });
  const dropped = (name) => /figures\/.*\.(html|svg|pdf|json)$/.test(name);
  cpSync(from, folder, { recursive: true, filter: (path) => !dropped(path) });
  const figures = result.figures.map((figure) => result.figure(figure));
  const captions = figures.map(({ id, title, caption = "" }) => `## ${id}: ${title}\n\n![${id}](${id}.png)\n\n${caption}\n`);
  writeFileSync(join(folder, "figures", "captions.md"), captions.join("\n"));
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  manifest.formats = ["png"];
  manifest.command = `ridgelab run ${id} --profile ${profile}`;
  for (const name of Object.keys(manifest.outputs)) if (dropped(name)) delete manifest.outputs[name];
  delete manifest.digest; // of what it was
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
if (!values.out) rmSync(out, { recursive: true });
