import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Figure } from "../figures/figure.js";
import { overlay } from "../figures/overlay.js";
import type { Cell, Table } from "../tables/table.js";
import { temporaryName } from "../temporaries.js";
import { type Comparable, readComparable } from "./comparable.js";
import { digest } from "./digest.js";
import { UsageError } from "./errors.js";
import { writeFigureFiles, writeTableFiles } from "./outputs.js";
import { changedFiles } from "./planRun.js";
import { publishFolder } from "./runFolders.js";

/** What differs between runs. */
export interface RunsCompared {
  readonly folder: string;
  /** Settings, seeds, data, environment and code that differ: a row each, a column a run. */
  readonly settings: Table;
  /** Numbers that differ: metrics, and what comparison tables hold of ours, with their 95 % intervals. */
  readonly numbers: Table;
  /** The figures that can be drawn over one another. */
  readonly figures: Readonly<Record<string, Figure>>;
}

/**
 * Compares runs, or results over seeds, and writes what differs to `out/ID/compare-…/`, under the first one's experiment.
 *
 * @param folders of two runs or more
 * @throws UsageError of fewer than two, or of one twice; RunError where one is damaged
 */
export function compareRuns(out: string, folders: readonly string[]): RunsCompared {
  if (folders.length < 2) throw new UsageError(`compare takes two runs or more; got ${folders.length}`);
  const paths = folders.map((folder) => resolve(folder));
  const twice = folders.find((_, index) => paths.indexOf(paths[index]!) !== index);
  if (twice !== undefined) throw new UsageError(`${twice} is given twice; each run must be given once`);
  const runs = toldApart(folders.map(readComparable));
  const settings = settingsTable(runs);
  const numbers = numbersTable(runs);
  const figures = overlaid(runs);
  const folder = join(out, runs[0]!.experiment, `compare-${digest(runs.map(({ label }) => label)).slice(0, 10)}`);
  const temporary = temporaryName(folder);
  try {
    for (const table of [settings, numbers]) writeTableFiles(temporary, table);
    for (const figure of Object.values(figures)) writeFigureFiles(temporary, figure);
    publishFolder(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return { folder, settings, numbers, figures };
}

/** Runs of one name with what tells them apart. */
function toldApart(runs: readonly Comparable[]): Comparable[] {
  const isDouble = ({ label }: Comparable): boolean => runs.filter((run) => run.label === label).length > 1;
  return runs.map((run) => (isDouble(run) ? { ...run, label: run.folder } : run));
}

function settingsTable(runs: readonly Comparable[]): Table {
  const [first] = runs as [Comparable];
  const experiments = runs.map(({ experiment }) => experiment);
  const made = runs.map(
    (run) => ({ ...(new Set(experiments).size > 1 && { experiment: run.experiment }), ...run.made }) as Record<string, string>,
  );
  const keys = [...new Set(made.flatMap(Object.keys))].filter((key) => new Set(made.map((of) => of[key])).size > 1);
  const rows = keys.map((key): Record<string, Cell> => {
    const cells = made.map((of) => (key === "code" ? codeChange(first.made.code!, of.code!) : (of[key] ?? null)));
    return { setting: key, ...Object.fromEntries(cells.map((cell, k) => [`run${k + 1}`, cell])) };
  });
  return {
    id: "settings",
    title: "Settings that differ",
    columns: [{ key: "setting", label: "setting" }, ...runs.map(({ label }, k) => ({ key: `run${k + 1}`, label }))],
    rows,
    ...(rows.length === 0 && { notes: ["No setting differs."] }),
  };
}

/** The files in which a run's code is another than the first one's. */
function codeChange(first: string, code: string): string {
  if (first === code) return "as the first";
  return `other in ${changedFiles(JSON.parse(first), JSON.parse(code))}`;
}

function numbersTable(runs: readonly Comparable[]): Table {
  const names = [...new Set(runs.flatMap(({ numbers }) => Object.keys(numbers)))];
  const differ = names.filter((name) => new Set(runs.map(({ numbers }) => JSON.stringify(numbers[name]?.value))).size > 1);
  const rows = differ.map((name): Record<string, Cell> => {
    const of = runs.map(({ numbers }) => numbers[name]);
    const [one, two] = of;
    const cells = of.flatMap((number, k) => [
      [`run${k + 1}`, number?.value ?? null],
      [`run${k + 1}-interval`, number?.interval ?? null],
    ]);
    const isPair = runs.length === 2 && typeof one?.value === "number" && typeof two?.value === "number";
    return {
      ...{
        number: name,
        unit: of.find((number) => number?.unit)?.unit ?? null,
        ...(Object.fromEntries(cells) as Record<string, Cell>),
      },
      ...(isPair && { difference: two.value! - one.value! }),
    };
  });
  const alike = names.length - differ.length;
  return {
    id: "numbers",
    title: "Numbers that differ",
    columns: [
      { key: "number", label: "number" },
      { key: "unit", label: "unit" },
      ...runs.flatMap(({ label }, k) => [
        { key: `run${k + 1}`, label },
        { key: `run${k + 1}-interval`, label: `${label}, 95 % interval`, interval: true },
      ]),
      ...(runs.length === 2 ? [{ key: "difference", label: "difference" }] : []),
    ],
    rows,
    notes: [`${alike} more ${alike === 1 ? "number is" : "numbers are"} alike.`],
  };
}

function overlaid(runs: readonly Comparable[]): Record<string, Figure> {
  const [first, ...others] = runs as [Comparable, ...Comparable[]];
  const ids = Object.keys(first.figures).filter((id) => others.every(({ figures }) => figures[id]));
  return Object.fromEntries(
    ids.flatMap((id) => {
      try {
        const figure = overlay(Object.fromEntries(runs.map(({ label, figures }) => [label, figures[id]!])));
        return [[id, { ...figure, id }]];
      } catch (error) {
        // Pictures and heatmaps hide one another, and panels may be others.
        if (error instanceof RangeError) return [];
        throw error;
      }
    }),
  );
}
