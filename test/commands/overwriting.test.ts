import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { formatNotebook } from "../../src/notebooks/notebookFile.js";
import { packageRoot } from "../../src/packageRoot.js";
import { notebookOf } from "../notebooks/sample.js";

const cwd = mkdtempSync(join(tmpdir(), "ridgelab-overwriting-"));
afterAll(() => rmSync(cwd, { recursive: true }));

/** Without a browser, which would take seconds. */
function ridgelab(...args: string[]) {
  const program = join(packageRoot(), "bin", "ridgelab.js");
  const env = { ...process.env, RIDGELAB_CHROME: join(cwd, "none") };
  const { status, stderr } = spawnSync(process.execPath, [program, "--quiet", ...args], { cwd, encoding: "utf8", env });
  return { status, stderr };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

const read = (path: string): string => readFileSync(join(cwd, path), "utf8");

const notebook = formatNotebook(notebookOf("1 + 1"));
write("scores.csv", "genuine,score\n1,0.9\n1,0.8\n1,0.4\n0,0.5\n0,0.1\n0,0.2\n");
write("site/index.html", "mine");
write("listed/runs.html", "mine");
write("page/report/normal-law.html", "mine");
write("taken/report", "mine");
write("numbers/metrics.json", '{"seed": 3}');
write("pictures/figures/det.svg", "mine");
write("work/notebooks/mine.ipynb", notebook);
write("sums.ipynb", notebook);
write("copies/notebooks/sums.ipynb", notebook);
write("pages/notebooks/sums.html", "mine");
write("twin/sums.ipynb", notebook);
mkdirSync(join(cwd, "data", "set"), { recursive: true });
mkdirSync(join(cwd, "prints"));
mkdirSync(join(cwd, "linked"));
symlinkSync("../site/index.html", join(cwd, "linked", "index.html"));

describe("a file that ridgelab did not write is not written over", () => {
  const refused: [string[], RegExp, path?: string][] = [
    [
      ["report", "--out", "site"],
      /site\/index\.html is there already, and ridgelab did not write it; give another --out, or/,
      "site/index.html",
    ],
    [["run", "normal-law", "--profile", "smoke", "--out", "site"], /site\/index\.html is there already/, "site/index.html"],
    [["run", "normal-law", "--profile", "smoke", "--out", "linked"], /linked\/index\.html is there already/, "site/index.html"],
    [["report", "--out", "listed"], /listed\/runs\.html is there already, and ridgelab did not write it/, "listed/runs.html"],
    [["report", "--out", "taken"], /taken\/report is there already, and ridgelab did not write it; move it away/, "taken/report"],
    [
      ["report", "--out", "taken", "--force"],
      /taken\/report is there already, and ridgelab did not write it; move it away, or give another --out$/m,
      "taken/report",
    ],
    [
      ["run", "normal-law", "--profile", "smoke", "--out", "page"],
      /page\/report\/normal-law\.html is there already.*with: ridgelab report --force --out page$/m,
      "page/report/normal-law.html",
    ],
    [["metrics", "scores.csv", "--out", "numbers"], /numbers\/metrics\.json is there already.*--force/, "numbers/metrics.json"],
    [["metrics", "scores.csv", "--out", "pictures"], /pictures\/figures\/det\.svg is there already/, "pictures/figures/det.svg"],
    [
      ["notebook", "run", "work/notebooks/mine.ipynb", "--out", "work"],
      /mine\.ipynb is the notebook itself/,
      "work/notebooks/mine.ipynb",
    ],
    [
      ["notebook", "run", "work/notebooks/mine.ipynb", "--out", "work", "--force"],
      /is the notebook itself/,
      "work/notebooks/mine.ipynb",
    ],
    [
      ["notebook", "run", "sums.ipynb", "--out", "copies"],
      /copies\/notebooks\/sums\.ipynb is there already.*--force/,
      "copies/notebooks/sums.ipynb",
    ],
    [
      ["notebook", "run", "sums.ipynb", "--out", "pages"],
      /pages\/notebooks\/sums\.html is there already/,
      "pages/notebooks/sums.html",
    ],
    [["notebook", "run", "sums.ipynb", "twin/sums.ipynb"], /have one name, and so would their copies/],
    [["data", "synth", "--fingers", "1", "--out", "prints"], /prints exists already/],
  ];
  it.each(refused)("%j", (args, message, path) => {
    const before = path && read(path);
    const { status, stderr } = ridgelab(...args);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(status).toBe(2);
    if (path) expect(read(path)).toBe(before);
  });

  it("and nothing else was written beside it", () => {
    expect(readdirSync(cwd).sort().join(" ")).toBe(
      "copies data linked listed numbers page pages pictures prints scores.csv site sums.ipynb taken twin work",
    );
    expect(readdirSync(join(cwd, "site"))).toEqual(["index.html"]);
    expect(readdirSync(join(cwd, "pictures"))).toEqual(["figures"]);
  });
});

describe("what ridgelab wrote it writes again, and other files with --force", () => {
  it("of metrics", () => {
    expect(ridgelab("metrics", "scores.csv", "--out", "new").status).toBe(0);
    expect(ridgelab("metrics", "scores.csv", "--out", "new", "--seed", "2").status).toBe(0);
    expect(JSON.parse(read("new/metrics.json")).seed).toBe(2);
    expect(ridgelab("metrics", "scores.csv", "--out", "numbers", "--force").status).toBe(0);
    expect(JSON.parse(read("numbers/metrics.json")).seed).toBe(1);
  });

  it("of the report", () => {
    expect(ridgelab("report", "--out", "site", "--force").status).toBe(0);
    expect(read("site/index.html")).toContain("<title>RidgeLab: results</title>");
    expect(ridgelab("report", "--out", "site").status).toBe(0);
  });

  it("of executed notebooks", () => {
    expect(ridgelab("notebook", "run", "sums.ipynb", "--out", "copies", "--force").status).toBe(0);
    expect(JSON.parse(read("copies/notebooks/sums.ipynb")).metadata.ridgelab).toEqual({ executed: true });
    expect(ridgelab("notebook", "run", "sums.ipynb", "--out", "copies").status).toBe(0);
    expect(read("sums.ipynb")).toBe(notebook);
    expect(existsSync(join(cwd, "results"))).toBe(false);
  });
});
