// What cutting a run costs, in processor time, so that other work on the machine does not count:
//   node bench/cluster.js cut ID [--profile NAME] [--set key=value]…      a run whole, and as two shards with the run that joins them
//   node bench/cluster.js simulate [--set key=value]…                     far-frr's pieces, measured, dealt to 1 to 1,000 cores
// and by the clock, on an idle machine alone, in a folder that all nodes share:
//   node bench/cluster.js clock ID [--profile NAME] [--set key=value]… [-- Snakemake's options]   a run on one core, and as two shards through Snakemake and Slurm
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../bin/ridgelab.js", import.meta.url));

/** Told to Node before the program: when it ends, it says what the process has used. */
const says =
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); console.error("\\nused", (user + system) / 1e6); });';
const spy = `data:text/javascript,${encodeURIComponent(says)}`;

/** Processor seconds of a command on one thread. */
function seconds(cwd, args) {
  const env = { ...process.env, RIDGELAB_THREADS: "1" };
  const child = spawn(process.execPath, ["--import", spy, cli, ...args, "--quiet"], {
    cwd,
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.on("exit", (status) => {
      if (status !== 0) reject(new Error(`ridgelab ${args.join(" ")} ended with ${status}: ${said}`));
      else resolve(Number(/^used (.*)$/m.exec(said)[1]));
    });
  });
}

async function cut(args) {
  const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));
  try {
    const run = ["run", ...args];
    const [whole, ...shards] = await Promise.all([
      seconds(cwd, [...run, "--out", "whole"]),
      ...[1, 2].map((index) => seconds(cwd, [...run, "--out", "cut", "--shard", `${index}/2`])),
    ]);
    const joined = await seconds(cwd, [...run, "--out", "cut"]);
    const efficiency = whole / (2 * (Math.max(...shards) + joined));
    const round = (value) => Number(value.toFixed(2));
    console.log(
      JSON.stringify({
        what: args.join(" "),
        whole: round(whole),
        shards: shards.map(round),
        joined: round(joined),
        efficiency: round(efficiency),
      }),
    );
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Seconds by the clock until a program has ended; throws where its status is not 0. */
function clocked(cwd, program, args) {
  const began = performance.now();
  const env = { ...process.env, RIDGELAB_THREADS: "1" };
  const { status, error, stdout } = spawnSync(program, args, {
    cwd,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${error?.message ?? `ended with ${status}`}`);
  return { seconds: (performance.now() - began) / 1000, stdout };
}

/** Every file of tables under a results folder but those of measured times, by name. */
function tablesIn(out) {
  const names = readdirSync(out, { recursive: true }).map(String);
  const tables = names.filter((name) => /^[^.][^/]*\/[^/]+\/tables\/(?!timing-)/.test(name));
  return Object.fromEntries(tables.map((name) => [name, readFileSync(join(out, name), "utf8")]));
}

async function clock(args) {
  const at = args.indexOf("--");
  const [run, own] = at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
  const [load] = loadavg();
  if (load > 0.3) console.error(`the machine is not idle: load ${load.toFixed(1)}; times by the clock say little`);
  const cwd = mkdtempSync(join(process.cwd(), "ridgelab-clock-"));
  const workflow = fileURLToPath(new URL("../workflow/", import.meta.url));
  try {
    const whole = clocked(cwd, process.execPath, [cli, "run", ...run, "--out", "whole", "--quiet"]).seconds;
    const { stdout } = clocked(cwd, process.execPath, [cli, "plan", ...run, "--out", "cut", "--shards", "2", "--json"]);
    writeFileSync(join(cwd, "plan.json"), stdout);
    const words = ["-s", `${workflow}Snakefile`, "--workflow-profile", `${workflow}profiles/slurm`, "--config", "plan=plan.json"];
    const two = clocked(cwd, "snakemake", [...words, ...own]).seconds;
    const [one, other] = ["whole", "cut"].map((out) => tablesIn(join(cwd, out)));
    const names = Object.keys(one);
    console.log(
      JSON.stringify({
        what: run.join(" "),
        load: Number(load.toFixed(2)),
        whole: Number(whole.toFixed(1)),
        twoNodes: Number(two.toFixed(1)),
        efficiency: Number((whole / (2 * two)).toFixed(2)),
        files: names.length,
        differ: names.filter((name) => one[name] !== other[name]).length,
      }),
    );
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Trials of the measured pieces, of which the times of more are multiples. */
const SHARE = 0.05;
/** Seconds until a job of a cluster's engine computes: the start of Node and the lab, measured below, and the engine's own. */
const ENGINE = 10;

async function simulate(args) {
  const { farFrr } = await import("../dist/experiments/far-frr/index.js");
  const { conditionsOf } = await import("../dist/experiments/far-frr/conditions.js");
  const { tryCondition } = await import("../dist/experiments/far-frr/tryCondition.js");
  const { resolveConfig } = await import("../dist/src/lab/config.js");
  const set = args.filter((word) => word !== "--set");
  const conditions = conditionsOf(resolveConfig(farFrr, { profile: "paper", set }));
  const known = new Map();
  // Node makes code fast only when it has run for a while.
  for (const kind of ["routes", "cells", "moved"]) {
    const one = conditions.find((condition) => condition.kind === kind);
    tryCondition([1, "far-frr/trials"], { ...one, trials: 100, precision: 0 }, undefined);
  }
  const times = conditions.map((condition) => {
    // Parts of one condition take as long, but for their numbers of trials.
    const { part: _, trials, ...same } = condition;
    const key = JSON.stringify(same);
    if (!known.has(key)) {
      const measured = Math.max(20, Math.round(trials * SHARE));
      const before = process.cpuUsage();
      tryCondition([1, "far-frr/trials"], { ...condition, trials: measured, precision: 0 }, undefined);
      const { user, system } = process.cpuUsage(before);
      known.set(key, (user + system) / 1e6 / measured);
    }
    return known.get(key) * trials;
  });
  const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));
  const smoke = ["run", "far-frr", "--profile", "smoke", "--out", "r"];
  await seconds(cwd, smoke);
  const start = await seconds(cwd, smoke);
  rmSync(cwd, { recursive: true, force: true });

  const work = times.reduce((sum, one) => sum + one, 0);
  console.log(JSON.stringify({ pieces: times.length, hours: work / 3600, longest: Math.max(...times), start, engine: ENGINE }));
  for (const cores of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000]) {
    // One seed: shards of every n-th piece, then the run that joins them; ten seeds: their shards share the cores.
    for (const seeds of [1, 10]) {
      const shards = Math.min(cores, times.length);
      const loads = Array.from({ length: shards }, () => start + ENGINE);
      times.forEach((time, piece) => {
        loads[piece % shards] += time;
      });
      const wall = makespan(Array.from({ length: seeds }, () => loads).flat(), cores) + start + ENGINE;
      const efficiency = (seeds * work) / (cores * wall);
      console.log(
        JSON.stringify({
          cores,
          seeds,
          shards,
          minutes: Number((wall / 60).toFixed(2)),
          efficiency: Number(efficiency.toFixed(3)),
        }),
      );
    }
  }
}

/** When the last of the jobs ends where each goes to the core that is free first, in their order. */
function makespan(jobs, cores) {
  const free = new Float64Array(cores);
  for (const job of jobs) {
    const next = free.indexOf(Math.min(...free));
    free[next] += job;
  }
  return Math.max(...free);
}

const [what, ...args] = process.argv.slice(2);
if (what === "cut") await cut(args);
else if (what === "simulate") await simulate(args);
else if (what === "clock") await clock(args);
else {
  console.error(
    "usage: node bench/cluster.js cut ID [--profile NAME] [--set key=value]… | simulate [--set key=value]… | clock ID [--profile NAME] [--set key=value]… [-- OPTION…]",
  );
  process.exitCode = 2;
}
