import { describe, expect, it } from "vitest";
import { passwordStages } from "../../../experiments/route-password/passwordStages.js";
import { type PrintPassword, templatePassword } from "../../../experiments/route-password/printPassword.js";
import { chainGain, summarise } from "../../../experiments/route-password/summary.js";
import type { Template } from "../../../src/minutiae/template.js";

/** So many minutiae on a line, 10 px apart, the last the best. */
function line(count: number): Template {
  const minutiae = Array.from({ length: count }, (_, i) => ({
    ...{ x: 10 * i, y: 5, direction: 0, type: "ending" as const, quality: (i + 1) / count },
  }));
  return { width: 1000, height: 10, dpi: 500, minutiae };
}

/** A print whose chain and shortest route have these lengths; of so many minutiae. */
function print(found: number, chain: number, optimal: number, proven = true): PrintPassword {
  const sequence = { order: [0, 1], password: "" };
  return {
    found,
    template: line(0),
    stages: {
      points: [],
      chain: { ...sequence, length: chain },
      optimal: { ...sequence, length: optimal, proven },
    },
  };
}
const failed: PrintPassword = { found: 7, template: line(7) };

describe("a print's password", () => {
  it("takes 16 minutiae; 15 are a failure to enrol", () => {
    expect(templatePassword(line(15), "path", 1e4)).toEqual({ found: 15, template: expect.anything() });
    const { found, stages } = templatePassword(line(16), "path", 1e4);
    expect([found, stages!.points.length]).toEqual([16, 16]);
  });

  it("is made from the 70 best minutiae of 71", () => {
    const { found, template, stages } = templatePassword(line(71), "path", 1e4);
    expect([found, template.minutiae.length, stages!.points.length]).toEqual([71, 70, 70]);
    // The worst was the first.
    expect(stages!.points[0]!.x).toBe(10);
    expect(templatePassword(line(70), "path", 1e4).stages!.points).toHaveLength(70);
  });
});

describe("the stages of a password", () => {
  // At 0, 1, 3 and 7: the chain from 0 is the shortest path.
  const points = [7, 0, 3, 1].map((x) => ({ x, y: 0 }));

  it("number the points by x and go from end to end", () => {
    const { points: numbered, optimal, chain } = passwordStages(points, "path", 1e4);
    expect(numbered.map(({ x }) => x)).toEqual([0, 1, 3, 7]);
    expect(optimal).toMatchObject({ order: [0, 1, 2, 3], length: 7, proven: true });
    expect(chain.password).toBe(optimal.password);
    expect(optimal.password).toMatch(/^[0-9a-f]{64}$/);
  });

  it("return to the first point of a cycle", () => {
    expect(passwordStages(points, "cycle", 1e4).optimal.length).toBe(14);
  });
});

describe("the summary of passwords", () => {
  it("counts failures, proofs and medians over the prints that have a password", () => {
    const summary = summarise([print(20, 12, 10), print(30, 10, 10, false), failed, print(50, 15, 10)]);
    expect(summary).toMatchObject({ prints: 4, failures: 1, found: 25, proven: 2 });
    // Gains 0.2, 0 and 0.5.
    expect(summary.gain).toBeCloseTo(0.2, 10);
    // Wilson's interval of 1 of 4: (1 + z²/2 ± z·√(0.75 + z²/4)) / (4 + z²).
    const z = 1.959964;
    const half = z * Math.sqrt(0.75 + z ** 2 / 4);
    expect(summary.failureInterval.low).toBeCloseTo((1 + z ** 2 / 2 - half) / (4 + z ** 2), 5);
    expect(summary.failureInterval.high).toBeCloseTo((1 + z ** 2 / 2 + half) / (4 + z ** 2), 5);
  });

  it("has no gain where every print failed", () => {
    expect(summarise([failed])).toMatchObject({ prints: 1, failures: 1, proven: 0, found: 7, gain: undefined });
  });

  it("has a gain of 0 where the chain is the shortest route", () => {
    expect(chainGain(print(20, 10, 10).stages!)).toBe(0);
    expect(chainGain(print(20, 25, 10).stages!)).toBeCloseTo(1.5, 10);
  });
});
