import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/packageRoot.js";

const cwd = mkdtempSync(join(tmpdir(), "ridgelab-targets-"));
afterAll(() => rmSync(cwd, { recursive: true }));
const program = join(packageRoot(), "bin", "ridgelab.js");

writeFileSync(join(cwd, "FILE"), "mine");
mkdirSync(join(cwd, "DIR"));
writeFileSync(join(cwd, "circle.yaml"), "sums: &a [*a]\n");
writeFileSync(join(cwd, "scores.csv"), "genuine,score\n1,0.9\n0,0.2\n");

describe("a wrong target is said in one line, with status 2", () => {
  const run = ["run", "normal-law", "--profile", "smoke"];
  const calls: [string[], RegExp][] = [
    [[...run, "--out", "FILE"], /--out: FILE is a file; give a folder/],
    [[...run, "--out", "FILE/below"], /--out: FILE is a file; give a folder/],
    [["sweep", "normal-law", "--grid", "draws=5000,6000", "--out", "FILE"], /--out: FILE is a file/],
    [["report", "--out", "NONE"], /--out: no results in NONE; run an experiment first/],
    [["figures", "normal-law", "--out", "NONE"], /normal-law has no run in NONE; start with: ridgelab run normal-law/],
    [["figures", "normal-law", "--out", "FILE"], /--out: FILE is a file; give a folder/],
    [["doctor", "--out", "FILE"], /--out: FILE is a file; give a folder/],
    [["notebook", "kernel", "--out", "FILE"], /--out: FILE is a file; give a folder/],
    [["report", "--out", "FILE"], /--out: FILE is a file/],
    [["report", "--out", "FILE", "--force"], /--out: FILE is a file/],
    [["metrics", "scores.csv", "--out", "FILE"], /--out: FILE is a file/],
    [["notebook", "run", "01", "--out", "FILE"], /--out: FILE is a file/],
    [["data", "synth", "--out", "FILE/set"], /--out: FILE is a file/],
    [["data", "synth", "--width", "1e9"], /It must be a whole number from 64 to 10000/],
    [["key", "list", "--store", "FILE"], /--store: FILE is a file/],
    [["key", "enroll", "anna", "none.png"], /no such file or folder: none\.png/],
    [["key", "enroll", "anna", "DIR"], /DIR is a folder; give a file/],
    [["key", "derive", "none.png"], /no such file or folder: none\.png/],
    [["encrypt", "none", "--to", "anna"], /no such file or folder: none/],
    [["encrypt", "FILE", "--print", "FILE", "--passphrase-file", "DIR"], /DIR is a folder; give a file/],
    [["decrypt", "none.age", "--print", "FILE"], /no such file or folder: none\.age/],
    [[...run, "--config", "circle.yaml"], /--config: circle\.yaml has an alias that leads in a circle/],
  ];
  it.each(calls)("%j", (args, pattern) => {
    const { status, stderr } = spawnSync(process.execPath, [program, "--quiet", ...args], { cwd, encoding: "utf8", input: "" });
    expect(stderr).toMatch(pattern);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(status).toBe(2);
    expect(readFileSync(join(cwd, "FILE"), "utf8")).toBe("mine");
  });
});

describe("too little of what the system gives is said in one line, with status 1", () => {
  const RUN = ["run", "normal-law", "--profile", "smoke", "--quiet"];
  it.skipIf(process.platform === "win32").each([
    ["20 open files", "ulimit -n 20", ["list"], /^ridgelab: too many open files.*; raise the limit: ulimit -n 1024\n$/],
    ["60 open files", "ulimit -n 60", RUN, /^ridgelab: too many open files.*; raise the limit: ulimit -n 1024\n$/],
    [
      "4 GB of addresses",
      "ulimit -v 4000000",
      RUN,
      /^ridgelab: not enough memory for WebAssembly.*raise the limit \(ulimit -v\).*\n$/,
    ],
  ])("%s", (_, limit, args, pattern) => {
    const { status, stderr } = spawnSync("bash", ["-c", `${limit}; exec "$@"`, "-", process.execPath, program, ...args], {
      cwd,
      encoding: "utf8",
    });
    expect(stderr).toMatch(pattern);
    expect(status).toBe(1);
  });
});

describe("a reader that stops, or a full device", () => {
  const shell = (line: string) =>
    execFileSync("bash", ["-c", line], {
      cwd,
      encoding: "utf8",
      env: { ...process.env, NODE: process.execPath, PROGRAM: program },
    });

  it("of the lines does not stop the run", () => {
    const line = `"$NODE" "$PROGRAM" run normal-law --profile smoke --set draws=5000 --set testSizes=1000 2>&1 | head -1; echo "\${PIPESTATUS[0]}"`;
    expect(shell(line).split("\n").slice(1, 2)).toEqual(["0"]);
    expect(existsSync(join(cwd, "results", "index.html"))).toBe(true);
  });

  it("of a list is no error, and a full device is one line", () => {
    expect(shell(`"$NODE" "$PROGRAM" list | head -1 >/dev/null; echo "\${PIPESTATUS[0]}"`)).toBe("0\n");
    if (!existsSync("/dev/full")) return;
    const { status, stderr } = spawnSync("bash", ["-c", `"${process.execPath}" "${program}" list > /dev/full`], {
      cwd,
      encoding: "utf8",
    });
    expect(stderr).toMatch(/^ridgelab: standard output could not be written: the disk is full[^\n]*\n$/);
    expect(status).toBe(1);
  });
});
