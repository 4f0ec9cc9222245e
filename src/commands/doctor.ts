import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir, totalmem } from "node:os";
import { delimiter, join } from "node:path";
import type { Command } from "commander";
import { writeFileAtomic } from "../atomicFile.js";
import { oneLine, RunError } from "../lab/errors.js";
import { requireFolder } from "../lab/requireFolder.js";
import { packageVersion } from "../packageRoot.js";
import { printable } from "../printable.js";
import { isAbandoned, isTemporary, temporaryName } from "../temporaries.js";
import { threads } from "../threads.js";
import { backendOption } from "./backendOption.js";

export function registerDoctor(program: Command): void {
  program
    .command("doctor")
    .description("what this machine offers, and what is missing")
    .option("--out <dir>", "results folder", "results")
    .addOption(backendOption())
    .action(async (flags: { out: string }) => {
      requireFolder(flags.out, "--out");
      const checks: [string, string][] = [
        ["ridgelab", packageVersion()],
        ["node", `${process.versions.node} on ${process.platform} ${process.arch}`],
        [
          "processor",
          `${cpus()[0]?.model.trim() ?? "unknown"}, ${availableParallelism()} cores, ${threads()} workers (RIDGELAB_THREADS)`,
        ],
        ["memory", `${Math.round(totalmem() / 2 ** 30)} GiB`],
        ["results", checkFolder(flags.out)],
        ["browser", await checkBrowser()],
        ["weights", await checkWeights()],
        ...(await checkBackend()),
        ["cluster", checkCluster()],
        ["left over", leftOver([".", "data", join("data", "keys"), flags.out, tmpdir()])],
      ];
      for (const [what, finding] of checks) process.stdout.write(`${what.padEnd(10)} ${finding}\n`);
      if (checks.some(([, finding]) => finding.startsWith("NOT"))) throw new RunError("something above is missing");
    });
}

/** The engines that docs/cluster.md uses, which nobody needs on one machine. */
function checkCluster(): string {
  const engines = [
    ["snakemake", "Snakemake", "pip install snakemake snakemake-executor-plugin-slurm"],
    ["sbatch", "Slurm", "apt install slurm-wlm, or ask who runs the cluster"],
  ] as const;
  return engines.map(([program, name, how]) => (isOnPath(program) ? name : `no ${name} (to get it: ${how})`)).join(", ");
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => folder !== "" && existsSync(join(folder, program)));
}

function checkFolder(out: string): string {
  try {
    mkdirSync(out, { recursive: true });
    const probe = temporaryName(join(out, "doctor"));
    writeFileAtomic(probe, "ok");
    rmSync(probe);
    return `${out} can be written`;
  } catch (error) {
    return `NOT writable: ${oneLine(error)}`;
  }
}

/** What killed commands left in some folders: a document's plaintext may be among it. */
function leftOver(folders: readonly string[]): string {
  const found = folders.flatMap((folder) =>
    (existsSync(folder) ? readdirSync(folder) : []).filter(isTemporary).map((name) => join(folder, name)),
  );
  const gone = found.filter(isAbandoned);
  if (gone.length === 0) return "nothing of killed commands";
  const more = gone.length > 1 ? ` and ${gone.length - 1} more` : "";
  return printable(`${gone[0]}${more} of killed commands; the next that writes there removes it`);
}

async function checkWeights(): Promise<string> {
  const { openShippedWeights, shippedRecord } = await import("../network/weights/shippedWeights.js");
  try {
    const { name } = await openShippedWeights();
    return `${name}, ${(await shippedRecord()).source}`;
  } catch (error) {
    return `NOT there: ${oneLine(error)}`;
  }
}

async function checkBackend(): Promise<[string, string][]> {
  const { selectBackend } = await import("../network/engine/selectBackend.js");
  const { measureGflops } = await import("../network/engine/measureGflops.js");
  try {
    const { name, version, threads, others } = await selectBackend();
    const speed = await measureGflops();
    const inUse: [string, string] = ["backend", `${name} (${version}), ${threads} threads, ${speed.toFixed(0)} GFLOP/s`];
    return [inUse, ...others.map((other): [string, string] => ["", `not ${other.name}: ${other.reason}`])];
  } catch (error) {
    return [["backend", `NOT working: ${oneLine(error)}`]];
  }
}

async function checkBrowser(): Promise<string> {
  try {
    const { launchBrowser } = await import("../figures/launchBrowser.js");
    const browser = await launchBrowser();
    const version = browser.version();
    await browser.close();
    return `Chromium ${version} (draws SVG, PNG and PDF)`;
  } catch (error) {
    return `none: figures are written as HTML only; ${oneLine(error)}`;
  }
}
