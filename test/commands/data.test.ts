import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openPrints } from "../../experiments/shared/openPrints.js";
import { packageRoot } from "../../src/packageRoot.js";
import { createImage, withData } from "../../src/prints/grayImage.js";
import { writeImage } from "../../src/prints/writeImage.js";

const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));

function ridgelab(...args: string[]) {
  const bin = join(packageRoot(), "bin", "ridgelab.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: "utf8" });
  return { status, stdout, stderr: stderr.trimEnd() };
}

/** Pictures of stripes that all differ. */
async function fill(folder: string, ...files: string[]): Promise<void> {
  for (const [i, file] of files.entries()) {
    const path = join(cwd, folder, file);
    mkdirSync(dirname(path), { recursive: true });
    const size = 160;
    const stripes = Float32Array.from({ length: size * size }, (_, k) => 128 + 100 * Math.sin((k % size) / (1.2 + i / 20)));
    await writeImage(path, withData(createImage(size, size), stripes));
  }
}

beforeAll(async () => {
  await fill("several", "anna/101_1.png", "anna/102_1.png", "boris/101_1.png");
  await fill("damaged", "1_1.png", "1_2.png", "2_1.png", "2_2.png", "3_1.png");
  truncateSync(join(cwd, "damaged", "1_2.png"), 60);
  copyFileSync(join(cwd, "damaged", "1_1.png"), join(cwd, "damaged", "3_2.png"));
});

describe("a folder that can be read in two ways", () => {
  it.each([
    ["run", "preprocessing", "--profile", "smoke", "--data", "several"],
    ["sweep", "preprocessing", "--grid", "fingers=1,2", "--profile", "smoke", "--data", "several"],
    ["data", "add", "several"],
    ["data", "verify", "several"],
  ])("is a wrong call: %s %s", (...args) => {
    const { status, stderr } = ridgelab(...args);
    expect(stderr).toMatch(
      /several: can be read in more than one way: .*2 fingers × 1 to 2 impressions by folder .*; say which in dataset\.json/,
    );
    expect(stderr.split("\n")).toHaveLength(1);
    expect(status).toBe(2);
    expect(existsSync(join(cwd, "data", "several"))).toBe(false);
  });
});

describe("damaged and double files", () => {
  it("are refused by data add, each by name, and left out or taken where that is asked for", () => {
    const refused = ridgelab("data", "add", "damaged");
    expect(refused.stderr).toMatch(
      /2 files are damaged, changed or a double of another: 1_2\.png: cannot be read as PNG.*; 3_2\.png has the same bytes as 1_1\.png; /,
    );
    expect([refused.status, refused.stderr.split("\n").length]).toEqual([1, 1]);
    const skipped = ridgelab("data", "add", "damaged", "--name", "whole", "--skip-damaged");
    expect(skipped.status).toBe(0);
    expect(skipped.stdout).toContain("left out: 1_2.png is damaged, or a double of another");
    expect(readdirSync(join(cwd, "data", "whole"))).not.toContain("3_2.png");
    expect(ridgelab("data", "add", "damaged", "--name", "forced", "--force").status).toBe(0);
    expect(ridgelab("data", "verify", "forced").status).toBe(1);
    expect(ridgelab("data", "list").stdout).toMatch(
      /^whole: 3 fingers × 1 to 2 impressions by file name FINGER_IMPRESSION: 1_1\.png is finger 1, impression 1; 4 prints, digest [0-9a-f]{12}$/m,
    );
  });

  it("stop a run, which says what would be right, or are counted in every table", () => {
    const args = [
      "run",
      "preprocessing",
      "--profile",
      "smoke",
      "--set",
      "fingers=3",
      "--set",
      "impressions=2",
      "--data",
      "damaged",
    ];
    const stopped = ridgelab(...args, "--quiet");
    expect(stopped.stderr).toMatch(/1_2\.png: cannot be read as PNG.*; --skip-damaged leaves such prints out$/);
    expect(stopped.status).toBe(1);
    const { status, stderr } = ridgelab(...args, "--skip-damaged");
    expect(stderr).toMatch(/left out as damaged: .*1_2\.png: cannot be read as PNG/);
    expect(stderr).toMatch(/^ {2}data: damaged: 3 fingers × 1 to 2 impressions by file name FINGER_IMPRESSION: /m);
    expect(stderr).not.toContain("of the data the settings take");
    expect(status).toBe(0);
    const runs = join(cwd, "results", "preprocessing");
    const tables = join(runs, readdirSync(runs).find((name) => name.startsWith("smoke-"))!, "tables");
    const texts = readdirSync(tables).filter((name) => name.endsWith(".md"));
    expect(texts.length).toBeGreaterThan(0);
    for (const name of texts) {
      const text = readFileSync(join(tables, name), "utf8");
      expect(text).toContain("1 of 6 prints is damaged and left out: 1_2.png.");
      expect(text).toContain("1 of 5 prints has the bytes of another (3_2.png as 1_1.png).");
      expect(text).toContain("1 finger has a single impression (1): no genuine pair, and classifiers leave it out.");
    }
  }, 60_000);
});

it("a data set knows how many fingers it has and the most impressions of one, from which a run says what it leaves", async () => {
  const { extent } = await openPrints(join(cwd, "damaged"), { skipDamaged: true });
  expect(extent).toEqual({ fingers: 3, impressions: 2 });
});

it("two data sets of one name are no union: their fingers would be one", () => {
  const { status, stderr } = ridgelab("run", "preprocessing", "--profile", "smoke", "--data", "damaged,damaged");
  expect(stderr).toMatch(/two data sets are named damaged: fingers are told apart by it; give one of them another "name"/);
  expect(status).toBe(2);
});

it("prints that two data sets have are told of, since each would be its own impostor", () => {
  cpSync(join(cwd, "damaged"), join(cwd, "again"), { recursive: true });
  const args = ["run", "preprocessing", "--profile", "smoke", "--set", "fingers=2", "--set", "impressions=2"];
  const { status, stderr } = ridgelab(...args, "--data", "damaged,again", "--skip-damaged");
  expect(stderr).toMatch(
    /^ {2}4 of 8 prints have the bytes of another \(again\/1_1\.png as damaged\/1_1\.png, .*, and 1 more\)\.$/m,
  );
  expect(stderr).toMatch(/^ {2}of the data the settings take fingers=2 of 6$/m);
  expect(status).toBe(0);
}, 60_000);

it("data add and synth refuse a name that no data set may have, in one line that says how to give another", () => {
  for (const name of ["keys", "a\u001b[2J"]) {
    const { status, stderr } = ridgelab("data", "add", "damaged", `--name=${name}`, "--force");
    expect(stderr, name).toMatch(/^ridgelab: a data set's name must be .*; give another with --name$/);
    expect(stderr).toMatch(/^\P{Cc}*$/u);
    expect(status).toBe(2);
  }
  const { status, stderr } = ridgelab("data", "synth", "--fingers", "1", "--out", "data/keys");
  expect([status, stderr]).toEqual([2, expect.stringMatching(/must be another than "keys", .*; give another with --out$/)]);
  expect(existsSync(join(cwd, "data", "keys"))).toBe(false);
});

it("data add takes one of --skip-damaged and --force", () => {
  const { status, stderr } = ridgelab("data", "add", "damaged", "--skip-damaged", "--force");
  expect([status, stderr]).toEqual([2, "ridgelab: --skip-damaged leaves out what --force adds; give one of them"]);
});

describe("synthetic prints with a fault", () => {
  it("are written with their truth, which names the fault, and are other prints than those without", () => {
    const args = [
      "data",
      "synth",
      "--fingers",
      "1",
      "--impressions",
      "1",
      "--width",
      "96",
      "--height",
      "103",
      "--quiet",
      "--out",
    ];
    expect(ridgelab(...args, "plain").status).toBe(0);
    expect(ridgelab(...args, "dry", "--fault", "dry").status).toBe(0);
    const bytes = (set: string) => readFileSync(join(cwd, set, "101_1.png"));
    expect(bytes("dry").equals(bytes("plain"))).toBe(false);
    const truth = JSON.parse(readFileSync(join(cwd, "dry", "truth", "101_1.json"), "utf8"));
    expect([truth.fault, truth.skin.moisture < -0.5]).toEqual(["dry", true]);
    expect(JSON.parse(readFileSync(join(cwd, "dry", "dataset.json"), "utf8")).name).toBe("synthetic-seed-1-dry");
  });

  it("are refused in one line where the fault is unknown, and nothing is made", () => {
    const { status, stderr } = ridgelab("data", "synth", "--fault", "damp", "--out", "damp");
    expect([status, stderr]).toEqual([
      2,
      "ridgelab: option '--fault <name>' argument 'damp' is invalid. It must be one of dry, wet, blurred, scarred, partial.",
    ]);
    expect(existsSync(join(cwd, "damp"))).toBe(false);
  });
});
