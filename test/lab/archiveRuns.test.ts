import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
import { type ZipEntry, zip } from "../../src/zip.js";

type Entity = Record<string, unknown> & { "@id": string; "@type": string | string[] };

const out = mkdtempSync(join(tmpdir(), "ridgelab-"));
let folders: string[];
let entries: ZipEntry[];
let graph: Entity[];

beforeAll(async () => {
  const experiment = await findExperiment("normal-law");
  const data = { name: "none", digest: "0", kind: "synthetic" } as const;
  const runs = [];
  for (const seed of [1, 2]) {
    const command = `ridgelab run normal-law --profile smoke --seed ${seed}`;
    runs.push(await runExperiment(experiment, { profile: "smoke", seed, data, out, reporter: silent, command }));
  }
  folders = runs.map(({ folder }) => folder);
  runs.forEach(({ folder, manifest }, k) => {
    writeManifest(folder, { ...manifest, commit: ["0123abc", "4567def, with changes"][k] });
  });
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
    expect(() => archiveRuns([out], { papers: [], authors: [] })).toThrow(/holds no run/);
  });

  it("is accepted by the RO-Crate validator, where it is installed and its context can be fetched", ({ skip }) => {
    if (spawnSync("rocrate-validator", ["--version"]).status !== 0)
      skip("rocrate-validator is not installed (pip install roc-validator)");
    const folder = join(out, "crate");
    for (const { name, bytes } of entries) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const args = ["-y", "validate", "-p", "workflow-run-crate-0.5", "-l", "REQUIRED", "--no-paging", folder];
    const { status, stdout, stderr } = spawnSync("rocrate-validator", args, { encoding: "utf8" });
    if (/urlopen error|Max retries/.test(stdout + stderr)) skip("w3id.org cannot be reached");
    expect(status, stdout).toBe(0);
  }, 120_000);
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
