import { describe, expect, test } from "vitest";
import { simulateMaster } from "../../src/minutiae/simulateMaster.js";
import { simulateReading } from "../../src/minutiae/simulateReading.js";
import { createStream } from "../../src/random/createStream.js";

describe("simulateMaster", () => {
  test("draws positions with the mean and deviation asked for", () => {
    const stream = createStream(1, "a test");
    const points = Array.from({ length: 400 }, () => simulateMaster(10, stream, { spread: 0.1, separation: 0 }).minutiae).flat();
    const mean = points.reduce((sum, { x }) => sum + x, 0) / points.length;
    const variance = points.reduce((sum, { y }) => sum + (y - 150) ** 2, 0) / points.length;
    expect(Math.abs(mean - 150)).toBeLessThan((4 * 30) / Math.sqrt(4000));
    expect(Math.abs(variance / 900 - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
  });

  test("keeps minutiae apart and inside the picture", () => {
    const { minutiae } = simulateMaster(40, createStream(2, "a test"), { separation: 12 });
    for (const [i, a] of minutiae.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x < 300 && a.y < 300).toBe(true);
      for (const b of minutiae.slice(0, i)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(12);
    }
  });

  test("says when so many do not fit", () => {
    expect(() => simulateMaster(50, createStream(3, "a test"), { width: 40, height: 40 })).toThrow(
      /^50 minutiae at least 8 px apart do not fit into 40×40 px; only \d+ did$/,
    );
  });
});

describe("simulateReading", () => {
  const master = simulateMaster(60, createStream(4, "a test"), { separation: 0 });

  test("changes nothing without noise", () => {
    const { template, origin } = simulateReading(master, {}, createStream(5, "a test"));
    expect(origin).toEqual([...master.minutiae.keys()]);
    for (const [i, m] of template.minutiae.entries()) {
      expect(m.x).toBeCloseTo(master.minutiae[i]!.x, 10);
      expect(m.direction).toBeCloseTo(master.minutiae[i]!.direction, 10);
    }
  });

  test("turns counter-clockwise as seen, directions with it, about the middle", () => {
    const one = { ...master, minutiae: [{ x: 250, y: 150, direction: 0, type: "ending" as const, quality: 1 }] };
    const { template } = simulateReading(one, { turn: 40 }, createStream(6, "a test"));
    const [{ x, y, direction }] = template.minutiae as [(typeof template.minutiae)[0]];
    expect(Math.hypot(x - 150, y - 150)).toBeCloseTo(100, 8);
    expect(((Math.atan2(150 - y, x - 150) - direction) / (2 * Math.PI)) % 1).toBeCloseTo(0, 8);
  });

  test("loses, adds and displaces as often and as far as asked", () => {
    const stream = createStream(7, "a test");
    const total = { lost: 0, spurious: 0, squares: 0, kept: 0 };
    for (let i = 0; i < 200; i++) {
      const { template, origin } = simulateReading(master, { noise: 2, lost: 0.1, spurious: 0.25 }, stream);
      for (const [k, from] of origin.entries()) {
        if (from < 0) total.spurious++;
        else {
          total.kept++;
          total.squares += (template.minutiae[k]!.x - master.minutiae[from]!.x) ** 2;
        }
      }
    }
    const n = 200 * 60;
    expect(Math.abs(1 - total.kept / n - 0.1)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / n));
    expect(Math.abs(total.spurious / n - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / n));
    expect(Math.abs(total.squares / total.kept / 4 - 1)).toBeLessThan(4 * Math.sqrt(2 / total.kept));
  });

  test("displaces alike whatever is lost, so that conditions share their draws", () => {
    const all = simulateReading(master, { noise: 1 }, createStream(8, "a test"));
    const some = simulateReading(master, { noise: 1, lost: 0.5 }, createStream(8, "a test"));
    for (const [k, from] of some.origin.entries()) expect(some.template.minutiae[k]).toEqual(all.template.minutiae[from]);
  });

  test("refuses what is no probability", () => {
    const read = (options: object) => () => simulateReading(master, options, createStream(9, "a test"));
    expect(read({ lost: 0.6, spurious: 0.5 })).toThrow(
      "lost is 0.6 and spurious 0.5; probabilities are at least 0, and together at most 1",
    );
    expect(read({ noise: -1 })).toThrow("noise is -1; a standard deviation is at least 0");
  });
});
