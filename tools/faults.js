// Kills, neighbours and damage: does to the command line what a machine may do to it, and counts what went wrong.
//
//   node tools/faults.js                 all steps, some minutes each
//   node tools/faults.js groups kills    those named: groups, kills, keys, damage, mutations
//   --rounds N                           of each step's cases, 10 unless said
//
// groups  two to eight processes at once on one results folder: the same run, with --force, sweeps, and in two pid namespaces (where `unshare` may)
// kills   a run killed with SIGKILL at moments spread over its time, started again; the tables must be those of a run that was not
// keys    `key enroll` and `key remove` killed before and after each change of files, repeated; no finger but the one named may change, and what is said must be so
// damage  a byte changed or the end cut off, in shipped weights, results of stages, files of runs, the store of fingers and its records: each must be noticed
// mutations  pictures, score files, templates, dataset.json, configurations and notebooks, changed: read, or refused in one line that names the file
//
// Works in temporary folders; your files are not touched. Exit status: 0 nothing went wrong; 1 something did; 2 the call was wrong.
import { parseArgs } from "node:util";
import { damage } from "./faults/damage.js";
import { groups } from "./faults/groups.js";
import { keys } from "./faults/keys.js";
import { kills } from "./faults/kills.js";
import { mutations } from "./faults/mutations.js";

const steps = { groups, kills, keys, damage, mutations };
let failed = 0;
try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: "string", default: "10" } } });
  const rounds = Number(values.rounds);
  const unknown = positionals.find((name) => !(name in steps));
  if (unknown !== undefined) throw new Error(`no step "${unknown}"; there are ${Object.keys(steps).join(", ")}`);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds must be a whole number from 1; got "${values.rounds}"`);
  for (const name of positionals.length > 0 ? positionals : Object.keys(steps)) {
    for await (const { what, cases, wrong, first } of steps[name](rounds)) {
      failed += wrong;
      process.stdout.write(`${name}: ${what}: ${cases} cases, ${wrong} wrong${first ? `; the first: ${first}` : ""}\n`);
    }
  }
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`faults: ${error.message}\n`);
  process.exitCode = 2;
}
