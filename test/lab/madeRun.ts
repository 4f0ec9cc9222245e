import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Metric } from "../../src/lab/experiment.js";
import { digestOutputs } from "../../src/lab/manifest.js";
import type { Table } from "../../src/tables/table.js";

/** A made-up run. */
export interface MadeRun {
  readonly id: string;
  readonly run: string;
  readonly startedAt?: string;
  readonly seed?: number;
  readonly data?: object | null;
  readonly config?: object;
  readonly settings?: readonly string[];
  readonly metrics?: Readonly<Record<string, Metric>>;
  readonly tables?: readonly Table[];
  /** Ids, each with the endings of its pictures. */
  readonly figures?: Readonly<Record<string, readonly string[]>>;
}

/** Writes a file with its folders: JSON, or text as it is. */
export function writeInto(out: string, name: string, content: unknown): void {
  mkdirSync(dirname(join(out, name)), { recursive: true });
  writeFileSync(join(out, name), typeof content === "string" ? content : JSON.stringify(content));
}

/** A red pixel. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="red"/></svg>`;

/** A finished run as it lies on disk. */
export function makeRun(out: string, made: MadeRun): void {
  const { id, run, startedAt = "2026-01-01", seed = 7, data = null, config = { minutiae: 30 }, settings = [] } = made;
  const { metrics = {}, tables = [], figures = {} } = made;
  const folder = `${id}/${run}`;
  writeInto(out, `${folder}/config.json`, config);
  writeInto(out, `${folder}/metrics.json`, metrics);
  for (const table of tables)
    for (const kind of ["csv", "json", "md"]) writeInto(out, `${folder}/tables/${table.id}.${kind}`, table);
  for (const [figure, endings] of Object.entries(figures)) {
    const layout = { xaxis: { title: { text: "x" } } };
    const spec = { id: figure, title: `Figure ${figure}`, data: [{ type: "scatter", x: [0, 1], y: [0, seed] }], layout };
    writeInto(out, `${folder}/figures/${figure}.json`, spec);
    for (const ending of endings)
      writeInto(out, `${folder}/figures/${figure}.${ending}`, ending === "svg" ? SVG : "<title>x</title>");
  }
  writeInto(out, `${folder}/manifest.json`, {
    ...{ run, profile: "smoke", command: `ridgelab run ${id} --set "a<b"`, startedAt, seconds: 2, settings },
    identity: {
      ...{ experiment: id, config, seed, data, environment: { weights: "untrained" }, code: { "src/a": "0" }, engine: "node" },
    },
    tables: tables.map((table) => table.id),
    figures: Object.keys(figures),
    formats: ["json"],
    outputs: digestOutputs(join(out, folder)),
  });
}

/** A table of numbers by row, its `what` and `verdict` in words. */
export function madeTable(id: string, keys: readonly string[], rows: number): Table {
  const columns = keys.map((key) => ({ key, label: key }));
  const cells = (row: number) => keys.map((key) => [key, key === "what" || key === "verdict" ? `${id} ${key} ${row}` : row]);
  return { id, title: `Table ${id}`, columns, rows: Array.from({ length: rows }, (_, row) => Object.fromEntries(cells(row))) };
}
