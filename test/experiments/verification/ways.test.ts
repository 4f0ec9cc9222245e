import { describe, expect, it } from "vitest";
import { unseenAt } from "../../../experiments/verification/figures.js";
import { leastFrr, rateMatchers } from "../../../experiments/verification/rates.js";
import { publishedTable, waysTable } from "../../../experiments/verification/tables.js";
import { betterHalf, templateBytes, ways } from "../../../experiments/verification/ways.js";
import { meanQuality } from "../../../src/minutiae/meanQuality.js";
import { createStream } from "../../../src/random/createStream.js";
import { runStage } from "../shared/runStage.js";

const minutia = (quality: number) => ({ x: 5, y: 5, direction: 0, type: "ending" as const, quality });
const template = (...qualities: number[]) => ({ width: 20, height: 20, dpi: 500, minutiae: qualities.map(minutia) });
const described = (quality: number) => ({
  template: template(quality, quality),
  correlation: {
    ...{ width: 20, height: 20, levels: new Int8Array(400), middle: { x: 10, y: 10 }, upright: new Float32Array(8) },
  },
  pattern: {
    ...{ columns: 2, rows: 1, column: new Int32Array(2), row: new Int32Array(2) },
    ...{ waveX: new Float64Array(2), waveY: new Float64Array(2), phase: new Float64Array(2) },
  },
});

describe("the memory of a template", () => {
  it("is ISO 19794-2's 24 bytes of head, 4 of a view, 6 a minutia and 2, or that of the arrays", () => {
    const one = described(0.5);
    expect(templateBytes("minutiae", one)).toBe(24 + 4 + 2 * 6 + 2);
    expect(templateBytes("correlation", one)).toBe(400 + 8 * 4);
    expect(templateBytes("pattern", one)).toBe(2 * (2 * 4 + 3 * 8));
  });
});

describe("the quality of prints", () => {
  it("is the mean of their minutiae's, and halves are cut at the median", () => {
    expect(meanQuality(template(0.2, 0.6))).toBeCloseTo(0.4, 12);
    expect(meanQuality(template())).toBe(0);
    expect(betterHalf([1, 5, 3, 4])).toEqual([false, true, false, true]);
    expect(betterHalf([2, 2, 2])).toEqual([false, false, false]);
  });

  it("parts comparisons of two good prints from all others", async () => {
    // Fingers 1 to 4 of four prints, the first two of each good; the genuine pair of two good ones is above all impostors.
    const chosen = [1, 2, 3, 4].flatMap((f) => [1, 2, 3, 4].map((i) => ({ finger: `${f}`, impression: `${i}` })));
    const prints = { chosen, described: chosen.map(({ impression }) => described(Number(impression) <= 2 ? 0.9 : 0.1)) };
    const scores = chosen.flatMap((a, i) =>
      chosen.slice(i + 1).map((b) => {
        if (a.finger !== b.finger) return 1;
        return Number(a.impression) <= 2 && Number(b.impression) <= 2 ? 2 : 0;
      }),
    );
    const inputs = { prints, pattern: Float64Array.from(scores), correlation: undefined, minutiae: undefined };
    const found = await runStage(ways, { config: { pairs: "all" }, inputs });
    expect(found.map(({ way }) => way)).toEqual(["pattern"]);
    expect(found[0]!.better!.value).toBe(0);
    expect(found[0]!.worse!.value).toBe(1);
    expect(waysTable(found, [], "data").rows[0]).toMatchObject({ way: "pattern", better: 0, worse: 100, eer: null });
  });
});

describe("what no threshold reaches", () => {
  const chosen = [1, 2].flatMap((finger) => [1, 2].map((impression) => ({ finger: `${finger}`, impression: `${impression}` })));
  const rated = (...scores: number[]) =>
    rateMatchers(
      chosen,
      { protocol: "all", parts: 2 },
      { minutiae: Float64Array.from(scores) },
      { far: 0.1, frr: 0.2 },
      createStream(1, "a test"),
    );
  const FAILED = Number.NEGATIVE_INFINITY;

  it("is an FRR below the share of genuine comparisons with a print that was not enrolled", () => {
    const failed = rated(9, 1, FAILED, 3, FAILED, FAILED);
    expect(leastFrr(failed[0]!)).toBe(0.5);
    const { rows, notes } = publishedTable(failed, "real");
    expect(rows[1]).toMatchObject({ ours: null, interval: null, verdict: "not measured" });
    expect(notes!.join(" ")).toContain("minutiae: an FRR of 0.6 % is not reachable: 1 of 2 genuine comparisons (50.0 %)");
    expect(publishedTable(rated(9, 1, 2, 3, 4, 8), "real").notes!.join(" ")).not.toContain("reachable");
  });

  it("is drawn at 3/n: of four impostors none, of two genuine pairs one or none rejected", () => {
    // 3/4 of the impostors; half of the genuine pairs are below the impostor with 8.5, and of the other three none is seen: 3/2, so 1.
    expect(unseenAt(rated(9, 1, 2, 3, 8.5, 8)[0]!)).toEqual({ fmr: [0.75], fnmr: [0.5] });
    expect(unseenAt(rated(9, 1, 2, 3, 4, 8)[0]!)).toEqual({ fmr: [0.75], fnmr: [1] });
  });
});
