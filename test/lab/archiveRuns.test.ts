import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findExperiment } from "../../src/commands/shared.js";
import { archiveRuns } from "../../src/lab/archiveRuns.js";
import { sha256 } from "../../src/lab/digest.js";
import { figureLatex } from "../../src/lab/figureLatex.js";
import { writeManifest } from "../../src/lab/manifest.js";
import { closePool } from "../../src/lab/pool.js";
import { silent } from "../../src/lab/progress.js";
import { runExperiment } from "../../src/lab/run.js";
import { runSeeds } from "../../src/lab/runSeeds.js";
import { sweep } from "../../src/lab/sweep.js";
import { type ZipEntry, zip } from "../../src/zip.js";

type Entity = Record<string, unknown> & { "@id": string; "@type": string | string[] };

const out = mkdtempSync(join(tmpdir(), "ridgelab-"));
let folders: string[];
let entries: ZipEntry[];
let graph: Entity[];
/** A result over the seeds of both runs, and a sweep of two others. */
let results: { seeds: string; sweep: string };

beforeAll(async () => {
  const experiment = await findExperiment("normal-law");
  const data = { name: "none", digest: "0", kind: "synthetic" } as const;
  const runs = [];
  for (const seed of [1, 2]) {
    const command = `ridgelab run normal-law --profile smoke --seed ${seed}`;
    runs.push(await runExperiment(experiment, { profile: "smoke", seed, data, out, reporter: silent, command }));
  }
  runs.forEach(({ folder, manifest }, k) => {
    writeManifest(folder, { ...manifest, commit: ["0123abc", "4567def, with changes"][k] });
  });
  const shared = { profile: "smoke", data, out, reporter: silent } as const;
  const command = "ridgelab run normal-law --profile smoke --seeds 1,2";
  const over = await runSeeds(experiment, {
    ...shared,
    seeds: [1, 2],
    command,
    seedCommand: (seed) => `${command} --seed ${seed}`,
  });
  const axes = [{ key: "sums", values: ["6", "12"] }];
  const grid = "ridgelab sweep normal-law --profile smoke --grid sums=6,12";
  const swept = await sweep(experiment, axes, {
    ...shared,
    seed: 1,
    command: grid,
    pointCommand: (point) => `one ${point.join(" ")}`,
  });
  results = { seeds: over.folder, sweep: swept.folder };
  folders = runs.map(({ folder }) => folder);
  const papers = [{ id: "rassomakhin-2019", authors: ["Sergey Rassomakhin"], title: "Mathematical model", year: 2019 }];
  const licence = "https://spdx.org/licenses/CC-BY-4.0";
  entries = archiveRuns(folders, { papers, authors: ["Ada Lovelace"], licence });
  graph = JSON.parse(textOf("ro-crate-metadata.json"))["@graph"];
}, 120_000);
afterAll(async () => {
  await closePool();
  rmSync(out, { recursive: true });
});

function textOf(name: string): string {
  return Buffer.from(entries.find((entry) => entry.name === name)!.bytes).toString("utf8");
}

function entity(id: string): Entity {
  return graph.find((one) => one["@id"] === id)!;
}

/** Every `{ "@id": … }` inside a value. */
function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "@id" ? [String(inner)] : references(inner)));
}

describe("the archive of two runs", () => {
  it("names every file that it holds, and holds every file that it names", () => {
    const named = graph.filter((one) => [one["@type"]].flat().includes("File")).map((one) => one["@id"]);
    const held = entries.map(({ name }) => name).filter((name) => name !== "ro-crate-metadata.json");
    expect(named.toSorted()).toEqual(held.toSorted());
  });

  it("describes all that it refers to, once", () => {
    const ids = graph.map((one) => one["@id"]);
    expect(new Set(ids).size).toBe(ids.length);
    const outside = ["https://w3id.org/ro/crate/1.1", "http://schema.org/CompletedActionStatus"];
    const unknown = graph.flatMap((one) => references(Object.values(one))).filter((id) => !ids.includes(id));
    expect([...new Set(unknown)].sort()).toEqual(outside.toSorted());
  });

  it("has each file's own size and digest", () => {
    for (const { name, bytes } of entries) {
      const one = entity(name);
      if (one.contentSize !== undefined) expect(one.contentSize, name).toBe(String(bytes.length));
      if (one.sha256 !== undefined) expect(one.sha256, name).toBe(sha256(bytes));
    }
    expect(entity(`${runName(0)}/metrics.json`).sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("says who made what from which configuration, by which code", () => {
    const action = entity(`#run-${runName(1)}`);
    expect(action["@type"]).toBe("CreateAction");
    expect(action.instrument).toEqual({ "@id": "runs.sh" });
    expect(action.agent).toEqual({ "@id": "#author-Ada-Lovelace" });
    expect(references(action.object)[0]).toBe(`${runName(1)}/config.json`);
    expect(entity("#ridgelab").identifier).toEqual(["git 0123abc", "git 4567def, with changes"]);
    expect(entity("./").license).toEqual({ "@id": "https://spdx.org/licenses/CC-BY-4.0" });
    expect(textOf("runs.sh")).toContain("npx ridgelab run normal-law --profile smoke --seed 2\n");
  });

  it("has the tables beside the papers in one file, each under a label of its own", () => {
    const labels = [...textOf("published-beside-ours.tex").matchAll(/\\label\{([^}]*)\}/g)].map(([, label]) => label);
    expect(labels.length).toBeGreaterThan(1);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels[0]).toMatch(/^tab:normal-law-/);
  });

  it("is the same bytes when it is made again", () => {
    const about = { papers: [], authors: [] };
    expect(zip(archiveRuns(folders, about)).equals(zip(archiveRuns(folders, about)))).toBe(true);
  });

  it("is refused where a run was changed", () => {
    const file = join(folders[0]!, "metrics.json");
    const text = textOf(`${runName(0)}/metrics.json`);
    writeFileSync(file, `${text} `);
    expect(() => archiveRuns(folders, { papers: [], authors: [] })).toThrow(/metrics\.json changed since the run; ridgelab run/);
    writeFileSync(file, text);
    const manifest = join(folders[0]!, "manifest.json");
    const whole = readFileSync(manifest, "utf8");
    writeFileSync(manifest, whole.slice(0, whole.length / 2));
    const cut = {
      name: "RunError",
      message: expect.stringMatching(/manifest\.json changed since the run; the command that wrote it/),
    };
    expect(() => archiveRuns(folders, { papers: [], authors: [] })).toThrow(expect.objectContaining(cut));
    writeFileSync(manifest, whole);
    expect(() => archiveRuns([out], { papers: [], authors: [] })).toThrow(/holds no run/);
  });
});

describe("the archive of a result over seeds and of a sweep", () => {
  it("has their own files, their runs, and a command for each result in the place of its runs'", () => {
    const archive = archiveRuns([results.seeds, results.sweep, folders[0]!], { papers: [], authors: [] });
    const text = (name: string): string => Buffer.from(archive.find((entry) => entry.name === name)!.bytes).toString("utf8");
    const described: Entity[] = JSON.parse(text("ro-crate-metadata.json"))["@graph"];
    const named = described.filter((one) => [one["@type"]].flat().includes("File")).map((one) => one["@id"]);
    const held = archive.slice(1).map(({ name }) => name);
    expect(named.toSorted()).toEqual(held.toSorted());
    for (const { name, bytes } of archive) {
      const one = described.find((entry) => entry["@id"] === name)!;
      if (one.sha256 !== undefined) expect(one.sha256, name).toBe(sha256(bytes));
    }
    const [seeds, swept] = [results.seeds, results.sweep].map((folder) => folder.slice(out.length + 1));
    const over = described.find((one) => one["@id"] === `#run-${seeds}`)!;
    expect(over.name).toBe("normal-law over 2 seeds (1, 2)");
    expect(references(over.object)).toEqual([`${runName(0)}/`, `${runName(1)}/`]);
    expect(references(over.result)).toEqual(expect.arrayContaining([`${seeds}/tables/over-seeds.csv`, `${seeds}/metrics.json`]));
    expect(described.find((one) => one["@id"] === `#run-${swept}`)!.name).toBe("normal-law over sums=6,12");
    expect(described.filter((one) => one["@type"] === "CreateAction")).toHaveLength(6);
    const commands = ["run normal-law --profile smoke --seeds 1,2", "sweep normal-law --profile smoke --grid sums=6,12"];
    expect(text("runs.sh")).toBe(["#!/bin/sh", "set -e", ...commands.map((one) => `npx ridgelab ${one}`), ""].join("\n"));
    const labels = [...text("published-beside-ours.tex").matchAll(/\\label\{([^}]*)\}/g)].map(([, label]) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("is refused where one of its runs was changed or is gone", () => {
    const file = join(folders[1]!, "metrics.json");
    const text = readFileSync(file);
    writeFileSync(file, "{}");
    expect(() => archiveRuns([results.seeds], { papers: [], authors: [] })).toThrow(/metrics\.json changed since the run/);
    writeFileSync(file, text);
    renameSync(folders[1]!, `${folders[1]}-gone`);
    expect(() => archiveRuns([results.seeds], { papers: [], authors: [] })).toThrow(
      /is made of runs that are gone, such as smoke-/,
    );
    renameSync(`${folders[1]}-gone`, folders[1]!);
  });
});

/**
 * roc-validator 0.13.0, where it is installed (pip install roc-validator) and has RO-Crate's context: it fetches that, or finds it in the cache that
 * RIDGELAB_ROC_CACHE names (`rocrate-validator cache warm`).
 */
describe("the RO-Crate validator", () => {
  it.for([
    ["two runs", () => folders],
    ["a result over seeds", () => [results.seeds]],
    ["a sweep and a run", () => [results.sweep, folders[0]!]],
  ] as const)("accepts the archive of %s", { timeout: 120_000 }, ([what, of], { skip }) => {
    if (spawnSync("rocrate-validator", ["--version"]).status !== 0)
      return skip("rocrate-validator is not installed (pip install roc-validator)");
    const folder = join(out, "crates", what.replaceAll(" ", "-"));
    for (const { name, bytes } of archiveRuns(of(), { papers: [], authors: ["Ada Lovelace"] })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const cache = process.env.RIDGELAB_ROC_CACHE;
    const offline = cache ? ["--offline", "--cache-path", cache] : [];
    const args = ["-y", "validate", "-p", "workflow-run-crate-0.5", "-l", "REQUIRED", "--no-paging", ...offline, folder];
    const { status, stdout, stderr } = spawnSync("rocrate-validator", args, { encoding: "utf8" });
    if (/urlopen error|Max retries/.test(stdout + stderr)) return skip("w3id.org cannot be reached");
    expect(status, stdout).toBe(0);
  });
});

function runName(index: number): string {
  return folders[index]!.slice(out.length + 1);
}

describe("figureLatex", () => {
  it("sets a picture with its title, caption and label", () => {
    const figure = { id: "a_b", title: "50 % lost", caption: "n = 3.", data: [], layout: {} };
    expect(figureLatex(figure, "x/a_b.pdf")).toBe(
      [
        "% \\usepackage{graphicx}",
        "\\begin{figure}",
        "  \\centering",
        "  \\includegraphics[width=3.5in]{x/a_b.pdf}",
        "  \\caption{50 \\% lost. n = 3.}",
        "  \\label{fig:a_b}",
        "\\end{figure}",
        "",
      ].join("\n"),
    );
  });
});
