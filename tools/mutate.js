// Whether the tests see a small wrong change: makes some (a comparison turned, a sign, off by one, arguments swapped, a filter dropped, && for ||, low for
// high, …), one at a time, in a copy of the checkout, runs the tests that can see it, and says which changes no test noticed. Your files are not touched.
//
//   node tools/mutate.js                          60 changes in experiments/ and 40 in src/; hours on two cores
//   node tools/mutate.js --list                   the same changes as they would be made, nothing is run
//   node tools/mutate.js --experiments 0 --src 40 --seed 2
//   node tools/mutate.js --only src/metrics       so many changes of the files whose path has that in it
//   node tools/mutate.js --only verdict.ts --src 1000     all changes of a file
//   node tools/mutate.js --named                  changes that once went unseen (tools/mutate/named.js); --only key takes those with "key" in their name
//   --limit SECONDS   for the tests of one change, 300 unless said; tests that do not end, and do so in half of it without the change, have seen it
//   --json            the results as JSON on standard output, the lines on standard error
//
// The same seed and code give the same changes. A change in src/ is shown to the tests that import the changed file, the nearest first, not by way of the
// list of all experiments; one in experiments/ also to the test of what the experiments that import it write (test/experiments/kept.test.ts).
// A change may turn out to change nothing that can be seen (`<` for `<=` where both sides are never equal): look at each survivor before writing a test.
// Exit status: 0 the run came to its end, whatever survived; 1 it did not (the code does not compile as it is); 2 the call was wrong.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import ts from "typescript";
import { chooseMutants } from "./mutate/chooseMutants.js";
import { copyCheckout } from "./mutate/copyCheckout.js";
import { importGraph } from "./mutate/importGraph.js";
import { findNamed } from "./mutate/named.js";
import { runMutants } from "./mutate/runMutants.js";
import { sitesOf } from "./mutate/sitesOf.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const options = readOptions();
const mutants = choose(options);
if (options.list) for (const mutant of mutants) process.stdout.write(`${diffOf(mutant)}\n`);
else await run(mutants);

function readOptions() {
  const text = { type: "string" };
  const flag = { type: "boolean", default: false };
  const all = { experiments: text, src: text, seed: text, limit: text, only: text, named: flag, list: flag, json: flag };
  try {
    const { values } = parseArgs({ options: all });
    const whole = (name, fallback, least) => {
      const value = values[name] === undefined ? fallback : Number(values[name]);
      if (!Number.isInteger(value) || value < least)
        throw new Error(`--${name} must be a whole number from ${least}; got ${values[name]}`);
      return value;
    };
    return {
      ...values,
      experiments: whole("experiments", 60, 0),
      src: whole("src", 40, 0),
      seed: whole("seed", 1, 0),
      limit: whole("limit", 300, 1),
    };
  } catch (error) {
    stop(error.message, 2);
  }
}

/** The changes asked for, with the line they are in. */
function choose({ experiments, src, seed, only, named }) {
  const sites = allSites();
  if (named) {
    const { found, missing } = findNamed(sites);
    for (const name of missing) process.stderr.write(`not found: ${name}; tools/mutate/named.js says how it was\n`);
    return found.filter(({ name, file }) => !only || name.includes(only) || file.includes(only));
  }
  const asked = sites.filter(({ file }) => !only || file.includes(only));
  const of = (folder) => asked.filter(({ file }) => file.startsWith(folder));
  const chosen = [...chooseMutants(of("experiments/"), experiments, seed), ...chooseMutants(of("src/"), src, seed)];
  if (chosen.length === 0)
    stop(`--only must be part of the path of a file in experiments/ or src/ that has logic; got ${only}`, 2);
  return chosen;
}

/** Every place where a change can be made, but in files that are generated, only list, or only draw. */
function allSites() {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, "tsconfig.json"),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: stop },
  );
  const program = ts.createProgram(config.fileNames, config.options);
  const checker = program.getTypeChecker();
  return config.fileNames.flatMap((path) => {
    const file = path.slice(root.length);
    if (/catalogue|generated|progress|[fF]igures?\.ts$|^src\/(figures|notebooks)\//.test(file)) return [];
    const source = program.getSourceFile(path);
    return sitesOf(source, checker).map((site) => ({
      file,
      line: source.getLineAndCharacterOfPosition(site.start).line + 1,
      ...site,
    }));
  });
}

/** A change as two lines, what is there and what would be. */
function diffOf({ file, line, kind, name, start, end, text }) {
  const source = readFileSync(join(root, file), "utf8");
  const from = source.lastIndexOf("\n", start - 1) + 1;
  const to = source.indexOf("\n", end);
  const lines = (sign, part) => part.split("\n").map((each) => `${sign} ${each}`);
  const head = `${file}:${line} ${kind}${name ? ` (${name})` : ""}`;
  const changed = source.slice(from, start) + text + source.slice(end, to);
  return [head, ...lines("-", source.slice(from, to)), ...lines("+", changed), ""].join("\n");
}

async function run(all) {
  const say = (line) => (options.json ? process.stderr : process.stdout).write(`${line}\n`);
  const copy = copyCheckout(root);
  const stopped = new AbortController();
  process.on("exit", copy.remove);
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(name, () => {
      stopped.abort();
      process.exit(130);
    });
  }
  const started = Date.now();
  const results = [];
  try {
    const context = { folder: copy.folder, graph: importGraph(copy.folder), limit: options.limit, signal: stopped.signal };
    for await (const result of runMutants(all, context)) {
      results.push(result);
      const left = ((Date.now() - started) / results.length) * (all.length - results.length);
      const progress = `[${results.length}/${all.length}, ${Math.ceil(left / 60_000)} min left]`;
      say(
        `${progress} ${result.file}:${result.line} ${result.kind}: ${shown(result.was)} → ${shown(result.becomes)}: ${said(result)}`,
      );
    }
  } catch (error) {
    stop(error.message, 1);
  }
  const count = (outcome) => results.filter((result) => result.outcome === outcome).length;
  const survivors = results.filter(({ outcome }) => outcome === "survived");
  say(
    `\n${results.length} changes: ${count("caught")} caught by a test, ${count("limit")} by the time limit, ` +
      `${count("compiler")} by the compiler; ${count("undecided")} undecided, ${survivors.length} survived.`,
  );
  for (const survivor of survivors) say(`\n${diffOf(survivor)}`);
  if (options.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
}

function said({ outcome, by, tests, seconds }) {
  const took = `(${Math.round(seconds)} s)`;
  if (outcome === "caught") return `caught by ${by} ${took}`;
  if (outcome === "limit") return `caught by the time limit in ${by} ${took}`;
  if (outcome === "undecided") return `undecided: without the change too ${by} fails or takes too long ${took}`;
  return outcome === "compiler" ? `caught by the compiler ${took}` : `SURVIVED ${tests} test files ${took}`;
}

function shown(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function stop(message, status) {
  process.stderr.write(`${message}\n`);
  process.exit(status);
}
