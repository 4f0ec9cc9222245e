import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cumulativeMatch } from "../../src/metrics/cumulativeMatch.js";
import { identificationRanks } from "../../src/metrics/identificationRanks.js";
import { openSet } from "../../src/metrics/openSet.js";
import { allPairs, fvcPairs } from "../../src/metrics/pairs.js";
import { readScores } from "../../src/metrics/readScores.js";
import { scoreSet } from "../../src/metrics/scoreSet.js";
import { createStream } from "../../src/random/createStream.js";
import reference from "./reference/scikit.json" with { type: "json" };
import { printsOf, setOf } from "./setOf.js";

const stream = () => createStream(1, "identification");

describe("identification", () => {
  it("searches one gallery by probes, a tie counting against the probe", () => {
    const prints = ["a", "b", "c", "a", "b", "c"].map((finger, i) => ({ name: `${i}`, finger }));
    // Rows: probes of fingers a, b, c; columns: the gallery a, b, c.
    const scores = [9, 1, 2, 5, 5, 1, 7, 8, 3];
    const pairs = scores.map((_, i) => {
      const [probe, gallery] = [3 + Math.floor(i / 3), i % 3];
      return { probe, gallery, genuine: prints[probe].finger === prints[gallery].finger };
    });
    const found = identificationRanks(scoreSet(pairs, scores, prints))!;
    expect(found).toEqual({ ranks: [1, 2, 3], fingers: [0, 1, 2], own: [9, 5, 3], other: [2, 5, 8], gallery: 3 });
    expect(cumulativeMatch(found, 20, stream()).rates).toEqual([1 / 3, 2 / 3, 1]);
  });

  it("in an open set names only who is more alike than those that are not there", () => {
    // eight searches; the probes' own fingers, and the most alike of the others
    const own = [9, 8, 7, 6, 5, 4, 3, 1];
    const other = [2, 1, 6, 0, 5, 1, 3, 2];
    const found = { own, other, fingers: [0, 1, 2, 3, 4, 5, 6, 7] };
    const fnir = (fpir: number) => openSet(found, fpir, stream()).fnir;
    // without an error of the one kind the threshold is 6: 9, 8 and 7 are found
    expect(fnir(0)).toBe(5 / 8);
    // with two of eight it is 3: 6 and 4 are found, too, and 5 is not, for another is as alike
    expect(fnir(0.25)).toBe(3 / 8);
    // with all of them there is none: what is missed is what stands second
    expect(fnir(1)).toBe(3 / 8);
    expect(openSet(found, 0.25, stream()).resolved).toBe(false);
    expect(openSet(found, 0.375, stream()).resolved).toBe(true);
    const { low, high } = openSet(found, 0.25, stream()).interval;
    expect(low).toBeLessThan(3 / 8);
    expect(high).toBeGreaterThan(3 / 8);
  });

  it("searches every print among all others where prints are compared among themselves", () => {
    const prints = printsOf(3, 2);
    const pairs = allPairs(prints);
    const found = identificationRanks(
      scoreSet(
        pairs,
        pairs.map(({ genuine }) => Number(genuine)),
        prints,
      ),
    )!;
    expect(found.ranks).toEqual([1, 1, 1, 1, 1, 1]);
    const { rates, intervals } = cumulativeMatch(found, 2, stream());
    expect(rates).toEqual([1, 1]);
    // Three fingers, whatever the number of their prints: 1 − 3/3.
    expect(intervals[0]).toEqual({ low: 0, high: 1 });
  });

  it("has an interval that more prints of the same fingers do not narrow where all are found", () => {
    const of = (impressions: number) => {
      const fingers = Array.from({ length: 10 * impressions }, (_, i) => i % 10);
      return cumulativeMatch({ ranks: fingers.map(() => 1), fingers, gallery: 10 }, 1, stream()).intervals;
    };
    expect(of(1)).toEqual([{ low: 0.7, high: 1 }]);
    expect(of(8)).toEqual(of(1));
  });

  it("has intervals that do not widen where nobody is missed any more, or where nobody is found yet", () => {
    // Ten fingers of ten prints: one print is found second; the rule of three alone would give from 0.7 at rank 2, and up to 0.3 at rank 1.
    const fingers = Array.from({ length: 100 }, (_, i) => i % 10);
    const late = cumulativeMatch({ ranks: fingers.map((_, i) => (i === 0 ? 2 : 1)), fingers, gallery: 10 }, 3, stream());
    expect(late.rates).toEqual([0.99, 1, 1]);
    expect(late.intervals[0].low).toBeGreaterThan(0.9);
    expect(late.intervals.slice(1).map(({ low }) => low)).toEqual([late.intervals[0].low, late.intervals[0].low]);
    const early = cumulativeMatch({ ranks: fingers.map((_, i) => (i === 0 ? 2 : 3)), fingers, gallery: 10 }, 3, stream());
    expect(early.rates).toEqual([0, 0.01, 1]);
    expect(early.intervals[1].high).toBeLessThan(0.1);
    expect(early.intervals[0].high).toBe(early.intervals[1].high);
  });

  it("leaves out probes that were not compared with every finger: all but the first impressions of the FVC's protocol", () => {
    const prints = printsOf(4, 3);
    const pairs = fvcPairs(prints);
    const found = identificationRanks(
      scoreSet(
        pairs,
        pairs.map(({ genuine }) => Number(genuine)),
        prints,
      ),
    )!;
    expect(found.ranks).toHaveLength(4);
  });

  it("puts a probe that failed last, and is not there where prints have no names", () => {
    const prints = printsOf(3, 2);
    const pairs = allPairs(prints);
    const scores = pairs.map(({ probe, gallery, genuine }) =>
      probe === 0 || gallery === 0 ? Number.NEGATIVE_INFINITY : Number(genuine),
    );
    expect(identificationRanks(scoreSet(pairs, scores, prints))!.ranks[0]).toBe(3);
    expect(identificationRanks(setOf([1], [0]))).toBeUndefined();
  });
});

const folder = join(process.env.RIDGELAB_TEST_DATA ?? "../shared/data", "reference", "bozorth3");

describe.skipIf(!existsSync(folder))("bozorth3's scores of real prints (RIDGELAB_TEST_DATA)", () => {
  for (const [name, { cmc }] of Object.entries(reference.bozorth3)) {
    it(`of ${name} have the CMC of bob.measure 6.1.1`, () => {
      const { rates } = cumulativeMatch(identificationRanks(readScores(join(folder, `${name}.csv`)))!, 20, stream());
      expect(rates).toEqual(cmc);
    });
  }
});
