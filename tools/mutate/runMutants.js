import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCompiler } from "./createCompiler.js";

/** The test of what every experiment writes, a `describe` an experiment. */
const KEPT = "test/experiments/kept.test.ts";

/**
 * Makes the changes one after the other in a copy of the checkout, builds it, and runs the tests that can see the change until one fails: the nearest
 * first, then the others, then what the experiments that import the file write. A test that fails has to pass without the change, and
 * tests that do not end in time have to end in half of it; or nothing is decided.
 *
 * @param folder the copy; it is as it was when this returns
 * @param limit seconds for all tests of a change
 * @yields the mutant with its `outcome`: caught, compiler, limit, undecided, or survived; `by` the test, `tests` how many files were asked, `seconds`
 */
export async function* runMutants(mutants, { folder, graph, limit, signal }) {
  const clean = new Set();
  const compile = createCompiler(folder);
  const errors = compile([]);
  if (errors.length > 0) throw new Error(`the checkout must compile before anything is changed; got\n${errors.join("\n")}`);
  for (const mutant of mutants) {
    const path = join(folder, mutant.file);
    const before = readFileSync(path, "utf8");
    const started = Date.now();
    const waves = wavesOf(mutant.file);
    let result;
    try {
      writeFileSync(path, before.slice(0, mutant.start) + mutant.text + before.slice(mutant.end));
      result = compile([mutant.file]).length === 0 ? await ask(waves) : { outcome: "compiler" };
    } finally {
      writeFileSync(path, before);
      compile([mutant.file]);
    }
    if (!(await isByChange(result))) result.outcome = "undecided";
    const { wave: _, given: __, ...outcome } = result;
    yield { ...mutant, ...outcome, tests: waves.flatMap(({ files }) => files).length, seconds: (Date.now() - started) / 1000 };
  }

  /** Tests that see a file: `{ files, ids }`, `ids` the experiments that the test of what they write is cut to (all where there are none). */
  function wavesOf(file) {
    const all = graph.testsOf(file);
    const near = all.filter(({ test }) => test !== KEPT);
    const least = near[0]?.distance;
    const files = (keep) => near.filter(({ distance }) => keep(distance)).map(({ test }) => test);
    const isExperiments = file.startsWith("experiments/") && existsSync(join(folder, KEPT));
    const ids = isExperiments ? graph.experimentsOf(file) : [];
    const isKept = ids.length > 0 || (isExperiments && all.length > near.length);
    // Tests through the command line take long: one at a time.
    if (near[0]?.far) return near.map(({ test }) => ({ files: [test], ids: [] }));
    return [
      { files: files((distance) => distance === least), ids: [] },
      { files: files((distance) => distance > least), ids: [] },
      { files: isKept ? [KEPT] : [], ids },
    ].filter((wave) => wave.files.length > 0);
  }

  async function ask(waves) {
    const end = Date.now() + limit * 1000;
    for (const wave of waves) {
      const given = Math.max(1000, end - Date.now());
      const { passed, by, late } = await test(wave, given);
      if (late) return { outcome: "limit", by: wave.files.join(", "), wave, given };
      if (!passed) return { outcome: "caught", by: by.name, wave: by.file ? { ...wave, files: [by.file] } : wave };
      for (const file of wave.files) clean.add(labelOf(file, wave.ids));
    }
    return { outcome: "survived" };
  }

  /** Whether it is the change that a test failed for: it passes without, and in half of the time that it did not end in. */
  async function isByChange({ outcome, wave, given }) {
    if (outcome !== "caught" && outcome !== "limit") return true;
    const unknown = wave.files.filter((file) => outcome === "limit" || !clean.has(labelOf(file, wave.ids)));
    if (unknown.length === 0) return true;
    const { passed } = await test({ ...wave, files: unknown }, outcome === "limit" ? given / 2 : limit * 1000);
    if (passed) for (const file of unknown) clean.add(labelOf(file, wave.ids));
    return passed;
  }

  /** Runs test files, up to the first failure. */
  async function test({ files, ids }, milliseconds) {
    const report = join(folder, "..", "report.json");
    rmSync(report, { force: true });
    const only = ids.length > 0 ? ["-t", `^ *(kept )?(${ids.join("|")}) `] : [];
    // A test of its own may take as long as all: what hangs is ended here.
    const args = [
      "run",
      ...files,
      "--bail",
      "1",
      `--testTimeout=${Math.round(milliseconds)}`,
      "--reporter=json",
      `--outputFile=${report}`,
      ...only,
    ];
    const { status, late, output } = await node(["node_modules/vitest/vitest.mjs", ...args], milliseconds);
    if (late || status === 0) return { passed: status === 0, late };
    const results = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")).testResults : [];
    for (const { name, assertionResults, message } of results) {
      const file = files.find((each) => name.endsWith(each));
      const failed = assertionResults.find((one) => one.status === "failed");
      if (failed) return { passed: false, by: { file, name: `${file} › ${failed.fullName.trim()}` } };
      if (message) return { passed: false, by: { file, name: `${file}, which does not load` } };
    }
    return { passed: false, by: { name: `${files.join(", ")} (${output.trim().split("\n").at(-1)})` } };
  }

  function node(args, milliseconds) {
    return new Promise((resolve) => {
      // A process group of its own, so that workers end with it.
      // As in continuous integration, where a kept file that is missing is a failure and is not written.
      const env = { ...process.env, CI: "true" };
      const child = spawn(process.execPath, args, { cwd: folder, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output = (output + data).slice(-20_000)));
      let late = false;
      const end = () => {
        try {
          process.kill(-child.pid, "SIGKILL");
        } catch {
          // It has ended by itself.
        }
      };
      const timer = setTimeout(() => {
        late = true;
        end();
      }, milliseconds);
      signal.addEventListener("abort", end);
      child.on("close", (status) => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        end();
        resolve({ status: late ? null : status, late, output });
      });
    });
  }
}

function labelOf(file, ids) {
  return [file, ...ids].join(" ");
}
