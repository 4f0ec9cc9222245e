import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { writeFileInto } from "../atomicFile.js";
import type { Figure } from "../figures/figure.js";
import { formatCell } from "../tables/formatCell.js";
import { numberIn, type Table } from "../tables/table.js";
import { isTemporary } from "../temporaries.js";
import { type Comparable, comparedOf } from "./comparable.js";
import { digest } from "./digest.js";
import { REPORT } from "./experimentPage.js";
import { type ListedResult, listResults } from "./listResults.js";
import { damagedOutputs, listRuns, type Manifest } from "./manifest.js";
import { metricInterval } from "./metricInterval.js";
import { formatDuration } from "./progress.js";
import { jsonInPage, reportPage } from "./reportPage.js";
import { namesIn } from "./runNames.js";
import { RUNS_SCRIPT } from "./runsScript.js";
import { type ListedRun, listedResult, listedRun } from "./runsTable.js";
import type { SeveralRuns } from "./severalRuns.js";
import { shownTable } from "./shownTable.js";

/** Where what the page of runs shows of each is kept, a script a run: a page on disk can read no other file. */
export const PARTS = `${REPORT}/runs`;

/** A run in the page of all runs, or a result over several. */
interface PageRun extends Omit<ListedRun, "metrics"> {
  readonly took: string;
  readonly headline: string;
  /** The headline's. */
  readonly value: number | null;
  /** The headline's with its unit and interval; of a sweep the range of its points. */
  readonly shown: string;
  /** Folders' names of the runs that a result is over. */
  readonly members?: readonly string[];
  /** Its part, from the page. */
  readonly part: string;
}

/** A finished run as it lies on disk. */
type Listed = ReturnType<typeof listRuns>[number];

/**
 * `out/runs.html`: all runs, and the results over several, under which their runs fold, to be filtered, sorted and set side by side, and in `out/report/runs/` what the page shows of each.
 *
 * @param ids of the experiments
 * @param code digest of the code that makes the pages
 * @param warn is told, in a line, of each run or result that is damaged, which is left out
 * @returns the page, and how many runs each experiment has
 */
export function runsPage(
  out: string,
  ids: readonly string[],
  code: string,
  warn: (line: string) => void,
): { page: string; counts: ReadonlyMap<string, number> } {
  const all = ids.map((id) => [id, runsOf(out, id, code, warn)] as const);
  const runs = all.flatMap(([, of]) => of).sort((a, b) => b.started.localeCompare(a.started) || a.run.localeCompare(b.run));
  const page = reportPage({
    title: "RidgeLab: all runs",
    script: RUNS_SCRIPT,
    body: `<header>
<nav aria-label="Report"><a href="index.html">all results</a></nav>
<h1>All runs</h1>
<p>Choose two or more to see their settings, numbers, tables and figures side by side.</p>
</header>
<main>
<noscript><p>This page needs JavaScript; <code>ridgelab runs</code> and <code>ridgelab compare</code> say the same.</p></noscript>
<form class="filters" id="filters" aria-label="Filter">
<label>text <input type="search" id="text" placeholder="name, setting, data …" autocomplete="off"></label>
<label>experiment <select id="experiment"></select></label>
<label>kind <select id="kind"></select></label>
<label>profile <select id="profile"></select></label>
<label>seed <select id="seed"></select></label>
<button type="reset">clear</button>
<span id="count" role="status"></span>
</form>
<div class="runs" id="runs" tabindex="0" role="region" aria-label="Runs"></div>
<section id="chosen" aria-label="Chosen runs"></section>
<section id="side" aria-label="Side by side" tabindex="-1"></section>
</main>
<script type="application/json" id="data">${jsonInPage(runs)}</script>`,
  });
  return { page, counts: new Map(all.map(([id, of]) => [id, of.filter(({ kind }) => kind === "run").length])) };
}

function runsOf(out: string, id: string, code: string, warn: (line: string) => void): PageRun[] {
  const parent = join(out, id);
  const names = namesIn(parent);
  const listed = listRuns(out, id);
  const runs = listed.flatMap(({ folder, manifest }): PageRun[] => {
    try {
      const [first, ...more] = changedOutputs(folder, manifest);
      if (first === undefined) return [pageRun(out, id, { folder, manifest }, { names, code })];
      const others = more.length > 0 ? ` and ${more.length} more` : "";
      warn(`${folder} is left out: ${first}${others} changed since the run; ${manifest.command} writes it anew`);
    } catch (error) {
      // Another process replaces it; its own report has it.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
    return [];
  });
  const all = [...runs, ...listResults(parent, listed, warn).map((result) => pageResult(out, id, result, names))];
  removeOthers(out, id, all);
  return all;
}

/** What changed of a run's files: those that the pages show are read, of pictures and the like the size is looked at. */
function changedOutputs(folder: string, manifest: Manifest): string[] {
  const isRead = (name: string): boolean => !name.startsWith("figures/");
  const read = Object.fromEntries(Object.entries(manifest.outputs).filter(([name]) => isRead(name)));
  const others = Object.entries(manifest.outputs).filter(([name]) => !isRead(name));
  const gone = others.filter(([name, { bytes }]) => {
    return statSync(join(folder, name), { throwIfNoEntry: false })?.size !== bytes;
  });
  return [...gone.map(([name]) => name), ...damagedOutputs(folder, { ...manifest, outputs: read })];
}

function pageRun(
  out: string,
  id: string,
  { folder, manifest }: Listed,
  { names, code }: { names: Parameters<typeof listedRun>[1]["names"]; code: string },
): PageRun {
  const run = basename(folder);
  const part = `${PARTS}/${id}/${run}.${digest([code, manifest]).slice(0, 10)}.js`;
  if (!existsSync(join(out, part))) writeFileInto(join(out, part), partOf(id, folder, manifest));
  const metrics = readJson<ListedRun["metrics"]>(folder, "metrics.json");
  const { metrics: _, ...listed } = listedRun(manifest, { names, settings: manifest.settings ?? null, metrics });
  const [headline = "", metric] = Object.entries(metrics)[0] ?? [];
  return {
    ...listed,
    ...{ experiment: id, run, took: formatDuration(manifest.seconds), headline, value: metric?.value ?? null, part },
    shown: metric ? withInterval(metric.value, metric.unit, metricInterval(metric)) : "",
  };
}

/** A result over several runs. */
function pageResult(out: string, id: string, result: ListedResult, names: Parameters<typeof listedResult>[1]): PageRun {
  const { several, compared } = result;
  const { metrics: _, ...listed } = listedResult(result, names);
  const script = severalPart(id, several, compared);
  const part = `${PARTS}/${id}/${listed.run}.${digest(script).slice(0, 10)}.js`;
  if (!existsSync(join(out, part))) writeFileInto(join(out, part), script);
  return {
    ...{ ...listed, experiment: id, took: formatDuration(listed.seconds), part },
    ...headlineOf(several, compared.numbers),
    members: [...new Set(several.runs)],
  };
}

/** The first number; of a sweep the range of the first metric over the points. */
function headlineOf(
  { kind, grid, tables }: SeveralRuns,
  numbers: Comparable["numbers"],
): Pick<PageRun, "headline" | "value" | "shown"> {
  const [first] = Object.entries(numbers);
  if (!first) return { headline: "", value: null, shown: "" };
  const [name, { value, unit, interval }] = first;
  if (kind === "seeds") return { headline: name, value, shown: value === null ? "" : withInterval(value, unit, interval) };
  const swept = new Set(["runs", ...grid.map(({ key }) => key)]);
  const { key } = tables.sweep!.columns.find((column) => !swept.has(column.key))!;
  const values = tables.sweep!.rows.flatMap((row) => numberIn(row[key] ?? null) ?? []);
  if (values.length === 0) return { headline: key, value: null, shown: "" };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = formatCell(low === high ? low : { low, high });
  return { headline: key, value: null, shown: `${range}${unit ? ` ${unit}` : ""}` };
}

/** What the page shows of a run, as a script that hands it over. */
function partOf(id: string, folder: string, manifest: Manifest): string {
  const tables = manifest.tables.map((table) => readJson<Table>(folder, `tables/${table}.json`));
  const compared = comparedOf({
    ...{ manifest, metrics: readJson<ListedRun["metrics"]>(folder, "metrics.json") },
    tables: Object.fromEntries(tables.map((table) => [table.id, table])),
  });
  const figures = manifest.figures.map((figure) => ({ id: figure, title: figureTitle(folder, figure) }));
  const { command, outputs } = manifest;
  return partScript(`${id}/${basename(folder)}`, compared, { tables, figures, command, files: Object.keys(outputs) });
}

function severalPart(id: string, several: SeveralRuns, compared: Pick<Comparable, "made" | "numbers">): string {
  const { folder, command, files } = several;
  const [tables, figures] = [Object.values(several.tables), Object.values(several.figures)];
  return partScript(`${id}/${basename(folder)}`, compared, { tables, figures, command, files });
}

function partScript(
  key: string,
  { made: { code, ...made }, numbers }: Pick<Comparable, "made" | "numbers">,
  shown: {
    tables: readonly Table[];
    figures: readonly Pick<Figure, "id" | "title">[];
    command: string;
    files: readonly string[];
  },
): string {
  const endings = (kind: string, of: string): string[] =>
    shown.files.flatMap((name) => (name.startsWith(`${kind}/${of}.`) ? [name.slice(kind.length + of.length + 2)] : []));
  const part = {
    made: { ...made, code: `digest ${digest(code ?? "").slice(0, 10)}` },
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([name, { value, unit, interval }]) => {
        return [name, { value, shown: value === null ? "—" : withInterval(value, unit, interval) }];
      }),
    ),
    tables: shown.tables.map((table) => ({
      ...{ id: table.id, title: table.title, files: endings("tables", table.id) },
      rows: table.rows.length,
      html: shownTable(table, table.id, { folds: false }),
    })),
    figures: shown.figures.map(({ id, title }) => ({ id, title, files: endings("figures", id) })),
    command: shown.command,
  };
  return `ridgelabRun(${jsonInPage(key)}, ${jsonInPage(part)});\n`;
}

function figureTitle(folder: string, id: string): string {
  return existsSync(join(folder, "figures", `${id}.json`)) ? readJson<Figure>(folder, `figures/${id}.json`).title : id;
}

function withInterval(value: number, unit: string | undefined, interval: Parameters<typeof formatCell>[0]): string {
  return `${formatCell(value)}${unit ? ` ${unit}` : ""}${interval ? ` (${formatCell(interval)})` : ""}`;
}

/** Removes the parts of runs that are gone or were written anew; not those of runs that another process has added meanwhile. */
function removeOthers(out: string, id: string, runs: readonly PageRun[]): void {
  const folder = join(out, PARTS, id);
  if (!existsSync(folder)) return;
  const kept = new Map(runs.map(({ run, part }) => [run, part]));
  for (const name of readdirSync(folder)) {
    const run = /^(.+)\.[0-9a-f]{10}\.js$/.exec(name)?.[1];
    if (run === undefined || isTemporary(name)) continue;
    const part = kept.get(run);
    const isOld = part === undefined ? !existsSync(join(out, id, run)) : part !== `${PARTS}/${id}/${name}`;
    if (isOld) rmSync(join(folder, name), { force: true });
  }
}

function readJson<T>(folder: string, name: string): T {
  return JSON.parse(readFileSync(join(folder, name), "utf8")) as T;
}
