import { describe, expect, it } from "vitest";
import { detFigure, scoresFigure } from "../../../experiments/verification/figures.js";
import { quotedRates } from "../../../experiments/verification/quotedRates.js";
import { enrolledRate, rateMatchers, reachOf, type Scores } from "../../../experiments/verification/rates.js";
import { errorsTable, publishedTable, scoresTable } from "../../../experiments/verification/tables.js";
import type { Verification } from "../../../src/metrics/verification.js";
import { createStream } from "../../../src/random/createStream.js";

// two fingers of two prints: pairs 0–1 and 2–3 are genuine, the other four are not
const chosen = [1, 2].flatMap((finger) => [1, 2].map((impression) => ({ finger: `${finger}`, impression: `${impression}` })));
const rate = (scores: Scores) =>
  rateMatchers(chosen, { protocol: "all", parts: 2 }, scores, { far: 0.1, frr: 0.2 }, createStream(1, "a test"));
const FAILED = Number.NEGATIVE_INFINITY;
const separate = Float64Array.of(9, 1, 2, 3, 4, 8);
const mixed = Float64Array.of(9, 1, 2, 3, 8.5, 8);
const failed = Float64Array.of(9, 1, FAILED, 3, FAILED, FAILED);

describe("the matchers that are rated", () => {
  it("are those with scores, in their own order", () => {
    expect(rate({ pattern: mixed, minutiae: separate }).map(({ matcher }) => matcher)).toEqual(["minutiae", "pattern"]);
  });

  it("compare pairs of prints by their names", () => {
    const { columns, rows } = scoresTable(rate({ minutiae: separate }), "minutiae")!;
    expect(columns.map(({ key }) => key)).toEqual(["probe", "gallery", "genuine", "score"]);
    expect(rows[0]).toEqual({ probe: "1_1", gallery: "1_2", genuine: 1, score: 9 });
    expect(rows[4]).toEqual({ probe: "1_2", gallery: "2_2", genuine: 0, score: 4 });
    expect(scoresTable(rate({ minutiae: separate }), "cosine")).toBeUndefined();
  });

  it("count prints that could not be enrolled, and have an EER without them", () => {
    const [one] = rate({ minutiae: failed });
    expect(one.failures.prints).toBe(1);
    // of the comparisons left none of the genuine lies below an impostor's
    expect(one.enrolled).toBe(0);
  });

  it("have all scores that are not −∞ in that EER", () => {
    const of = (scores: number[], genuine: number[]) =>
      enrolledRate({ scores: Float64Array.from(scores), genuine: Uint8Array.from(genuine) });
    expect(of([1, 2, FAILED, FAILED], [0, 1, 1, 0])).toBe(0);
    expect(of([2, 1, FAILED], [0, 1, 1])).toBe(1);
    expect(of([1, FAILED], [0, 1])).toBeNaN();
    expect(of([1, FAILED], [1, 0])).toBeNaN();
  });
});

describe("the reach of so many comparisons", () => {
  const with_ = (...impostors: number[]) =>
    impostors.map((impostor) => ({ verification: { curve: { impostor } } as unknown as Pick<Verification, "curve"> }));

  it("is 3/n of the matcher with the most", () => expect(reachOf(with_(100, 300), 0.5).limit).toBe(0.01));
  it("holds a rate that is as high or higher", () => {
    expect(reachOf(with_(300), 0.01).isWithin).toBe(true);
    expect(reachOf(with_(300), 0.011).isWithin).toBe(true);
    expect(reachOf(with_(300), 0.0099).isWithin).toBe(false);
  });
});

describe("the quoted rates", () => {
  it("are paper B's, as shares", () => {
    expect(quotedRates().far).toBeCloseTo(0.00001, 12);
    expect(quotedRates().frr).toBeCloseTo(0.006, 12);
  });

  it("stand beside a matcher's other rate at each", () => {
    const rows = publishedTable(rate({ minutiae: mixed }), "real").rows;
    expect(rows.map(({ what, n }) => [what, n])).toEqual([
      ["FRR (%) at a FAR of 0.001 % (section 1): minutiae", 2],
      ["FAR (%) at an FRR of 0.6 % (section 1): minutiae", 4],
    ]);
    // at an FNMR of at most 20 % no genuine pair is lost: the impostor with 8.5 is accepted
    expect(rows[1]).toMatchObject({ published: { value: 0.001 }, ours: { value: 25 }, verdict: "not comparable: other data" });
    expect(publishedTable(rate({ minutiae: mixed }), "synthetic").rows[1].verdict).toBe("not comparable: synthetic");
  });
});

describe("the table of errors", () => {
  it("gives rates in per cent, and nothing where comparisons are too few", () => {
    const [row] = errorsTable(rate({ minutiae: mixed }), "made", { minutiae: 6, quality: 0.1 }).rows;
    // at an FMR of 0 the genuine pair with 8 is lost, below the impostor with 8.5
    expect(row).toMatchObject({ matcher: "minutiae", zeroFmr: 50, fmr100: null, genuine: 2, impostor: 4, failed: 0 });
    expect(row.eerInterval).toBeNull();
  });
});

describe("the rule of enrolment", () => {
  const note = (minutiae: number, quality: number) =>
    errorsTable(rate({ minutiae: mixed }), "made", { minutiae, quality }).notes!.find((one) => one.startsWith("Not enrolled"));

  it("stands below the table, with the paper's own name where it is the paper's", () => {
    expect(note(6, 0.1)).toContain("Not enrolled: fewer than 6 minutiae, or minutiae of a mean quality below 0.1; every");
    expect(note(16, 0)).toContain("Not enrolled: fewer than 16 minutiae (paper B's rule); every");
  });
});

describe("the figures", () => {
  const caption = (scores: Scores) => detFigure(rate(scores), "made").caption!;

  it("say how many comparisons there are, and what they cannot show", () => {
    const text = caption({ minutiae: mixed });
    expect(text).toContain("made, 2 fingers: 2 genuine and 4 impostor comparisons.");
    expect(text).toContain("no FMR below 3/n = 75 % (rule of three): the quoted FAR of 0.001 % is out of reach.");
  });

  it("name the matchers without a curve, if there are any", () => {
    expect(caption({ minutiae: separate, pattern: mixed })).toContain("no threshold gives errors of both kinds: minutiae.");
    expect(caption({ minutiae: separate, pattern: separate })).toContain("of both kinds: minutiae, ridge pattern.");
    expect(caption({ pattern: mixed })).not.toContain("without a curve");
  });

  it("name the matchers that could not enrol prints, if there are any", () => {
    expect(caption({ minutiae: failed })).toContain("(minutiae: 1 not enrolled, their comparisons rejected)");
    expect(caption({ minutiae: mixed })).not.toContain("not enrolled");
  });

  it("show the scores of those matchers that could enrol prints", () => {
    const none = new Float64Array(6).fill(FAILED);
    expect(scoresFigure(rate({ minutiae: none }), "made")).toBeUndefined();
    const headings = (scores: Scores) => scoresFigure(rate(scores), "made")!.grid!.headings;
    expect(headings({ minutiae: none, pattern: mixed })).toEqual(["ridge pattern"]);
    expect(headings({ minutiae: separate, pattern: mixed }).join(" ")).toMatch(/minutiae.*ridge pattern/);
  });

  it("have one panel alone, and two beside each other of up to four", () => {
    const columns = (...matchers: string[]) => {
      const scores: Scores = Object.fromEntries(matchers.map((matcher) => [matcher, mixed]));
      return scoresFigure(rate(scores), "made")!.grid?.columns ?? 1;
    };
    expect(columns("minutiae")).toBe(1);
    expect(columns("minutiae", "pattern", "cosine", "correlation")).toBe(2);
  });
});
