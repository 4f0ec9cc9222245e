import { describe, expect, test } from "vitest";
import type { Condition } from "../../../experiments/far-frr/conditions.js";
import { drawMaster, secondMost } from "../../../experiments/far-frr/drawMaster.js";
import { gridTrials } from "../../../experiments/far-frr/gridTrials.js";
import { requireMinutiae } from "../../../experiments/far-frr/require.js";
import { routeTrials } from "../../../experiments/far-frr/routeTrials.js";
import { UsageError } from "../../../src/lab/errors.js";
import { jackknifePairs } from "../../../src/metrics/jackknifePairs.js";
import type { Template } from "../../../src/minutiae/template.js";
import { createStream } from "../../../src/random/createStream.js";

/** A print of so many minutiae, all in the square of 100 px that its number names. */
function print(number: number, count: number): Template {
  const stream = createStream(number, "a test");
  const minutiae = Array.from({ length: count }, () => {
    return {
      x: 100 * number + 99 * stream.uniform(),
      y: 99 * stream.uniform(),
      direction: 0,
      type: "ending" as const,
      quality: 1,
    };
  });
  return { width: 1000, height: 100, dpi: 500, minutiae };
}
const condition: Condition = {
  ...{ kind: "routes", sweep: "base", minutiae: 8, noise: 0, lost: 0, spurious: 0, shift: 0, turn: 0, cell: 100 },
  ...{ trials: 60, precision: 0, part: 1 },
};

describe("fingers from real prints", () => {
  test("take so many minutiae of one print, each once", () => {
    const prints = [print(0, 20), print(1, 20)];
    const { template, print: drawn } = drawMaster(12, createStream(1, "a test"), prints);
    expect(new Set(template.minutiae).size).toBe(12);
    for (const minutia of template.minutiae) expect(prints[drawn!]!.minutiae).toContain(minutia);
  });

  test("are impostors of other prints only: two prints in different cells never meet", () => {
    const prints = [print(0, 20), print(1, 20)];
    const { impostors, equality } = routeTrials(condition, createStream(2, "a test"), prints);
    expect([impostors, equality.cells.accepted]).toEqual([56, 0]);
    const { alike, others } = gridTrials({ ...condition, kind: "cells" }, createStream(3, "a test"), prints);
    const { pairs, events } = jackknifePairs(alike, others);
    expect(events).toBe(0);
    expect(pairs).toBeGreaterThan(0);
    expect(pairs).toBeLessThan((60 * 59) / 2);
  });

  test("come from prints with just as many minutiae, but not from an excepted one", () => {
    const prints = [print(0, 12), print(1, 12), print(2, 11)];
    const drawn = Array.from({ length: 20 }, (_, i) => drawMaster(12, createStream(i, "a test"), prints).print);
    expect(new Set(drawn)).toEqual(new Set([0, 1]));
    for (let i = 0; i < 5; i++) expect(drawMaster(12, createStream(i, "a test"), prints, 1).print).toBe(0);
  });

  test("may have as many minutiae as two prints have", () => {
    expect(secondMost([print(0, 9), print(1, 20), print(2, 14)])).toBe(14);
    expect(secondMost([print(0, 9), print(1, 9)])).toBe(9);
    expect(secondMost([print(0, 9)])).toBe(0);
  });

  test("want two prints with enough minutiae", () => {
    expect(() => drawMaster(12, createStream(1, "a test"), [print(0, 20), print(1, 11)])).toThrow(
      "fingers of 12 minutiae must come from at least two prints with so many; got 1 of 2 prints",
    );
    const wanted = (minutiae: number) => () =>
      requireMinutiae([condition, { ...condition, minutiae }, condition], [print(0, 20), print(1, 11)]);
    expect(wanted(12)).toThrow(UsageError);
    expect(wanted(12)).toThrow("minutiae must be at most 11, which two of the 2 prints have, with positions=prints; got 12");
    expect(wanted(11)).not.toThrow();
  });
});
