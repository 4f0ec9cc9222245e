import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { experiments } from "../../experiments/index.js";
import { packageRoot } from "../../src/packageRoot.js";

const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));

function ridgelab(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(packageRoot(), "bin", "ridgelab.js"), ...args], {
    cwd,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

it("ridgelab doctor names the backend in use and why the others are not", () => {
  const { status, stdout } = ridgelab("doctor", "--backend", "onnx");
  expect(stdout).toMatch(/^backend {4}onnx \(/m);
  expect(stdout).toMatch(/not cpu: /);
  expect(status).toBe(0);
}, 60_000);

describe("a wrong call ends with status 2 and one line that says what would be right", () => {
  const calls: [string[], RegExp][] = [
    [["run", "normal-lw"], /did you mean normal-law\?/],
    [["run", "normal-law", "--set", "drws=3"], /did you mean draws\?/],
    [["run", "normal-law", "--set", "draws=-3"], /a whole number from 1000/],
    [["run", "normal-law", "--seed", ""], /must be a whole number from 0/],
    [
      ["run", "preprocessing", "--set", "fingers=1e9"],
      /fingers = 1000000000 is not possible: .*; allowed: a whole number from 1 to 1000/,
    ],
    [["run", "feature-space", "--set", "impressions=1e9"], /a whole number from 2 to 100/],
    [
      ["run", "classifiers", "--profile", "smoke", "--quiet", "--set", "weights=typo"],
      /weights: no weights are called typo; there are fingerprints,/,
    ],
    [["run", "normal-law", "--frce"], /Did you mean --force\?/],
    [["run", "normal-law", "--profile", "fast"], /smoke, quick, paper/],
    [["run", "normal-law", "--profile", "smoke", "--profile", "paper"], /--profile is given twice; it must be given once/],
    [["run", "preprocessing", "--data", "a", "--set", "fingers=1", "--data=b"], /--data is given twice/],
    [["encrypt", "doc.txt", "--to", "anna", "--to", "bob"], /--to is given twice/],
    [["data", "synth", "--seed", "1", "--seed", "1"], /--seed is given twice/],
    [["data", "synth", "--fingers", "1e9"], /a whole number from 1 to 100000/],
    [["run", "normal-law", "--seed", "99999999999999999999"], /a whole number from 0 to 9007199254740991/],
    [["runn"], /Did you mean one of run, runs\?/],
    [["run", "preprocessing", "--data", "nowhere"], /neither a folder nor a data set/],
    [["run", "normal-law", "preprocessing", "--set", "draws=2000"], /one experiment/],
    [["sweep", "normal-law", "--grid", "draws"], /key=a,b,c/],
    [["run", "normal-law", "--seeds", ""], /--seeds must be two seeds or more, each once: 1\.\.10, or 1,5,9; got ""/],
    [["run", "normal-law", "--seeds", "5"], /one seed and as 5 of them/],
    [["run", "normal-law", "--seeds", "1..1000000000"], /at most 1000/],
    [["run", "normal-law", "--seeds", "1..3", "--seed", "2"], /--seed and --seeds were both given/],
    [["run", "normal-law", "--seeds", "1..3", "--shard", "1/2"], /--shard goes with one seed/],
    [["run", "far-frr", "--seeds", "1..3", "--shard", "1/2"], /--shard goes with one seed/],
    [["run", "normal-law", "--jobs", "2"], /--jobs goes with --seeds/],
    [["run", "normal-law", "--seeds", "1..3", "--jobs", "0"], /a whole number from 1 to 1024/],
    [["sweep", "normal-law", "--grid", "dice=1,2", "--seeds", "3..1"], /3\.\.1 runs backwards; must be 1\.\.3/],
    [
      ["sweep", "normal-law", "--grid", "draws=2000", "--grid", "draws=3000"],
      /draws is given twice, --grid draws=2000 and --grid draws=3000/,
    ],
    [
      ["sweep", "normal-law", "--set", "draws=2000", "--grid", "draws=3000,4000"],
      /twice, --set draws=2000 and --grid draws=3000,4000;/,
    ],
    [
      ["run", "normal-law", "--set", "draws=2000", "--set", "draws=3000"],
      /draws is given twice, --set draws=2000 and --set draws=3000/,
    ],
    [["run", "far-frr", "--shard", "1/2", "--force"], /--force goes without --shard/],
    [["archive", "normal-law", "--out", "bundle.tar"], /--out must end in \.zip; got bundle\.tar/],
    [["archive", "normal-law", "--out", "b.zip", "--licence", "free"], /--licence must be an address, such as .*; got free/],
    [["archive", "normal-law", "--out", "b.zip", "--author", " "], /--author must be a name; got ""/],
    [["clean", "--out", "nope", "--dry-run"], /^ridgelab: --out: there is no folder nope$/m],
    [["archive", "none", "--out", "b.zip"], /no run "none" in results/],
    [["run", "far-frr", "--shard", "3/2"], /i\/n with i from 1 to n/],
    [
      ["run", "far-frr", "normal-law", "--shard", "1/2"],
      /^ridgelab: normal-law cannot be cut into shards; run it without --shard$/m,
    ],
    [["run", "far-frr", "--set", "noise=1,2,1"], /noise = \[1,2,1\] is not possible: 1 stands in it twice/],
    [["run", "far-frr", "--set", "region.cell=8,8"], /region\.cell = \[8,8\] is not possible: 8 stands in it twice/],
    [["run", "far-frr", "--set", "minutiae=drawn,16,drawn"], /"drawn" stands in it twice/],
    [["run", "far-frr", "--set", "base.minutiae=71"], /a whole number from 4 to 70/],
    [
      ["run", "far-frr", "--quiet", "--set", "base.spurious=0.4", "--set", "lost=0.1,0.7"],
      /lost \+ spurious must be at most 1; got 0\.7 \+ 0\.4/,
    ],
    [["figures", "normal-law", "--width", "3furlongs"], /3\.5in/],
    [["figures", "normal-law", "--dpi", "5000"], /a whole number from 36 to 1200/],
    [["figures", "normal-law", "--font-size", "100"], /a whole number from 4 to 36/],
    [
      ["key", "enroll", "me", "none.png", "--scheme", "paper", "--weights", "typo"],
      /--weights: no weights are called typo; there are fingerprints,/,
    ],
    [["key", "enroll", "me", "none.png", "--passphrase-file", "x"], /--passphrase-file is of scheme paper; got scheme vault/],
    [
      ["key", "derive", "none.png", "--scheme", "commitment", "--passphrase-file", "x"],
      /--passphrase-file is of .*; got scheme commitment/,
    ],
    [["encrypt", "package.json", "--to", "me", "--passphrase-file", "package.json"], /--passphrase-file goes with --print/],
    [["encrypt", "package.json", "--to", "me", "--weights", "typo"], /--weights goes with --print/],
    [["key", "enroll", "me", "none.png", "--weights", "typo"], /--weights is of schemes paper and commitment; got scheme vault/],
    [["doctor", "--backend", "gpu"], /must be tensorflow, onnx or cpu/],
    [["data", "verify", "nowhere"], /neither a folder nor a data set/],
  ];
  for (const [args, pattern] of calls) {
    it(`ridgelab ${args.join(" ")}`, () => {
      const { status, stderr } = ridgelab(...args);
      expect(stderr).toMatch(pattern);
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
      expect(stderr).not.toContain("    at ");
      expect(status).toBe(2);
    });
  }
});

it.each(["0", "abc", "100000", "1.5", "-1"])("RIDGELAB_THREADS=%s is refused with status 2 in one line", (given) => {
  const { status, stderr } = spawnSync(process.execPath, [join(packageRoot(), "bin", "ridgelab.js"), "list"], {
    env: { ...process.env, RIDGELAB_THREADS: given },
    encoding: "utf8",
  });
  expect(stderr).toBe(`ridgelab: RIDGELAB_THREADS must be a whole number from 1 to 1024; got "${given}"\n`);
  expect(status).toBe(2);
});

it("RIDGELAB_BACKEND of no backend is refused with status 2 in one line, unless --backend says otherwise", () => {
  const call = (...args: string[]) =>
    spawnSync(process.execPath, [join(packageRoot(), "bin", "ridgelab.js"), ...args], {
      cwd,
      env: { ...process.env, RIDGELAB_BACKEND: "foo" },
      encoding: "utf8",
    });
  expect(call("list")).toMatchObject({
    stderr: 'ridgelab: RIDGELAB_BACKEND must be tensorflow, onnx or cpu; got "foo"\n',
    status: 2,
  });
  const run = ["run", "normal-law", "--profile", "smoke", "--set", "draws=2000", "--out", "backends"];
  expect(call(...run, "--backend", "cpu").status).toBe(0);
});

describe("the commands", () => {
  it("list every experiment with what it reproduces", () => {
    const { stdout, status } = ridgelab("list");
    expect(status).toBe(0);
    for (const { id } of experiments) expect(stdout).toContain(id);
    expect(stdout).toContain("paper B: Equation 1");
  });

  it("describe one experiment's settings with unit, default and range", () => {
    const { stdout } = ridgelab("list", "preprocessing");
    expect(stdout).toContain("gabor.sigmaX = 4 px");
  });

  it("run two points of a sweep into one table and say where it is", () => {
    const { status, stderr } = ridgelab("sweep", "normal-law", "--grid", "dice=1,2", "--profile", "smoke", "--set", "draws=2000");
    expect(stderr).toMatch(
      /^normal-law \(smoke\): 2 points\n {2}wrote results\/normal-law\/sweep-[0-9a-f]{10}\nreport: results\/index\.html\n$/,
    );
    expect(status).toBe(0);
  });

  it("say nothing of a sweep that is not possible but why", () => {
    const { status, stderr } = ridgelab("sweep", "normal-law", "--grid", "drws=1,2", "--profile", "smoke");
    expect(stderr).toBe('ridgelab: normal-law has no setting "drws"; did you mean draws?\n');
    expect(status).toBe(2);
    const one = ridgelab("sweep", "normal-law", "--grid", "dice=1", "--profile", "smoke", "--set", "draws=2000");
    expect(one.stderr).toMatch(/^normal-law \(smoke\): 1 point\n/);
  });

  it("end with status 2 and one line where the results folder is a file", () => {
    writeFileSync(join(cwd, "file"), "");
    const { status, stderr } = ridgelab("run", "normal-law", "--profile", "smoke", "--out", "file", "--quiet");
    expect(status).toBe(2);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it("list the weights there are, and refuse a file that is none in one line", () => {
    expect(ridgelab("weights", "list").stdout).toContain("data-dependent");
    writeFileSync(join(cwd, "vgg.h5"), "no weights");
    const { status, stderr } = ridgelab("weights", "add", "vgg.h5");
    expect(status).toBe(2);
    expect(stderr).toContain("vgg.h5");
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    mkdirSync(join(cwd, "data", "weights"), { recursive: true });
    writeFileSync(join(cwd, "data", "weights", "vgg.h5"), "others");
    expect(ridgelab("weights", "add", "vgg.h5")).toMatchObject({
      status: 2,
      stderr: `ridgelab: ${join("data", "weights", "vgg.h5")} is there already; give these another name\n`,
    });
  });

  it("refuse a data set of one finger before anything is computed", () => {
    expect(ridgelab("data", "synth", "--fingers", "1", "--impressions", "2", "--out", "one").status).toBe(0);
    const { status, stderr } = ridgelab("run", "vgg16-training", "--data", "one", "--profile", "smoke", "--quiet");
    expect(status).toBe(1);
    expect(stderr).toContain("at least 2 fingers");
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it("refuse a picture that is cut short in one line that names it", () => {
    mkdirSync(join(cwd, "prints"));
    for (const name of ["1_1.png", "1_2.png"]) writeFileSync(join(cwd, "prints", name), "\x89PNG\r\n\x1a\n");
    const { status, stderr } = ridgelab("run", "preprocessing", "--data", "prints", "--profile", "smoke", "--quiet");
    expect(status).toBe(1);
    expect(stderr).toContain("1_1.png");
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    const two = ["run", "preprocessing", "normal-law", "filters", "--data", "prints", "--profile", "smoke", "--quiet"];
    const several = ridgelab(...two, "--out", "several");
    expect(several.stderr).toMatch(
      /^ridgelab: preprocessing: .*\nridgelab: filters: .*\nridgelab: 2 of 3 failed: preprocessing, filters\n$/,
    );
    expect(several.status).toBe(1);
    expect(readdirSync(join(cwd, "several", "normal-law"))).toHaveLength(1);
  });

  it("leave out a run whose files were changed, and name it", () => {
    const call = ["normal-law", "--out", "damaged"];
    expect(ridgelab("run", ...call, "--profile", "smoke", "--set", "draws=2000").status).toBe(0);
    const [run] = readdirSync(join(cwd, "damaged", "normal-law"));
    writeFileSync(join(cwd, "damaged", "normal-law", run!, "metrics.json"), "{");
    const name = join("damaged", "normal-law", run!);
    const { status, stderr } = ridgelab("figures", ...call);
    expect(stderr).toBe(
      `${name} is left out: metrics.json changed since the run; ridgelab run normal-law --profile smoke --set draws=2000 --out damaged writes it anew\nridgelab: normal-law has no run in damaged; start with: ridgelab run normal-law\n`,
    );
    expect(status).toBe(2);
    const report = ridgelab("report", "--out", "damaged");
    expect([report.status, report.stderr]).toEqual([0, expect.stringContaining(`${name} is left out`)]);
  });
});
