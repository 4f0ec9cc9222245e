import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { writeFileInto } from "../atomicFile.js";
import { escapeHtml } from "../escapeHtml.js";
import { reportBundle } from "../figures/html.js";
import { type Claim, claimsSection } from "./claims.js";
import { type Described, experimentPage, factsOf, PLOTLY, REPORT } from "./experimentPage.js";
import { experimentsIn } from "./findRun.js";
import { href, isMadeBy, isReport, markedScript, reportPage } from "./reportPage.js";
import { newestRun, type Run } from "./run.js";
import { PARTS, runsPage } from "./runsPage.js";
import { shownTable } from "./shownTable.js";
import { isComparison } from "./spreadTable.js";

/** A published table, figure or equation, as the report lists it. */
export interface PublishedEntry {
  readonly paper: "A" | "B";
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly title: string;
}

/** What a report is made of beside the runs. */
export interface ReportContents {
  readonly experiments: readonly Described[];
  readonly items: readonly PublishedEntry[];
  readonly claims: readonly Claim[];
  /** Digest of the code that makes the report; another one makes it anew. */
  readonly code: string;
}

/** Where the report of a results folder lies. */
export function reportPath(out: string): string {
  return join(out, "index.html");
}

/**
 * The files that `writeReport` may write over, the runs' own parts aside.
 *
 * @param ids experiments that the folder may have no runs of by now
 */
export function reportFiles(out: string, ids: readonly string[]): string[] {
  const folder = join(out, REPORT);
  const isFile = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false;
  const pages = [...new Set([...ids, ...experimentsIn(out)])].map((id) => `${id}.html`);
  return [reportPath(out), join(out, "runs.html"), ...(isFile ? [folder] : [PLOTLY, ...pages].map((name) => join(folder, name)))];
}

/**
 * Writes the report of a results folder: `index.html` (what the papers claim and what came out, the figures, the experiments, all that was published),
 * `runs.html` with all runs, and in `report/` a page for each experiment's newest run, the user's own included. It is read from disk, without a network; each file
 * is written whole.
 *
 * @param warn is told, in a line, of each run or sweep that is damaged, which is left out
 * @returns the path of `index.html`
 */
export function writeReport(
  out: string,
  { experiments: known, items, claims, code }: ReportContents,
  warn: (line: string) => void,
): string {
  const once = eachRunOnce(warn);
  const ids = [...new Set([...known.map(({ id }) => id), ...experimentsIn(out)])];
  const runs = new Map<string, Run>();
  for (const id of ids) {
    const newest = newestRun(out, id, once);
    if (newest) runs.set(id, newest);
  }
  const experiments = [...known, ...ownExperiments(runs, known)];
  writeChanged(join(out, REPORT, PLOTLY), markedScript(reportBundle()));
  for (const experiment of experiments) {
    const run = runs.get(experiment.id);
    if (run) writeFileInto(join(out, REPORT, `${experiment.id}.html`), experimentPage(out, experiment, run, once));
  }
  removeGone(out, runs);
  const { page, counts } = runsPage(out, ids, code, once);
  writeFileInto(join(out, "runs.html"), page);
  const path = reportPath(out);
  writeFileInto(path, frontPage({ experiments, items, claims, code }, runs, counts));
  return path;
}

/**
 * Whether the report is later than every run, result, sweep and name there is, has no page of an experiment that is gone, and was made by the code that would
 * make it now.
 *
 * @param code digest of that code
 */
export function isCurrentReport(out: string, code: string): boolean {
  const timeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const written = Math.min(timeOf(reportPath(out)), timeOf(join(out, "runs.html")));
  const ids = experimentsIn(out);
  const pages = existsSync(join(out, REPORT)) ? readdirSync(join(out, REPORT)) : [];
  return (
    written > 0 &&
    ids.every((id) => timeOf(join(out, id)) <= written) &&
    pages.every((name) => !name.endsWith(".html") || ids.includes(name.slice(0, -".html".length))) &&
    pages.includes(PLOTLY) &&
    isMadeBy(readBeginning(reportPath(out)), code)
  );
}

/** The first bytes of a file; the front page may be large. */
function readBeginning(path: string): string {
  const handle = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(256);
    return bytes.toString("utf8", 0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}

/** Removes pages and parts of experiments that have no run any more, not even one that another process has added meanwhile. */
function removeGone(out: string, runs: ReadonlyMap<string, Run>): void {
  const folder = join(out, REPORT);
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".html"))) {
    const id = name.slice(0, -".html".length);
    if (runs.has(id) || newestRun(out, id, () => {})) continue;
    try {
      if (isReport(readFileSync(join(folder, name), "utf8"))) rmSync(join(folder, name));
    } catch (error) {
      // Another process was first.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  const parts = join(out, PARTS);
  for (const id of existsSync(parts) ? readdirSync(parts) : []) {
    if (!existsSync(join(out, id))) rmSync(join(parts, id), { recursive: true, force: true });
  }
}

/** Tells of each run that is left out once, whatever is found wrong with it. */
function eachRunOnce(warn: (line: string) => void): (line: string) => void {
  const told = new Set<string>();
  return (line) => {
    const what = line.split(" is left out: ")[0]!;
    if (!told.has(what)) warn(line);
    told.add(what);
  };
}

/** The script that draws figures is large and seldom another. */
function writeChanged(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileInto(path, text);
}

/** Experiments of the user's own, as their newest runs describe them. */
function ownExperiments(runs: ReadonlyMap<string, Run>, known: readonly Described[]): Described[] {
  return [...runs].flatMap(([id, { manifest }]) => {
    const { title = id, summary = "" } = manifest;
    return known.some((experiment) => experiment.id === id) ? [] : [{ id, title, summary, reproduces: [] }];
  });
}

function frontPage(
  { experiments, items, claims, code }: ReportContents,
  runs: ReadonlyMap<string, Run>,
  counts: ReadonlyMap<string, number>,
): string {
  const place = ({ paper, item }: Claim): string =>
    items.find((entry) => entry.paper === paper && entry.id === item)?.label ?? item;
  const ran = experiments.filter(({ id }) => runs.has(id));
  const waiting = experiments.filter(({ id }) => !runs.has(id)).map(({ id }) => `<code>${escapeHtml(id)}</code>`);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return reportPage({
    title: "RidgeLab: results",
    code,
    body: `<header>
<h1>RidgeLab: results</h1>
<p>Every experiment's newest run, the published numbers beside ours. Paper A: Hashem &amp; Kuban 2023; paper B: Rassomakhin et al. 2019.</p>
<nav aria-label="Report"><a href="#figures">figures</a> <a href="#experiments">experiments</a> <a href="runs.html">all runs (${all})</a> <a href="#compared">published beside ours</a> <a href="#published">all that was published</a></nav>
</header>
<main>
${claimsSection(claims, runs, place, tableLink)}
${gallery(ran, runs)}
<section id="experiments"><h2>Experiments</h2>
${waiting.length > 0 ? `<p>Not run yet: ${waiting.join(", ")}.</p>` : ""}
${ran.map((experiment) => experimentEntry(experiment, runs.get(experiment.id)!, counts.get(experiment.id) ?? 1)).join("\n")}
</section>
${comparisonSection(runs)}
${publishedSection(experiments, runs, items)}
</main>`,
  });
}

/** Where an experiment's page is, and where it shows a table or a figure. */
function pageLink(id: string): string {
  return href(`${REPORT}/${id}.html`);
}
function tableLink(id: string, table: string): string {
  return `${pageLink(id)}#${encodeURIComponent(`table-${id}-${table}`)}`;
}
function figureLink(id: string, figure: string): string {
  return `${pageLink(id)}#${encodeURIComponent(`figure-${id}-${figure}`.replaceAll(/[^\w-]/g, "-"))}`;
}

/** Every figure of the newest runs, small; a run without pictures has only its titles here. */
function gallery(experiments: readonly Described[], runs: ReadonlyMap<string, Run>): string {
  const cards = experiments.flatMap(({ id }) => {
    const { folder, manifest, figures } = runs.get(id)!;
    return Object.values(figures).map((figure) => {
      const picture = ["png", "svg"].map((ending) => `figures/${figure.id}.${ending}`).find((name) => name in manifest.outputs);
      const shown = picture
        ? `<img src="${href(`${id}/${basename(folder)}/${picture}`)}" alt="" loading="lazy">`
        : `<span class="blank">drawn on<br>its page</span>`;
      return `<li><a href="${figureLink(id, figure.id)}">${shown}${escapeHtml(figure.title)}</a> <span class="facts">${escapeHtml(id)}</span></li>`;
    });
  });
  if (cards.length === 0) return "";
  return `<section id="figures"><h2>Figures</h2>\n<ul class="gallery">\n${cards.join("\n")}\n</ul></section>`;
}

/** An experiment in a line that opens: what it is, and links to all that its newest run has. */
function experimentEntry({ id, title, summary }: Described, run: Run, count: number): string {
  const { profile, identity } = run.manifest;
  const links = [
    ...Object.values(run.tables).map((table) => `<li><a href="${tableLink(id, table.id)}">${escapeHtml(table.title)}</a></li>`),
    ...Object.values(run.figures).map(
      (figure) => `<li><a href="${figureLink(id, figure.id)}">${escapeHtml(figure.title)}</a> (figure)</li>`,
    ),
  ];
  return `<details class="experiment" id="${escapeHtml(id)}"><summary><h3>${escapeHtml(title)}</h3> <span class="facts">${escapeHtml(`${id} · ${profile} · seed ${identity.seed}`)}</span></summary>
<p>${escapeHtml(summary)} <a href="${pageLink(id)}">Its page<span class="sr">: ${escapeHtml(title)}</span></a> has every table and figure; <a href="runs.html#experiment=${encodeURIComponent(id)}">${count === 1 ? "its run" : `its ${count} runs`}</a>.</p>
<p class="facts">${factsOf(run).map(escapeHtml).join(" · ")}</p>
<ul>
${links.join("\n")}
</ul></details>`;
}

/** Every row of every comparison table: published, ours, verdict. */
function comparisonSection(runs: ReadonlyMap<string, Run>): string {
  const rows = [...runs].flatMap(([id, run]) =>
    Object.values(run.tables)
      .filter(isComparison)
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
  const table = { id: "compared", title: "Every published number that an experiment has computed", columns, rows };
  return `<section id="compared"><h2>Published beside ours</h2>
${shownTable(table, "compared", { most: Number.POSITIVE_INFINITY })}</section>`;
}

function publishedSection(
  experiments: readonly Described[],
  runs: ReadonlyMap<string, Run>,
  items: readonly PublishedEntry[],
): string {
  const row = (entry: PublishedEntry): string => {
    const by = experiments.filter((e) => e.reproduces.some((r) => r.paper === entry.paper && r.item === entry.id));
    const where = by
      .map((e) => (runs.has(e.id) ? `<a href="${pageLink(e.id)}">${e.id}</a>` : `${e.id} (not run yet)`))
      .join(", ");
    return `<tr><td>${entry.paper}</td><td>${escapeHtml(entry.label)}</td><td>${escapeHtml(entry.title)}</td><td>${where || "—"}</td></tr>`;
  };
  return `<section id="published"><h2>All that was published</h2>
<details><summary>${items.length} tables, figures, equations and claims, and which experiment reproduces each</summary>
<div class="table" tabindex="0" role="region" aria-label="All that was published"><table class="ridgelab-table"><thead><tr><th scope="col">paper</th><th scope="col">item</th><th scope="col">what</th><th scope="col">reproduced by</th></tr></thead>
<tbody>${items.map(row).join("\n")}</tbody></table></div></details></section>`;
}
