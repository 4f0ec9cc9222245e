// Whether RidgeLab installs and works on other Nodes, in other forms and places: installs it anew for each cell and tries it.
//
//   node tools/matrix.js                                        every cell, some minutes each
//   --nodes 20.19,22,24          Nodes, from the npm package `node`; "this" is the one that runs
//   --forms clone,package,user,folder,here
//   --backends onnx,tensorflow   tensorflow is installed by the command of --tensorflow, which is given the folder
//   --work FOLDER                keeps the Nodes and what failed there; default: a temporary folder
//   --brief                      of the experiments only `list` and three smoke runs
//
// clone    `git clone`, `npm ci`, all experiments in smoke, the report, doctor, notebook 06
// package  `npm pack`, installed without dev packages into an empty project; three runs, report, figures, notebook 06, a module that imports it
// user     a clone of somebody else's, read-only to who runs it (needs root, and the user `nobody`)
// folder   a clone in a folder with blanks and umlauts
// here     this checkout as it stands, nothing installed
//
// A Node that npm cannot give is skipped, and said. Exit status: 0 every cell worked; 1 one did not; 2 the call was wrong.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { FORMS } from "./matrix/forms.js";
import { installNode } from "./matrix/installNode.js";

const OPTIONS = {
  nodes: { type: "string", default: "20.19,22,24" },
  forms: { type: "string", default: "clone,package,user,folder" },
  backends: { type: "string", default: "onnx" },
  tensorflow: { type: "string" },
  work: { type: "string" },
  brief: { type: "boolean", default: false },
};

/** Seconds with one decimal. */
const since = (began) => ((Date.now() - began) / 1000).toFixed(1);

async function main() {
  const { values } = parseArgs({ options: OPTIONS });
  const [nodes, forms, backends] = [values.nodes, values.forms, values.backends].map((list) => list.split(","));
  const unknown = forms.find((form) => !(form in FORMS));
  if (unknown !== undefined) throw new Error(`no form "${unknown}"; there are ${Object.keys(FORMS).join(", ")}`);
  if (backends.includes("tensorflow") && !values.tensorflow)
    throw new Error("tensorflow needs --tensorflow COMMAND, which installs it");
  const work = values.work ? resolve(values.work) : mkdtempSync(join(tmpdir(), "ridgelab-matrix-"));
  mkdirSync(work, { recursive: true });
  let failed = 0;
  for (const version of nodes) {
    const node = await installNode(version, work);
    if (node.missing) {
      process.stdout.write(`node ${version}: skipped: ${node.missing}\n`);
      continue;
    }
    for (const form of forms) {
      for (const backend of backends) {
        const began = Date.now();
        const cell = `node ${node.version} × ${form} × ${backend}`;
        const folder = join(work, `${version}-${form}-${backend}`);
        try {
          const done = await FORMS[form]({ node, folder, backend, tensorflow: values.tensorflow, brief: values.brief });
          process.stdout.write(`${cell}: ${done} (${since(began)} s)\n`);
          rmSync(folder, { recursive: true, force: true });
        } catch (error) {
          failed++;
          process.stdout.write(`${cell}: FAILED after ${since(began)} s: ${error.message}\n`);
        }
      }
    }
  }
  if (!values.work && failed === 0) rmSync(work, { recursive: true, force: true });
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error) => {
  process.stderr.write(`matrix: ${error.message}\n`);
  process.exitCode = 2;
});
