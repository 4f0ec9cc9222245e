import { describe, expect, it } from "vitest";
import { dPrime } from "../../src/metrics/dPrime.js";
import { equalErrorRate, nearestErrorRate } from "../../src/metrics/equalErrorRate.js";
import { curveOfCounts, type ErrorCurve } from "../../src/metrics/errorCurve.js";
import { fmrAtFnmr, fnmrAtFmr, operatingPoint } from "../../src/metrics/operatingPoint.js";
import { allPairs } from "../../src/metrics/pairs.js";
import { rankScores } from "../../src/metrics/rankScores.js";
import { replicateCurves } from "../../src/metrics/replicateCurves.js";
import { rocConvexHull } from "../../src/metrics/rocConvexHull.js";
import { type ScoreSet, scoreSet } from "../../src/metrics/scoreSet.js";
import { verificationPart } from "../../src/metrics/verification.js";
import { createStream } from "../../src/random/createStream.js";
import { printsOf } from "./setOf.js";

/** A replicate by its definition: the weight of every comparison at every distinct score. */
function wholeCurves({ scores, genuine, compared }: ScoreSet, seed: number): () => ErrorCurve {
  const stream = createStream(seed, "replicates");
  const { thresholds, ranks } = rankScores(scores);
  const fingers = compared?.fingers.length ?? scores.length;
  const of = (i: number, side: "probe" | "gallery"): number => compared?.fingerOf[compared[side][i]] ?? i;
  return () => {
    for (;;) {
      const drawn = new Float64Array(fingers);
      for (let i = 0; i < fingers; i++) drawn[stream.integer(fingers)]++;
      const counts = [new Float64Array(thresholds.length - 1), new Float64Array(thresholds.length - 1)];
      for (const [i, rank] of ranks.entries()) {
        const [a, b] = [of(i, "probe"), of(i, "gallery")];
        counts[genuine[i]][rank] += a === b ? drawn[a] : drawn[a] * drawn[b];
      }
      if (counts.some((kind) => kind.every((weight) => weight === 0))) continue;
      const into = { fmr: new Float64Array(thresholds.length), fnmr: new Float64Array(thresholds.length) };
      return curveOfCounts(thresholds, counts[1], counts[0], into);
    }
  };
}

const thresholds = [-1, 0.25, 2, 50];

function ratesOf(curve: ErrorCurve) {
  return [
    ...[equalErrorRate(curve), equalErrorRate(rocConvexHull(curve)), nearestErrorRate(curve), dPrime(curve), dPrime(curve)],
    ...[0, 1e-4, 0.01, 0.1, 0.5, 1].flatMap((limit) => [fnmrAtFmr(curve, limit), fmrAtFnmr(curve, limit)]),
    ...thresholds.flatMap((threshold) => Object.values(operatingPoint(curve, threshold))),
    ...[curve.genuine, curve.impostor],
  ];
}

describe("replicates in parts", () => {
  it("are those of all at once", () => {
    const pairs = allPairs(printsOf(6, 3));
    const draw = createStream(6, "scores");
    const scores = pairs.map(({ genuine }) => draw.normal() + (genuine ? 1 : 0));
    const set = scoreSet(pairs, scores, printsOf(6, 3));
    const part = (from: number, to: number) => verificationPart(set, createStream(2, "parts"), { threshold: 0.5 }, from, to);
    const [whole, first, second] = [part(0, 40), part(0, 13), part(13, 40)];
    for (const name of Object.keys(whole)) expect([...first[name], ...second[name]]).toEqual([...whole[name]]);
  });
});

describe("the curve of a replicate", () => {
  const pairs = allPairs(printsOf(7, 3));
  const draw = createStream(5, "scores");
  const kinds: [string, (genuine: boolean) => number][] = [
    ["with scores all different", (genuine) => draw.normal() + (genuine ? 1 : 0)],
    ["with many ties", (genuine) => Math.round(2 * draw.normal() + (genuine ? 2 : 0))],
    [
      "with failed comparisons",
      (genuine) => (draw.uniform() < 0.1 ? Number.NEGATIVE_INFINITY : draw.normal() + (genuine ? 1 : 0)),
    ],
    ["with kinds apart", (genuine) => draw.uniform() + (genuine ? 1 : 0)],
    ["with kinds the wrong way round", (genuine) => draw.uniform() - (genuine ? 1 : 0)],
    ["with all scores equal", () => 1],
  ];
  for (const [what, score] of kinds) {
    for (const named of [true, false]) {
      it(`${what}, ${named ? "by finger" : "by comparison"}, gives every rate that the whole curve gives, to the last bit`, () => {
        const scores = pairs.map(({ genuine }) => score(genuine));
        const { compared, ...unnamed } = scoreSet(pairs, scores, printsOf(7, 3));
        const set = named ? { ...unnamed, compared } : unnamed;
        const [few, whole] = [replicateCurves(set, createStream(9, "replicates"), thresholds), wholeCurves(set, 9)];
        for (let replicate = 0; replicate < 60; replicate++) {
          few.draw();
          expect(ratesOf(few.curve())).toEqual(ratesOf(whole()));
        }
      });
    }
  }
});
