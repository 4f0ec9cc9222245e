import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { failures } from "../../src/metrics/failures.js";
import { allPairs } from "../../src/metrics/pairs.js";
import { readScores } from "../../src/metrics/readScores.js";
import { scoreSet } from "../../src/metrics/scoreSet.js";
import { writeScores } from "../../src/metrics/writeScores.js";
import { printsOf, setOf } from "./setOf.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-scores-"));
const path = join(folder, "scores.csv");

function read(text: string, distance = false) {
  writeFileSync(path, text);
  return readScores(path, { distance });
}

describe("a score file", () => {
  it("of CSV may have its columns in any order, others beside them, quotes, and either end of line", () => {
    const set = read('score,gallery,kind,probe,genuine\r\n1.5,"a,2",x,"a ""1""",1\r\n-2e-3,b,y,"a ""1""",0\r\n\r\n');
    expect(Array.from(set.scores)).toEqual([1.5, -0.002]);
    expect(Array.from(set.genuine)).toEqual([1, 0]);
    expect(set.compared?.prints).toEqual(['a "1"', "a,2", "b"]);
  });

  it("of CSV finds the fingers from what was genuine", () => {
    const { compared } = read("probe,gallery,genuine,score\na,b,1,5\nc,d,1,6\na,c,0,1\nb,e,1,4\nf,e,0,2\n");
    expect(compared?.prints).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(Array.from(compared!.fingerOf)).toEqual([0, 0, 1, 1, 0, 2]);
    expect(compared?.fingers).toEqual(["a", "c", "f"]);
  });

  it("of CSV may hold no more than genuine and score", () => {
    const set = read("\uFEFFgenuine,score\nTrue,3\nfalse,1\n");
    expect(set).toEqual({ scores: Float64Array.of(3, 1), genuine: Uint8Array.of(1, 0) });
  });

  it("of bob's four columns takes its ids for fingers", () => {
    const set = read("101 101 101_2 17.5\n101  102\t102_2 3\n102 102 102_2 -1e1\n");
    expect(Array.from(set.genuine)).toEqual([1, 0, 1]);
    expect(set.compared?.fingers).toEqual(["101", "102"]);
    expect(Array.from(set.compared!.probe)).not.toContain(set.compared!.gallery[0]);
  });

  it("of distances is turned round", () => {
    expect(Array.from(read("genuine,score\n1,0\n0,2.5\n", true).scores)).toEqual([0, -2.5]);
  });

  it("counts failed comparisons and prints that were never enrolled", () => {
    const set = read("probe,gallery,genuine,score\na,b,1,\nc,d,1,6\na,c,0,-inf\nb,d,0,2\n");
    expect(set.scores[0]).toBe(Number.NEGATIVE_INFINITY);
    expect(failures(set)).toEqual({ genuine: 1, impostor: 1, prints: 1 });
    expect(failures(read("genuine,score\n1,inf\n0,2\n1,1\n", true))).toEqual({ genuine: 1, impostor: 0, prints: undefined });
  });

  it("is read as it was written, in both formats", () => {
    const prints = printsOf(3, 2);
    const pairs = allPairs(prints);
    const scores = pairs.map((_, i) => (i === 4 ? Number.NEGATIVE_INFINITY : Math.sqrt(i) - 1));
    const set = scoreSet(pairs, scores, prints);
    writeScores(path, set);
    const again = readScores(path);
    expect([again.scores, again.genuine, again.compared?.probe]).toEqual([set.scores, set.genuine, set.compared?.probe]);
    expect(again.compared?.fingerOf).toEqual(set.compared?.fingerOf);
    writeScores(path, set, "four-column");
    expect(readFileSync(path, "utf8").split("\n").slice(0, 2)).toEqual(["f1 f1 f1_1 -1", "f2 f1 f1_1 0"]);
    const bob = readScores(path);
    expect([bob.scores, bob.genuine]).toEqual([set.scores, set.genuine]);
    const plain = setOf([1, 2], [0]);
    writeScores(path, plain);
    expect(readScores(path)).toEqual(plain);
    expect(() => writeScores(path, plain, "four-column")).toThrow(/name the prints/);
  });

  it("may be larger than what is read at a time", () => {
    const rows = Array.from({ length: 120_000 }, (_, i) => `é${i % 300},ü${(i * 11) % 301},0,${i}`);
    const set = read(`probe,gallery,genuine,score\nx,y,1,5\n${rows.join("\n")}`);
    expect(set.scores.length).toBe(120_001);
    expect(set.scores.at(-1)).toBe(119_999);
    expect(set.compared?.prints).toHaveLength(603);
  });

  const bad: [string, string, RegExp][] = [
    ["is empty", "", /scores\.csv: the file is empty/],
    ["has only column names", "genuine,score\n", /no comparison follows/],
    ["lacks a column", "probe,gallery,score\na,b,1\n", /line 1: no column "genuine"; there are probe, gallery, score/],
    ["names one print of two", "probe,genuine,score\na,1,1\n", /line 1: a column "probe" without/],
    ["has only genuine comparisons", "genuine,score\n1,1\n1,2\n", /all 2 comparisons are genuine/],
    ["has only impostor comparisons", "a b c 1\n", /all 1 comparisons are impostor/],
    ["has a score that is text", "genuine,score\n1,1\n0,high\n", /line 3: score is "high", needs a number/],
    ["has a score that is NaN", "genuine,score\n1,nan\n0,1\n", /line 2: score is "nan"/],
    ["has an infinite similarity", "genuine,score\n1,inf\n0,1\n", /line 2: score is "inf", needs a number \(-inf/],
    ["has a short line", "probe,gallery,genuine,score\na,b,1,5\na,c,0\n", /line 3: 3 fields, needs 4/],
    ["has a long line", "genuine,score\n1,5,\n", /line 2: 3 fields, needs 2/],
    ["has a short line of four columns", "a a x 1\na b 2\n", /line 2: 3 fields, needs 4/],
    ["calls a pair neither", "genuine,score\nmaybe,5\n", /line 2: genuine is "maybe", needs 1 or 0/],
    [
      "contradicts itself",
      "probe,gallery,genuine,score\na,b,1,5\nb,c,1,4\na,c,0,3\n",
      /line 4: a and c are an impostor pair here/,
    ],
    ["gives a print two fingers", "1 1 x 5\n1 2 x 3\n", /line 2: the print is of 2 here and of 1 above/],
  ];
  for (const [what, text, message] of bad) {
    it(`that ${what} is refused in one line that names it`, () => {
      expect(() => read(text)).toThrow(message);
      expect(() => read(text)).toThrow(/^[^\n]*scores\.csv[^\n]*$/);
    });
  }
});
