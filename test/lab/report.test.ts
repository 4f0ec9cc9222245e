import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Experiment } from "../../src/lab/experiment.js";
import { digestOutputs } from "../../src/lab/manifest.js";
import { writeReport } from "../../src/lab/report.js";
import type { Table } from "../../src/tables/table.js";

const out = mkdtempSync(join(tmpdir(), "ridgelab-"));
afterAll(() => rmSync(out, { recursive: true }));

function write(name: string, content: unknown): void {
  mkdirSync(dirname(join(out, name)), { recursive: true });
  writeFileSync(join(out, name), JSON.stringify(content));
}

/** A finished run of tables alone, as it lies on disk. */
function addRun(id: string, run: string, startedAt: string, tables: readonly Table[], data: object | null): void {
  write(`${id}/${run}/config.json`, { minutiae: 30 });
  write(`${id}/${run}/metrics.json`, {});
  for (const table of tables) for (const kind of ["csv", "json", "md"]) write(`${id}/${run}/tables/${table.id}.${kind}`, table);
  write(`${id}/${run}/manifest.json`, {
    run,
    profile: "smoke",
    command: `ridgelab run ${id} --set "a<b"`,
    startedAt,
    seconds: 2,
    identity: { experiment: id, seed: 7, data, environment: { weights: "untrained" } },
    tables: tables.map((table) => table.id),
    figures: [],
    formats: ["json"],
    outputs: digestOutputs(join(out, id, run)),
  });
}

function table(id: string, keys: readonly string[], rows: number): Table {
  const columns = keys.map((key) => ({ key, label: key }));
  const cells = (row: number) => keys.map((key) => [key, key === "what" || key === "verdict" ? `${id} ${key} ${row}` : row]);
  return { id, title: `Table ${id}`, columns, rows: Array.from({ length: rows }, (_, row) => Object.fromEntries(cells(row))) };
}

const experiment = (id: string, items: readonly string[]): Experiment =>
  ({ id, title: `The ${id} & more`, summary: "What it does.", reproduces: items.map((item) => ({ paper: "A", item })) }) as never;
const experiments = [
  experiment("first", ["table-1"]),
  experiment("second", ["table-1", "table-2"]),
  experiment("third", ["table-3"]),
];
const items = [1, 2, 3, 4].map(
  (n) => ({ paper: "A", id: `table-${n}`, label: `Table ${n}`, kind: "table", title: `No ${n}` }) as const,
);

let page = "";
const warnings: string[] = [];
beforeAll(() => {
  const compared = table("compared", ["what", "published", "ours", "verdict"], 2);
  addRun("first", "old", "2026-01-01", [table("gone", ["what"], 1)], null);
  addRun("first", "new", "2026-02-01", [compared, table("compared-2", ["what", "ours"], 16)], null);
  addRun("second", "only", "2026-01-01", [table("long", ["what", "published", "verdict"], 17)], { name: "ours", kind: "real" });
  cpSync(join(out, "first", "new"), join(out, "reference", "first"), { recursive: true });
  write("second/sweep-1/sweep.json", { command: "ridgelab sweep second" });
  addRun("second", "later", "2026-03-01", [table("gone", ["what"], 1)], null);
  writeFileSync(join(out, "second", "later", "tables", "gone.json"), '{"id":"gone",');
  writeFileSync(join(out, "second", "later", "metrics.json"), '{"a": 1}');
  write("second/cut/manifest.json", null);
  mkdirSync(join(out, "second", "sweep-2"));
  writeFileSync(join(out, "second", "sweep-2", "sweep.json"), "{");
  page = readFileSync(
    writeReport(out, experiments, items, (line) => warnings.push(line)),
    "utf8",
  );
});

/** What stands between an opening and the next closing text. */
function part(from: string, to: string): string {
  const start = page.indexOf(from);
  expect(start, from).toBeGreaterThan(-1);
  return page.slice(start, page.indexOf(to, start));
}

describe("the report", () => {
  it("shows the newest run of each experiment, with its seed, data and settings, and says which were not run", () => {
    expect(page).toContain("<p>Not run yet: <code>third</code>.</p>");
    expect(page).not.toContain("Table gone");
    expect(page).not.toContain('id="reference"');
    const first = part('<section id="first">', "</section>");
    expect(first).toContain("<h2>The first &amp; more</h2>");
    expect(first).toContain("profile smoke · seed 7 · no data set · weights: untrained · ");
    expect(first).toContain("ridgelab run first --set &quot;a&lt;b&quot;");
    expect(first).toContain("&quot;minutiae&quot;: 30");
    expect(first).not.toContain("Sweep:");
    const second = part('<section id="second">', "</section>");
    expect(second).toContain("data: ours (real)");
    expect(second).toContain("<code>ridgelab sweep second</code>");
  });

  it("leaves out runs and sweeps that are damaged, and names them", () => {
    const path = (name: string): string => join(out, "second", name);
    expect(warnings).toEqual([
      `${path("cut")} is left out: its manifest.json is damaged; the command that wrote it writes it anew`,
      `${path("later")} is left out: metrics.json and 1 more changed since the run; ridgelab run second --set "a<b" writes it anew`,
      `${path("sweep-2")} is left out: its sweep.json is damaged`,
    ]);
  });

  it("links a table's own files, the JSON aside", () => {
    const files = [...part('<section id="first">', "</section>").matchAll(/<p class="files">(.*)<\/p>/g)].map(
      ([, links]) => links,
    );
    expect(files).toEqual(
      ["compared", "compared-2"].map((id) =>
        ["csv", "md"].map((kind) => `<a href="first/new/tables/${id}.${kind}">${kind}</a>`).join(" "),
      ),
    );
  });

  it("folds tables of more than 16 rows", () => {
    expect(page.match(/<details class="table">/g)).toHaveLength(1);
    expect(page).toContain("<summary>Table long (17 rows)</summary>");
  });

  it("puts the rows of all comparison tables together, and only theirs", () => {
    const compared = part('<section id="compared">', "</section>");
    const body = compared.slice(compared.indexOf("<tbody>"), compared.indexOf("</tbody>"));
    expect(body.match(/<tr>/g)).toHaveLength(2);
    expect(body).toContain("compared verdict 1");
    expect(body).toContain(">first<");
  });

  it("lists all that was published, with the experiments that reproduce it", () => {
    const rows = [...part('<section id="published">', "</section>").matchAll(/<tr><td>A<\/td>(.*)<\/tr>/g)].map(([, row]) => row);
    const row = (n: number, where: string): string => `<td>Table ${n}</td><td>No ${n}</td><td>${where}</td>`;
    expect(rows).toEqual([
      row(1, '<a href="#first">first</a>, <a href="#second">second</a>'),
      row(2, '<a href="#second">second</a>'),
      row(3, "third (not run yet)"),
      row(4, "—"),
    ]);
  });
});
