import { describe, expect, it } from "vitest";
import { cosineScores } from "../../../experiments/verification/cosine.js";
import { minutiaeScores } from "../../../experiments/verification/minutiae.js";
import type { Template } from "../../../src/minutiae/template.js";
import { halfRowsOf } from "../../network/halfRowsOf.js";

/** Minutiae on a grid, turned one by one. */
function template(count: number): Template {
  const minutiae = Array.from({ length: count }, (_, i) => ({
    x: 50 + 37 * (i % 5) + 3 * i,
    y: 40 + 41 * Math.floor(i / 5),
    direction: (i * 0.7) % 6,
    type: "ending" as const,
    quality: 1,
  }));
  return { width: 300, height: 300, dpi: 500, minutiae };
}

describe("scores of the minutiae matcher", () => {
  const pair = (probe: number, gallery: number) => ({ probe, gallery, genuine: true });
  const templates = [template(16), template(15), template(20)];
  const pairs = [pair(0, 0), pair(0, 1), pair(1, 0), pair(1, 1), pair(0, 2)];
  const reports: number[][] = [];
  const scoresBy = (minutiae: number, quality: number) =>
    minutiaeScores(templates, pairs, { minutiae, quality }, (done, total) => reports.push([done, total]));
  const scores = scoresBy(16, 0);

  it("are −∞ where one of the two has fewer minutiae than the rule asks for", () => {
    expect([...scores].map(Number.isFinite)).toEqual([true, false, false, false, true]);
    expect(scores[1]).toBe(Number.NEGATIVE_INFINITY);
    expect([...scoresBy(15, 0)].every(Number.isFinite)).toBe(true);
  });

  it("are −∞ where the minutiae are worse than the rule asks for", () => {
    expect([...scoresBy(15, 1)].every(Number.isFinite)).toBe(true);
    const worse = templates.map((one) => ({ ...one, minutiae: one.minutiae.map((m) => ({ ...m, quality: 0.5 })) }));
    const rule = { minutiae: 15, quality: 0.6 };
    expect([...minutiaeScores(worse, pairs, rule, () => {})].some(Number.isFinite)).toBe(false);
  });

  it("are highest for the same minutiae", () => expect(scores[0]).toBeGreaterThan(scores[4]));

  it("report progress from the first on", () => expect(reports[0]).toEqual([0, 5]));
});

describe("scores by a network's features", () => {
  // 14 × 14 places of 512 channels: only the sums over the places count
  const features = (...values: [place: number, channel: number, value: number][]): Float32Array => {
    const all = new Float32Array(14 * 14 * 512);
    for (const [place, channel, value] of values) all[512 * place + channel] = value;
    return all;
  };
  const prints = [
    features([0, 3, 1], [7, 4, 1]),
    features([100, 3, 0.5], [101, 3, 0.5], [195, 4, 1]),
    features([0, 5, 1]),
    features([0, 3, 1]),
  ];
  const joined = halfRowsOf(Float32Array.from(prints.flatMap((print) => [...print])));
  const score = (probe: number, gallery: number) => cosineScores(joined, [{ probe, gallery, genuine: true }])[0];

  it("are 1 where the channels' sums are the same, wherever they come from", () => expect(score(0, 1)).toBeCloseTo(1, 12));
  it("are 0 where no channel is in both", () => expect(score(0, 2)).toBe(0));
  it("are the cosine of the sums", () => expect(score(1, 3)).toBeCloseTo(Math.SQRT1_2, 12));
});
