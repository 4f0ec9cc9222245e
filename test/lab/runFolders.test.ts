import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { publishFolder } from "../../src/lab/runFolders.js";
import { packageRoot } from "../../src/packageRoot.js";
import { temporaryName } from "../../src/temporaries.js";

const lab = join(packageRoot(), "dist", "src");

/** Publishes a folder of two files of the same text, time and again, and looks after what others leave as every run does. */
const PUBLISHER = `
const { mkdirSync, writeFileSync } = require("node:fs");
Promise.all([import("${lab}/lab/runFolders.js"), import("${lab}/temporaries.js")]).then(([{ publishFolder, recoverRuns }, { temporaryName }]) => {
  for (let i = 0; i < 100; i++) {
    recoverRuns(process.argv[1]);
    const made = temporaryName(process.argv[1] + "/run");
    mkdirSync(made + "/tables", { recursive: true });
    for (const name of ["a", "tables/b"]) writeFileSync(made + "/" + name, process.pid + " " + i);
    publishFolder(made, process.argv[1] + "/run");
  }
});`;

function ends(command: string, args: string[]): Promise<string> {
  const child = spawn(command, args);
  let text = "";
  child.stderr.on("data", (piece) => {
    text += piece;
  });
  return new Promise((resolve) => child.on("close", (status) => resolve(`${status}${text}`)));
}

const namespace = ["-p", "-f", "--mount-proc"];
const mayNest = spawnSync("unshare", [...namespace, "true"]).status === 0;

it.each([
  ["on one system", false],
  ["in pid namespaces of their own, as containers are", true],
])(
  "four processes that publish one run at once, %s, all succeed and leave one whole run and nothing else",
  async (_, nested) => {
    if (nested && !mayNest) return;
    const parent = mkdtempSync(join(tmpdir(), "ridgelab-"));
    const script = ["-e", PUBLISHER, parent];
    const all = Array.from({ length: 4 }, () =>
      nested ? ends("unshare", [...namespace, process.execPath, ...script]) : ends(process.execPath, script),
    );
    expect(await Promise.all(all)).toEqual(["0", "0", "0", "0"]);
    expect(readdirSync(parent)).toEqual(["run"]);
    const read = (name: string) => readFileSync(join(parent, "run", name), "utf8");
    expect(read("tables/b")).toBe(read("a"));
  },
  60_000,
);

it("what a user has put into a run's folder stays when the run is written anew", () => {
  const parent = mkdtempSync(join(tmpdir(), "ridgelab-"));
  const write = (folder: string, files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(parent, folder, name)), { recursive: true });
      writeFileSync(join(parent, folder, name), text);
    }
  };
  const own = (...files: string[]) => JSON.stringify({ outputs: Object.fromEntries(files.map((file) => [file, {}])) });
  write("run", { "manifest.json": own("a", "tables/b", "tables/c"), a: "1", "tables/b": "1", "tables/c": "1" });
  write("run", { "notes.txt": "mine", "paper/figure.svg": "mine", "tables/mine.csv": "mine" });
  write("new", { "manifest.json": own("a", "tables/b"), a: "2", "tables/b": "2" });
  publishFolder(join(parent, "new"), join(parent, "run"));
  const files = (folder: string) =>
    readdirSync(join(parent, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(join(parent, folder), join(entry.parentPath, entry.name)))
      .sort();
  expect(readdirSync(parent)).toEqual(["run"]);
  expect(files("run")).toEqual(["a", "manifest.json", "notes.txt", "paper/figure.svg", "tables/b", "tables/mine.csv"]);
  expect(readFileSync(join(parent, "run", "a"), "utf8")).toBe("2");

  write("bare", { "mine.txt": "mine", "tables/b": "1" });
  write("newer", { "manifest.json": own("a"), a: "3" });
  publishFolder(join(parent, "newer"), join(parent, "bare"));
  expect(files("bare")).toEqual(["a", "manifest.json", "mine.txt"]);
});

it("a run that another process wrote meanwhile is kept where it will do", () => {
  const parent = mkdtempSync(join(tmpdir(), "ridgelab-"));
  mkdirSync(join(parent, "run"));
  writeFileSync(join(parent, "run", "theirs"), "");
  const mine = temporaryName(join(parent, "run"));
  mkdirSync(mine);
  publishFolder(mine, join(parent, "run"), () => true);
  expect(readdirSync(parent)).toEqual(["run"]);
  expect(readdirSync(join(parent, "run"))).toEqual(["theirs"]);
});

it("a file in the place of a run is not written over", () => {
  const parent = mkdtempSync(join(tmpdir(), "ridgelab-"));
  writeFileSync(join(parent, "run"), "mine");
  const made = temporaryName(join(parent, "run"));
  mkdirSync(made);
  expect(() => publishFolder(made, join(parent, "run"))).toThrow("a file stands where the run's folder belongs");
});
