import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { z } from "zod";
import { writeFileInto } from "../atomicFile.js";
import { escapeHtml } from "../escapeHtml.js";
import { reportBundle, toHtmlFragment } from "../figures/html.js";
import { toHtml } from "../tables/html.js";
import type { Table } from "../tables/table.js";
import { isTemporary } from "../temporaries.js";
import type { Experiment } from "./experiment.js";
import { formatDuration } from "./progress.js";
import { newestRun, type Run } from "./run.js";

/** A published table, figure or equation, as the report lists it. */
export interface PublishedEntry {
  readonly paper: "A" | "B";
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly title: string;
}

/** How a report can be told from another page. */
const TITLE = "<title>RidgeLab: results</title>";

/** Where the report of a results folder lies. */
export function reportPath(out: string): string {
  return join(out, "index.html");
}

/** Whether a page is a report. */
export function isReport(page: string): boolean {
  return page.includes(TITLE);
}

/**
 * Writes `out/index.html`: the newest run of every experiment, the user's own included, with its tables and figures, and the list of everything the papers
 * published with where it is reproduced. One file, readable without a network; pictures and data are linked beside it.
 *
 * @param warn is told, in a line, of each run or sweep that is damaged, which is left out
 * @returns its path
 */
export function writeReport(
  out: string,
  known: readonly Described[],
  items: readonly PublishedEntry[],
  warn: (line: string) => void,
): string {
  const runs = new Map<string, Run>();
  for (const id of new Set([...known.map(({ id }) => id), ...foldersIn(out)])) {
    const newest = newestRun(out, id, warn);
    if (newest) runs.set(id, newest);
  }
  const experiments = [...known, ...ownExperiments(runs, known)];
  const sections = experiments.flatMap((e) => {
    const run = runs.get(e.id);
    return run ? [experimentSection(out, e, run, warn)] : [];
  });
  const waiting = experiments.filter((e) => !runs.has(e.id)).map((e) => `<code>${e.id}</code>`);
  const path = reportPath(out);
  writeFileInto(
    path,
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${TITLE}
<style>${STYLE}</style>
<script>${reportBundle()}</script>
</head>
<body>
<header>
<h1>RidgeLab: results</h1>
<p>Every experiment's newest run, the published numbers beside ours. Paper A: Hashem &amp; Kuban 2023; paper B: Rassomakhin et al. 2019.</p>
${waiting.length > 0 ? `<p>Not run yet: ${waiting.join(", ")}.</p>` : ""}
<nav>${[...runs].map(([id]) => `<a href="#${id}">${id}</a>`).join(" ")} <a href="#published">all that was published</a></nav>
</header>
<main>
${comparisonSection(runs)}
${sections.join("\n")}
${publishedSection(experiments, runs, items)}
</main>
</body>
</html>
`,
  );
  return path;
}

/** What the report says of an experiment. */
type Described = Pick<Experiment, "id" | "title" | "summary" | "reproduces">;

/** Experiments of the user's own, as their newest runs describe them. */
function ownExperiments(runs: ReadonlyMap<string, Run>, known: readonly Described[]): Described[] {
  return [...runs].flatMap(
    ([
      id,
      {
        manifest: { title, summary = "" },
      },
    ]) => (known.some((experiment) => experiment.id === id) ? [] : [{ id, title, summary, reproduces: [] }]),
  );
}

function foldersIn(out: string): string[] {
  const folders = readdirSync(out, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  return folders.map(({ name }) => name);
}

function experimentSection(out: string, experiment: Described, run: Run, warn: (line: string) => void): string {
  const { manifest } = run;
  const { data, seed } = manifest.identity;
  const base = relative(out, run.folder).replaceAll("\\", "/");
  const facts = [
    `profile ${manifest.profile}`,
    `seed ${seed}`,
    data ? `data: ${data.name} (${data.kind})` : "no data set",
    ...Object.entries(manifest.identity.environment ?? {}).map(([name, what]) => `${name}: ${what}`),
    formatDuration(manifest.seconds),
  ];
  return `<section id="${experiment.id}">
<h2>${escapeHtml(experiment.title)}</h2>
<p>${escapeHtml(experiment.summary)}</p>
<p class="facts">${facts.map(escapeHtml).join(" · ")}</p>
<details><summary>Configuration and how to repeat it</summary>
<pre>${escapeHtml(manifest.command)}</pre>
<pre>${escapeHtml(JSON.stringify(run.config, null, 2))}</pre>
<p><a href="${base}/manifest.json">manifest</a> with the digest of every input and output</p></details>
${Object.values(run.tables)
  .map((table) => tableBlock(experiment.id, table) + links(run, base, "tables", table.id))
  .join("\n")}
${Object.values(run.figures)
  .map((figure) => toHtmlFragment({ ...figure, id: `${experiment.id}-${figure.id}` }) + links(run, base, "figures", figure.id))
  .join("\n")}
${sweepLinks(out, experiment.id, warn)}
</section>`;
}

/** Long tables are folded, so that the page can be read through. */
function tableBlock(experiment: string, table: Table): string {
  const html = toHtml({ ...table, id: `${experiment}-${table.id}` });
  const folded = table.rows.length > LONGEST;
  return folded
    ? `<details class="table"><summary>${escapeHtml(table.title)} (${table.rows.length} rows)</summary>${html}</details>`
    : `<div class="table">${html}</div>`;
}

/** Rows of a table that is shown without being asked for. */
const LONGEST = 16;

/** Every row of every comparison table: published, ours, verdict. */
function comparisonSection(runs: ReadonlyMap<string, Run>): string {
  const rows = [...runs].flatMap(([id, run]) =>
    Object.values(run.tables)
      .filter(({ columns }) => ["published", "ours", "verdict"].every((key) => columns.some((c) => c.key === key)))
      .flatMap((table) => table.rows.map((row) => ({ ...row, experiment: id }))),
  );
  if (rows.length === 0) return "";
  const columns = [
    { key: "what", label: "what" },
    { key: "published", label: "published" },
    { key: "ours", label: "ours" },
    { key: "interval", label: "95 % interval", interval: true },
    { key: "n", label: "n" },
    { key: "verdict", label: "verdict" },
    { key: "experiment", label: "experiment" },
  ];
  return `<section id="compared"><h2>Published beside ours</h2>
<div class="table">${toHtml({ id: "compared", title: "Every published number that an experiment has computed", columns, rows })}</div></section>`;
}

function links(run: Run, base: string, kind: "tables" | "figures", id: string): string {
  const files = Object.keys(run.manifest.outputs).filter((name) => name.startsWith(`${kind}/${id}.`) && !name.endsWith(".json"));
  return `<p class="files">${files.map((name) => `<a href="${base}/${name}">${name.split(".").at(-1)}</a>`).join(" ")}</p>`;
}

/** Sweeps and results over seeds, by the file that describes each. */
const BESIDE = {
  "sweep.json": { what: "Sweep", table: "sweep" },
  "seeds.json": { what: "Over seeds", table: "over-seeds" },
} as const;

function sweepLinks(out: string, id: string, warn: (line: string) => void): string {
  const folders = readdirSync(join(out, id)).filter((name) => !isTemporary(name));
  return folders
    .flatMap((name) =>
      Object.entries(BESIDE).map(([file, { what, table }]) => {
        if (!existsSync(join(out, id, name, file))) return "";
        const command = commandIn(join(out, id, name, file));
        if (command === undefined) warn(`${join(out, id, name)} is left out: its ${file} is damaged`);
        if (command === undefined) return "";
        const href = `${id}/${name}`;
        const figure = what === "Sweep" ? `<a href="${href}/figures/sweep.html">figure</a>, ` : "";
        return `<p>${what}: ${figure}<a href="${href}/tables/${table}.csv">table</a> <code>${escapeHtml(command)}</code></p>`;
      }),
    )
    .filter((line) => line !== "")
    .join("\n");
}

/** The command in a record; undefined where that is damaged. */
function commandIn(file: string): string | undefined {
  try {
    return z.object({ command: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).command;
  } catch {
    return undefined;
  }
}

function publishedSection(
  experiments: readonly Described[],
  runs: ReadonlyMap<string, Run>,
  items: readonly PublishedEntry[],
): string {
  const row = (entry: PublishedEntry): string => {
    const by = experiments.filter((e) => e.reproduces.some((r) => r.paper === entry.paper && r.item === entry.id));
    const where = by.map((e) => (runs.has(e.id) ? `<a href="#${e.id}">${e.id}</a>` : `${e.id} (not run yet)`)).join(", ");
    return `<tr><td>${entry.paper}</td><td>${escapeHtml(entry.label)}</td><td>${escapeHtml(entry.title)}</td><td>${where || "—"}</td></tr>`;
  };
  return `<section id="published"><h2>All that was published</h2>
<table class="ridgelab-table"><thead><tr><th>paper</th><th>item</th><th>what</th><th>reproduced by</th></tr></thead>
<tbody>${items.map(row).join("\n")}</tbody></table></section>`;
}

const STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.5 "Open Sans", system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.3rem; margin-top: 3rem; border-top: 1px solid #ccc; padding-top: 1rem; }
nav a { margin-right: 1rem; } a { color: #00558c; }
.facts, .files { color: #555; font-size: .85rem; } .files a { margin-right: .6rem; }
pre { background: #f5f5f5; padding: .6rem; overflow-x: auto; font-size: .8rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .88rem; margin-top: 1.2rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
td[data-column$="nterval"] { white-space: nowrap; }
details > summary { cursor: pointer; }
th, td { padding: .2rem .7rem; vertical-align: top; text-align: left; font-weight: normal; }
thead th { border-bottom: 1px solid #333; border-top: 1.5px solid #333; font-weight: 600; }
tbody tr:last-child > * { border-bottom: 1.5px solid #333; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
tfoot td { color: #555; font-size: .85rem; }
figure { margin: 2rem 0; } figcaption { font-size: .88rem; max-width: 48rem; }
`;
