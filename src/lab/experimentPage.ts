import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { escapeHtml } from "../escapeHtml.js";
import { toHtmlFragment } from "../figures/html.js";
import { isTemporary } from "../temporaries.js";
import type { Experiment } from "./experiment.js";
import { formatDuration } from "./progress.js";
import { href, reportPage } from "./reportPage.js";
import type { Run } from "./run.js";
import { shownTable } from "./shownTable.js";

/** What the report says of an experiment. */
export type Described = Pick<Experiment, "id" | "title" | "summary" | "reproduces">;

/** The folder, beside the runs' own, of all pages of the report but the first two. */
export const REPORT = "report";
/** The file beside experiments' pages that draws their figures. */
export const PLOTLY = "plotly.js";

/**
 * `out/report/ID.html`: an experiment's newest run with all its tables and figures, and its sweeps and results over seeds.
 *
 * @param warn is told, in a line, of sweeps and results over seeds that are damaged
 */
export function experimentPage(out: string, experiment: Described, run: Run, warn: (line: string) => void): string {
  const { id, title, summary } = experiment;
  const base = href(`../${id}/${basename(run.folder)}`);
  const tables = Object.values(run.tables).map(
    (table) => shownTable(table, `${id}-${table.id}`) + fileLinks(run, base, "tables", table.id),
  );
  const figures = Object.values(run.figures).map(
    (figure) => toHtmlFragment({ ...figure, id: `${id}-${figure.id}` }) + fileLinks(run, base, "figures", figure.id),
  );
  const many = manyRuns(out, id, warn);
  return reportPage({
    title: `RidgeLab: ${title}`,
    closed: false,
    head: `<script src="${PLOTLY}"></script>\n`,
    body: `<header>
<nav aria-label="Report"><a href="../index.html">all results</a> <a href="../runs.html#experiment=${encodeURIComponent(id)}">all runs of ${escapeHtml(id)}</a></nav>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(summary)}</p>
<p class="facts">${factsOf(run).map(escapeHtml).join(" · ")}</p>
</header>
<main>
<details><summary>Configuration and how to repeat it</summary>
<pre tabindex="0">${escapeHtml(run.manifest.command)}</pre>
<pre tabindex="0">${escapeHtml(JSON.stringify(run.config, null, 2))}</pre>
<p><a href="${base}/manifest.json">manifest</a> with the digest of every input and output</p></details>
${section("Tables", tables)}${section("Figures", figures)}${section("Over seeds and settings", many)}</main>`,
  });
}

/** Profile, seed, data, environment and time of a run, in words. */
export function factsOf({ manifest: { identity, profile, seconds } }: Run): string[] {
  const { data, seed } = identity;
  return [
    `profile ${profile}`,
    `seed ${seed}`,
    data ? `data: ${data.name} (${data.kind})` : "no data set",
    ...Object.entries(identity.environment ?? {}).map(([name, what]) => `${name}: ${what}`),
    formatDuration(seconds),
  ];
}

function section(heading: string, parts: readonly string[]): string {
  return parts.length === 0 ? "" : `<section><h2>${heading}</h2>\n${parts.join("\n")}\n</section>\n`;
}

function fileLinks(run: Run, base: string, kind: "tables" | "figures", id: string): string {
  const files = Object.keys(run.manifest.outputs).filter((name) => name.startsWith(`${kind}/${id}.`) && !name.endsWith(".json"));
  return `<p class="files">${files.map((name) => `<a href="${base}/${href(name)}">${escapeHtml(name.split(".").at(-1)!)}<span class="sr"> of ${escapeHtml(id)}</span></a>`).join(" ")}</p>`;
}

/** Sweeps and results over seeds, by the file that describes each. */
const BESIDE = {
  "sweep.json": { what: "Sweep", table: "sweep" },
  "seeds.json": { what: "Over seeds", table: "over-seeds" },
} as const;

function manyRuns(out: string, id: string, warn: (line: string) => void): string[] {
  const folders = readdirSync(join(out, id))
    .filter((name) => !isTemporary(name))
    .sort();
  return folders.flatMap((name) =>
    Object.entries(BESIDE).flatMap(([file, { what, table }]) => {
      if (!existsSync(join(out, id, name, file))) return [];
      const command = commandIn(join(out, id, name, file));
      if (command === undefined) {
        warn(`${join(out, id, name)} is left out: its ${file} is damaged`);
        return [];
      }
      const folder = href(`../${id}/${name}`);
      const figure = what === "Sweep" ? `<a href="${folder}/figures/sweep.html">figure</a>, ` : "";
      return [`<p>${what}: ${figure}<a href="${folder}/tables/${table}.csv">table</a> <code>${escapeHtml(command)}</code></p>`];
    }),
  );
}

/** The command in a record; undefined where that is damaged. */
function commandIn(file: string): string | undefined {
  try {
    return z.object({ command: z.string() }).parse(JSON.parse(readFileSync(file, "utf8"))).command;
  } catch {
    return undefined;
  }
}
