import { describe, expect, it } from "vitest";
import { createStream } from "../../src/random/createStream.js";
import { canonicalOrder } from "../../src/routes/canonicalOrder.js";
import { exact } from "../../src/routes/exact.js";
import type { RouteProblem } from "../../src/routes/problem.js";
import { solvers } from "../../src/routes/solvers.js";
import { sortPoints } from "../../src/routes/sortPoints.js";
import { randomPoints } from "./instances.js";

describe("a route problem", () => {
  const wrong: [string, RouteProblem, string][] = [
    ["fewer than two points", { points: [{ x: 1, y: 1 }] }, "a route needs at least 2 points; given 1"],
    ["no points", { distances: [] }, "a route needs at least 2 points; given 0"],
    [
      "NaN",
      {
        points: [
          { x: 1, y: 1 },
          { x: Number.NaN, y: 1 },
        ],
      },
      "point 1 of a route is at (NaN, 1)",
    ],
    [
      "two points at one place",
      {
        points: [
          { x: 1, y: 1 },
          { x: 2, y: 1 },
          { x: 1, y: 1 },
        ],
      },
      "points 0 and 2 of a route are 0 apart",
    ],
    [
      "a matrix that is not square",
      {
        distances: [
          [0, 1, 2],
          [1, 0],
        ],
      },
      "row 0 of the distances has 3 numbers; 2 rows need 2 each",
    ],
    [
      "an asymmetric matrix",
      {
        distances: [
          [0, 1],
          [2, 0],
        ],
      },
      "the distance from 1 to 0 is 2 and back 1; they must be equal",
    ],
    [
      "NaN in a matrix",
      {
        distances: [
          [0, Number.NaN],
          [Number.NaN, 0],
        ],
      },
      "the distance from 1 to 0 is NaN",
    ],
    [
      "a negative distance",
      {
        distances: [
          [0, -1],
          [-1, 0],
        ],
      },
      "the distance from 1 to 0 is -1",
    ],
  ];
  for (const [what, problem, message] of wrong) {
    it(`of ${what} is refused in one line by every solver`, () => {
      for (const solver of Object.values(solvers)) {
        const solve = () => solver(problem, { stream: createStream(1, "t") });
        expect(solve).toThrow(RangeError);
        expect(solve).toThrow(message);
      }
    });
  }

  it("of two and three points is solved by every solver", () => {
    for (const solver of Object.values(solvers)) {
      const solve = (problem: RouteProblem) => solver(problem, { stream: createStream(1, "t") });
      const two = [
        { x: 0, y: 0 },
        { x: 3, y: 4 },
      ];
      expect(solve({ points: two })).toMatchObject({ order: [0, 1], length: 5, optimal: true });
      expect(solve({ points: two, shape: "cycle" })).toMatchObject({ order: [0, 1], length: 10, optimal: true });
      expect(solve({ points: [...two, { x: 3, y: 0 }], shape: "cycle" })).toMatchObject({ order: [0, 1, 2], length: 12 });
    }
  });

  it("tells who needs a stream", () => {
    expect(() => solvers.genetic({ points: randomPoints(5, 1) })).toThrow("genetic draws random numbers; give it a stream");
    expect(() => solvers.antColony({ points: randomPoints(5, 1) })).toThrow("antColony draws random numbers; give it a stream");
  });
});

describe("the canonical order", () => {
  it("of a path begins at its lower end", () => {
    expect(canonicalOrder([3, 0, 2, 1], "path")).toEqual([1, 2, 0, 3]);
    expect(canonicalOrder([1, 2, 0, 3], "path")).toEqual([1, 2, 0, 3]);
  });

  it("of a cycle begins at 0 towards its lower neighbour", () => {
    for (const order of [
      [2, 0, 3, 1],
      [1, 3, 0, 2],
      [0, 3, 1, 2],
      [0, 2, 1, 3],
    ]) {
      expect(canonicalOrder(order, "cycle")).toEqual([0, 2, 1, 3]);
    }
  });

  it("with sorted points gives one set of points one sequence, however they are listed", () => {
    const points = randomPoints(16, "set", true);
    const shuffled = [...points.slice(7).reverse(), ...points.slice(0, 7)];
    expect(exact({ points: sortPoints(shuffled) }).order).toEqual(exact({ points: sortPoints(points) }).order);
  });
});
