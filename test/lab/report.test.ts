import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Claim } from "../../src/lab/claims.js";
import { writeReport } from "../../src/lab/report.js";
import { madeTable, makeRun, writeInto } from "./madeRun.js";

const out = mkdtempSync(join(tmpdir(), "ridgelab-"));
afterAll(() => rmSync(out, { recursive: true }));

const described = (id: string, items: readonly string[]) => ({
  ...{ id, title: `The ${id} & more`, summary: "What it does." },
  reproduces: items.map((item) => ({ paper: "A" as const, item })),
});
const experiments = [
  described("first", ["table-1"]),
  described("second", ["table-1", "table-2"]),
  described("third", ["table-3"]),
];
const items = [1, 2, 3, 4].map(
  (n) => ({ paper: "A", id: `table-${n}`, label: `Table ${n}`, kind: "table", title: `No ${n}` }) as const,
);
const claim = (experiment: string, answer: Claim["answer"]): Claim => ({
  ...{
    paper: "A",
    item: "table-2",
    claim: `What ${experiment} <claims>`,
    published: "98 %",
    experiment,
    table: "compared",
    answer,
  },
});
const claims = [
  claim("first", ({ tables }) => ({
    readings: [
      { value: String(tables.compared!.rows[1]!.ours), interval: "1–3", n: 1200, what: "by image" },
      { value: "7", what: "by impression" },
    ],
    verdict: "outside",
  })),
  claim("second", () => undefined),
  claim("third", () => undefined),
];
const contents = { experiments, items, claims, code: "0" };

let page = "";
const warnings: string[] = [];
beforeAll(() => {
  const compared = madeTable("compared", ["what", "published", "ours", "verdict"], 2);
  const figures = { curve: ["html", "svg"], "dots <i>": [] };
  const data = { name: "ours", kind: "real", digest: "0123456789abcdef" };
  makeRun(out, { id: "first", run: "old", tables: [madeTable("gone", ["what"], 1)] });
  makeRun(out, {
    id: "first",
    run: "new",
    startedAt: "2026-02-01",
    tables: [compared, madeTable("compared-2", ["what", "ours"], 16)],
    figures,
  });
  makeRun(out, { id: "second", run: "only", tables: [madeTable("long", ["what", "published", "verdict"], 17)], data });
  cpSync(join(out, "first", "new"), join(out, "reference", "first"), { recursive: true });
  const record = { command: "ridgelab sweep second", profile: "smoke", seeds: [7], runs: [{ run: "only" }, { failure: "no" }] };
  writeInto(out, "second/sweep-1/sweep.json", record);
  writeInto(out, "second/smoke-seeds-1/seeds.json", { ...record, runs: ["only", "gone"] });
  makeRun(out, { id: "second", run: "later", startedAt: "2026-03-01", tables: [madeTable("gone", ["what"], 1)] });
  writeFileSync(join(out, "second", "later", "tables", "gone.json"), '{"id":"gone",');
  writeFileSync(join(out, "second", "later", "metrics.json"), '{"a": 1}');
  writeInto(out, "second/cut/manifest.json", null);
  mkdirSync(join(out, "second", "sweep-2"));
  writeFileSync(join(out, "second", "sweep-2", "sweep.json"), "{");
  makeRun(out, { id: "mine", run: "only", config: { name: "</script><script>alert(1)</script>" } });
  page = readFileSync(
    writeReport(out, contents, (line) => warnings.push(line)),
    "utf8",
  );
});

const read = (name: string): string => readFileSync(join(out, name), "utf8");

/** What stands between an opening and the next closing text. */
function part(from: string, to: string, text = page): string {
  const start = text.indexOf(from);
  expect(start, from).toBeGreaterThan(-1);
  return text.slice(start, text.indexOf(to, start));
}

describe("the report", () => {
  it("begins with the claims: place, published value, ours with interval and n, verdict and a link to the table", () => {
    const rows = [...part('<section id="claims">', "</section>").matchAll(/<tr><th scope="row">.*<\/tr>/g)].map(([row]) => row);
    expect(rows).toHaveLength(3);
    expect(page.indexOf('id="claims"')).toBeLessThan(page.indexOf('id="figures"'));
    expect(page.indexOf('id="figures"')).toBeLessThan(page.indexOf('id="experiments"'));
    expect(rows[0]).toContain("What first &lt;claims&gt;");
    expect(rows[0]).toContain("<td>A, Table 2</td><td>98 %</td>");
    expect(rows[0]).toContain('<b>1</b> <span class="quiet">(1–3) n = 1,200, by image</span><br><b>7</b>');
    expect(rows[0]).toContain('<span class="verdict no">outside</span>');
    expect(rows[0]).toContain('<a href="report/first.html#table-first-compared">first');
    expect(read("report/first.html")).toContain('id="table-first-compared"');
    expect(rows[1]).toContain("not in this run");
    expect(rows[2]).toContain("not run yet: <code>ridgelab run third</code>");
  });

  it("has every figure of the newest runs, small and loaded late, each a link to it", () => {
    const gallery = part('<section id="figures">', "</section>");
    expect(gallery.match(/<li>/g)).toHaveLength(2);
    expect(gallery).toContain(
      '<a href="report/first.html#figure-first-curve"><img src="first/new/figures/curve.svg" alt="" loading="lazy">',
    );
    expect(gallery).toContain('<a href="report/first.html#figure-first-dots--i-"><span class="blank">');
    expect(gallery).toContain("Figure dots &lt;i&gt;");
    expect(read("report/first.html")).toContain('id="figure-first-dots--i-"');
  });

  it("has a page for the newest run of each experiment, with its seed, data and settings, and says which were not run", () => {
    expect(page).toContain("<p>Not run yet: <code>third</code>.</p>");
    expect(page).not.toContain('id="reference"');
    expect(existsSync(join(out, "report", "reference.html"))).toBe(false);
    const first = read("report/first.html");
    expect(first).not.toContain("Table gone");
    expect(first).toContain("<h1>The first &amp; more</h1>");
    expect(first).toContain("profile smoke · seed 7 · no data set · weights: untrained · ");
    expect(first).toContain("ridgelab run first --set &quot;a&lt;b&quot;");
    expect(first).toContain("&quot;minutiae&quot;: 30");
    expect(first).not.toContain("Sweep:");
    const second = read("report/second.html");
    expect(second).toContain("data: ours (real)");
    expect(second).toContain("<code>ridgelab sweep second</code>");
  });

  it("leaves out runs and sweeps that are damaged, and names each once", () => {
    const path = (name: string): string => join(out, "second", name);
    expect(warnings).toEqual([
      `${path("cut")} is left out: its manifest.json is damaged; the command that wrote it writes it anew`,
      `${path("later")} is left out: metrics.json and 1 more changed since the run; ridgelab run second --set "a<b" writes it anew`,
      `${path("sweep-2")} is left out: its sweep.json is damaged`,
      `${path("smoke-seeds-1")} is left out: ${path("smoke-seeds-1")} is made of runs that are gone, such as gone; ridgelab sweep second makes them anew`,
    ]);
    for (const gone of ["later", "sweep-2", "smoke-seeds-1"]) expect(read("runs.html")).not.toContain(gone);
    expect(read("runs.html")).toContain("sweep-1");
  });

  it("links a table's own files, the JSON aside", () => {
    const files = [...part("<h2>Tables</h2>", "</section>", read("report/first.html")).matchAll(/<p class="files">(.*)<\/p>/g)];
    expect(files.map(([, links]) => [...links!.matchAll(/href="([^"]*)"/g)].map(([, link]) => link))).toEqual(
      ["compared", "compared-2"].map((id) => ["csv", "md"].map((kind) => `../first/new/tables/${id}.${kind}`)),
    );
  });

  it("folds tables of more than 16 rows, and shows 200 of the longest", () => {
    expect(read("report/first.html").match(/<details><summary>Table/g)).toBeNull();
    expect(read("report/second.html")).toContain("<details><summary>Table long (17 rows)</summary>");
    const folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
    makeRun(folder, { id: "long", run: "only", tables: [madeTable("scores", ["n"], 201)] });
    writeReport(folder, { experiments: [], items: [], claims: [], code: "0" }, expect.unreachable);
    const long = readFileSync(join(folder, "report", "long.html"), "utf8");
    expect(long.match(/<tr><td class="number"/g)).toHaveLength(200);
    expect(long).toContain("The first 200 of 201 rows; the files have all.");
    rmSync(folder, { recursive: true });
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
      row(1, '<a href="report/first.html">first</a>, <a href="report/second.html">second</a>'),
      row(2, '<a href="report/second.html">second</a>'),
      row(3, "third (not run yet)"),
      row(4, "—"),
    ]);
  });

  it("lists all runs in a page of its own, whose data no name or setting can leave", () => {
    const runs = read("runs.html");
    const listed = JSON.parse(part('id="data">', "</script>", runs).slice('id="data">'.length)) as {
      experiment: string;
      run: string;
    }[];
    expect(listed.map(({ experiment, run }) => `${experiment}/${run}`)).toEqual([
      "first/new", // the newest; the others began together
      "first/old",
      "second/only",
      "mine/only",
      "second/sweep-1",
    ]);
    for (const file of readdirSync(join(out, "report", "runs", "mine")))
      expect(read(`report/runs/mine/${file}`)).not.toContain("<");
    expect(read("report/mine.html")).not.toContain("<script>alert");
  });

  it("has no link that leads nowhere, and none to another place", () => {
    const pages = ["index.html", "runs.html", "report/first.html", "report/second.html", "report/mine.html"];
    for (const name of pages) {
      for (const [, link] of read(name)
        .replace(/<script>.*?<\/script>/gs, "")
        .matchAll(/ (?:href|src)="([^"]*)"/g)) {
        const [file, anchor] = link!.split("#").map(decodeURIComponent);
        const target = file === "" ? name : join(dirname(name), file!);
        if (!/sweep-1|seeds-1/.test(target)) expect(existsSync(join(out, target)), `${name}: ${link}`).toBe(true);
        if (anchor && !target.endsWith("runs.html")) expect(read(target), `${name}: ${link}`).toContain(`id="${anchor}"`);
      }
      expect(read(name).match(/(href|src)="https?:/)).toBeNull();
    }
  });

  it("is the same bytes when it is written again, and without the page and the parts of runs that are gone", () => {
    const files = [
      "index.html",
      "runs.html",
      "report/plotly.js",
      ...["first", "second", "mine"].map((id) => `report/${id}.html`),
    ];
    const before = files.map(read);
    writeReport(out, contents, () => {});
    expect(files.map(read)).toEqual(before);
    const parts = (): string[] => readdirSync(join(out, "report", "runs", "first")).map((name) => name.split(".")[0]!);
    expect(parts().sort()).toEqual(["new", "old"]);
    rmSync(join(out, "first", "old"), { recursive: true });
    rmSync(join(out, "mine"), { recursive: true });
    makeRun(out, { id: "first", run: "new", seed: 8 });
    writeReport(out, { ...contents, claims: [], code: "0" }, () => {});
    expect(parts()).toEqual(["new"]);
    expect(existsSync(join(out, "report", "mine.html"))).toBe(false);
    expect(existsSync(join(out, "report", "runs", "mine"))).toBe(false);
  });
});
