import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allPairs } from "../../src/metrics/pairs.js";
import { scoreSet } from "../../src/metrics/scoreSet.js";
import { writeScores } from "../../src/metrics/writeScores.js";
import { packageRoot } from "../../src/packageRoot.js";
import { createStream } from "../../src/random/createStream.js";
import { printsOf } from "../metrics/setOf.js";

const cwd = mkdtempSync(join(tmpdir(), "ridgelab-metrics-"));

/** Without a browser, which would take seconds: figures come as JSON and HTML. */
function metrics(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(packageRoot(), "bin", "ridgelab.js"), "metrics", ...args],
    { cwd, encoding: "utf8", env: { ...process.env, RIDGELAB_CHROME: join(cwd, "none") } },
  );
  return { status, stdout, stderr };
}

const read = (...path: string[]) => readFileSync(join(cwd, ...path), "utf8");

for (const [name, gap] of [
  ["weak", 1.5],
  ["strong", 3],
] as const) {
  const prints = printsOf(6, 4);
  const pairs = allPairs(prints);
  const draw = createStream(4, name);
  const scores = pairs.map(({ genuine }) => draw.normal() + (genuine ? gap : 0));
  writeScores(join(cwd, `${name}.csv`), scoreSet(pairs, scores, prints));
  writeScores(join(cwd, `${name}.txt`), scoreSet(pairs, scores, prints), "four-column");
  writeScores(
    join(cwd, `${name}-distances.csv`),
    scoreSet(
      pairs,
      scores.map((score) => -score),
      prints,
    ),
  );
}

describe("ridgelab metrics", () => {
  it("refuses development scores that are all equal, which give no threshold", () => {
    writeFileSync(join(cwd, "tied.csv"), "genuine,score\n1,0.5\n1,0.5\n0,0.5\n");
    const { status, stderr } = metrics("weak.csv", "--development", "tied.csv", "--out", "tied");
    expect(stderr).toBe("ridgelab: tied.csv: all scores are equal, so no threshold parts genuine from impostor\n");
    expect(status).toBe(1);
    expect(existsSync(join(cwd, "tied"))).toBe(false);
  });

  it("says which comparisons are there twice, or of a print with itself", () => {
    const [heading, first, ...rows] = read("weak.csv").trimEnd().split("\n");
    const [probe] = first!.split(",");
    writeFileSync(join(cwd, "odd.csv"), [heading, first, ...rows, first, `${probe},${probe},1,1.0`].join("\n"));
    expect(metrics("weak.csv", "--out", "plain").stderr).not.toContain("comparisons");
    expect(metrics("odd.csv", "--out", "odd").stderr).toContain(
      "ridgelab: odd.csv: comparisons 1 of two prints that were compared above, 1 of a print with itself; they count\n",
    );
  });

  it("prints one column a file and writes table, numbers and figures", () => {
    const { status, stdout } = metrics("weak.csv", "strong.csv", "--out", "both");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^measure +weak +95 % interval +strong +95 % interval$/m);
    expect(stdout).toMatch(/^impostor comparisons +240 +— +240/m);
    expect(stdout).toMatch(/^Not resolved in weak, strong: FMR100, FMR1000, FMR10000\. Were none of 240/m);
    const { files } = JSON.parse(read("both", "metrics.json"));
    expect(files[0].statistics.eer.value).toBeGreaterThan(files[1].statistics.eer.value);
    expect(files[0].statistics.fmr10000.resolved).toBe(false);
    expect(read("both", "tables", "metrics.csv").split("\n")[0]).toBe(
      "measure,weak,weak_interval_low,weak_interval_high,strong,strong_interval_low,strong_interval_high",
    );
    for (const figure of ["det", "roc", "scores", "cmc"]) {
      expect(JSON.parse(read("both", "figures", `${figure}.json`)).caption).toContain("weak: ");
      expect(existsSync(join(cwd, "both", "figures", `${figure}.html`))).toBe(true);
    }
  });

  it.each([
    [
      ["weak.csv", "measure.csv"],
      ["weak.csv", "measure.csv"],
    ],
    [
      ["weak.csv", "weak_interval.csv"],
      ["weak.csv", "weak_interval.csv"],
    ],
    [
      ["weak.csv", "weak_interval_low.csv"],
      ["weak.csv", "weak_interval_low.csv"],
    ],
    [
      ["measure", "weak.csv"],
      ["1 measure", "2 weak.csv"],
    ],
  ])("keeps the columns of %j apart", (files, names) => {
    for (const file of files) if (file !== "weak.csv") copyFileSync(join(cwd, "strong.csv"), join(cwd, file));
    expect(metrics(...files, "--out", "apart").status).toBe(0);
    const { columns, rows } = JSON.parse(read("apart", "tables", "metrics.json"));
    expect(columns.map(({ key }: { key: string }) => key)).toEqual([
      "measure",
      ...names.flatMap((name) => [name, `${name}_interval`]),
    ]);
    expect(rows[0]).toMatchObject({ measure: "genuine comparisons", [names[0]]: 36, [names[1]]: 36 });
    expect(new Set(read("apart", "tables", "metrics.csv").split("\n")[0].split(",")).size).toBe(7);
  });

  it("refuses to write over another's file before it reads the scores", () => {
    mkdirSync(join(cwd, "theirs"));
    writeFileSync(join(cwd, "theirs", "metrics.json"), "{}");
    writeFileSync(join(cwd, "nonsense.csv"), "a,b\n1,2\n");
    const { status, stderr } = metrics("nonsense.csv", "--out", "theirs");
    expect(stderr).toMatch(/^ridgelab: theirs\/metrics\.json is there already, .*; give another --out, or --force/);
    expect(status).toBe(2);
  });

  it.skipIf(process.platform === "win32")(
    "reads what the shell pipes, and refuses a pipe with a name, which may never be written",
    () => {
      const bash = (line: string) =>
        spawnSync("bash", ["-c", line], {
          cwd,
          encoding: "utf8",
          env: { ...process.env, RIDGELAB_CHROME: join(cwd, "none"), M: join(packageRoot(), "bin", "ridgelab.js") },
        });
      const piped = bash(`"${process.execPath}" "$M" metrics <(head -c 9 weak.csv; sleep 0.2; tail -c +10 weak.csv) --out piped`);
      expect(piped.stderr).toMatch(/^[^\n]*\n?wrote piped\n$/);
      expect(piped.status).toBe(0);
      metrics("weak.csv", "--out", "unpiped");
      const ofPipe = JSON.parse(read("piped", "metrics.json"));
      expect(ofPipe.files[0].statistics).toEqual(JSON.parse(read("unpiped", "metrics.json")).files[0].statistics);
      expect(bash(`mkfifo named; "${process.execPath}" "$M" metrics named`)).toMatchObject({
        stderr: "ridgelab: named is a pipe or a device; give a file\n",
        status: 2,
      });
      expect(metrics("/dev/null")).toMatchObject({
        stderr: "ridgelab: /dev/null: the file is empty, needs comparisons\n",
        status: 1,
      });
    },
  );

  it("gives the same bytes again", () => {
    metrics("weak.csv", "strong.csv", "--out", "again");
    for (const file of ["metrics.json", "tables/metrics.tex", "figures/det.json"]) {
      expect(read("again", file)).toBe(read("both", file));
    }
  });

  it("says the same of bob's format and of distances, and applies a development part's threshold", () => {
    const [bob, distances] = [
      ["weak.txt", "--development", "strong.txt", "--out", "bob"],
      ["weak-distances.csv", "--development", "strong-distances.csv", "--distance", "--out", "distances"],
    ].map((args) => {
      const { stdout } = metrics(...args);
      expect(stdout).toMatch(/^HTER \(%\) +\d/m);
      return JSON.parse(read(args.at(-1)!, "metrics.json"));
    });
    const { statistics } = JSON.parse(read("both", "metrics.json")).files[0];
    expect(bob.files[0].statistics).toEqual(statistics);
    expect(distances.files[0].statistics).toEqual(statistics);
    expect(distances.files[0].atThreshold).toEqual(bob.files[0].atThreshold);
    expect(distances.development.threshold).toBe(-bob.development.threshold);
  });

  it("asks of an EER above 50 % whether the scores are distances, or similarities", () => {
    const rows = Array.from({ length: 50 }, (_, i) => `0,${i / 100}\n1,${-i / 100 - 9.02}\n`);
    writeFileSync(join(cwd, "inverted.csv"), `genuine,score\n${rows.join("")}`);
    const { stdout } = metrics("inverted.csv", "--out", "inverted");
    // scikit-learn 1.9.1: roc_curve meets the diagonal at 1; of the negated scores at 0.
    expect(stdout).toMatch(/^EER, interpolated \(%\) +100\.00/m);
    expect(stdout).toMatch(/^EER above 50 % in inverted: .*Are these distances\? Then add --distance\.$/m);
    const turned = metrics("inverted.csv", "--distance", "--out", "turned").stdout;
    expect(turned).toMatch(/^EER, interpolated \(%\) +0\.00/m);
    expect(turned).not.toContain("EER above 50 %");
    expect(metrics("weak.csv", "--distance", "--out", "turned").stdout).toMatch(
      /Are these similarities\? Then leave out --distance/,
    );
  });

  const wrong: [string, string[], RegExp, number][] = [
    ["a missing file", ["nowhere.csv"], /no such file or folder: nowhere\.csv/, 2],
    ["a file twice", ["weak.csv", "weak.csv"], /weak\.csv is given twice/, 2],
    ["a bad line", ["bad.csv"], /bad\.csv line 3: score is "NaN"/, 1],
  ];
  writeFileSync(join(cwd, "bad.csv"), "genuine,score\n1,2\n0,NaN\n");
  for (const [what, args, message, expected] of wrong) {
    it(`refuses ${what} in one line with status ${expected}`, () => {
      const { status, stderr } = metrics(...args, "--quiet");
      expect(stderr).toMatch(message);
      expect(stderr.trimEnd().split("\n")).toHaveLength(1);
      expect(status).toBe(expected);
    });
  }
});
