import { describe, expect, test } from "vitest";
import type { Condition } from "../../../experiments/far-frr/conditions.js";
import { movedTrials } from "../../../experiments/far-frr/movedTrials.js";
import { type DrawnRoute, routeChange } from "../../../experiments/far-frr/routeChange.js";
import { createStream } from "../../../src/random/createStream.js";
import type { Point } from "../../../src/routes/problem.js";

const condition: Condition = {
  ...{ kind: "moved", sweep: "moved", minutiae: 7, noise: 0, lost: 0, spurious: 0, shift: 0, turn: 0, cell: 8 },
  ...{ trials: 40, precision: 0, part: 0 },
};

describe("one displaced minutia", () => {
  test("changes nothing where it is not moved", () => {
    const { trials, passwords, routesChanged, lostEdges } = movedTrials(condition, createStream(1, "a test"), undefined);
    expect([trials, passwords, routesChanged, lostEdges[0]]).toEqual([40, 0, 0, 40]);
  });

  test("changes routes and passwords where it goes far", () => {
    const far = movedTrials({ ...condition, noise: 100 }, createStream(1, "a test"), undefined);
    expect(far.lostEdges.reduce((a, b) => a + b)).toBe(40);
    expect(far.routesChanged).toBe(40 - far.lostEdges[0]!);
    expect(far.routesChanged).toBeGreaterThan(20);
    expect(far.passwords).toBeGreaterThan(20);
    expect(far.lostEdges).toHaveLength(7);
  });
});

describe("the example", () => {
  const example = routeChange([1, "a test"], 12)!;
  const name = ({ x, y }: Point) => `${x} ${y}`;
  /** The edges of a route as pairs of places; the moved minutia stands where it was. */
  function edges({ points }: DrawnRoute): Set<string> {
    const names = points.map((p) => (name(p) === name(example.moved) ? name({ x: p.x - 1, y: p.y }) : name(p)));
    return new Set(names.slice(1).map((one, i) => [names[i]!, one].sort().join(" – ")));
  }

  test("is a finger of which one minutia lies a pixel further right", () => {
    const [before, after] = [example.before.points.map(name), example.after.points.map(name)];
    expect(after.filter((one) => !before.includes(one))).toEqual([name(example.moved)]);
    expect(before.filter((one) => !after.includes(one))).toEqual([name({ x: example.moved.x - 1, y: example.moved.y })]);
  });

  test("has another shortest route: of its edges at least two are others, as many as it says", () => {
    const [before, after] = [edges(example.before), edges(example.after)];
    const lost = [...before].filter((edge) => !after.has(edge)).length;
    expect(lost).toBeGreaterThanOrEqual(2);
    expect(example.lostEdges).toBe(lost);
    expect(example.before.password).not.toBe(example.after.password);
  });

  test("is no longer than the points in its order", () => {
    for (const { points, length } of [example.before, example.after]) {
      const walked = points.slice(1).reduce((sum, p, i) => sum + Math.hypot(p.x - points[i]!.x, p.y - points[i]!.y), 0);
      expect(length).toBeCloseTo(walked, 9);
    }
  });
});
