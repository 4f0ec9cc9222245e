import { describe, expect, it } from "vitest";
import { fittedCost, reaches } from "../../experiments/tsp-solvers/growth.js";
import { publishedTimes } from "../../experiments/tsp-solvers/publishedTimes.js";
import { growthFit } from "../../src/metrics/growthFit.js";
import { published } from "../../src/papers.js";

describe("the growth of the solvers' costs", () => {
  const sizes = [5, 7, 9, 12, 20];

  it("is found again where it is exact", () => {
    for (const form of ["power", "exponential"] as const) {
      const cost = (points: number) => 3 * (form === "power" ? points ** 2.5 : Math.exp(0.5 * points));
      const fit = growthFit(
        sizes.map((points) => ({ points, cost: cost(points) })),
        form,
      )!;
      expect(fit.factor).toBeCloseTo(3, 8);
      expect(fit.rate).toBeCloseTo(form === "power" ? 2.5 : 0.5, 8);
      expect(fittedCost(fit, 15)).toBeCloseTo(cost(15), 4);
      expect(reaches(fit, cost(15))).toBeCloseTo(15, 6);
    }
  });

  it("has Student's interval: ln t = 1, 2, 4, 4 at N = 1, 2, 3, 4", () => {
    const fit = growthFit(
      [1, 2, 4, 4].map((log, i) => ({ points: i + 1, cost: Math.exp(log) })),
      "exponential",
    )!;
    // Slope 1.1, residual sum of squares 0.7, t(0.975; 2) = 4.302653: 1.1 ± 4.302653 · √(0.35/5).
    expect(fit.rate).toBeCloseTo(1.1, 10);
    expect(fit.interval.low).toBeCloseTo(1.1 - 4.302653 * Math.sqrt(0.07), 5);
    expect(fit.interval.high).toBeCloseTo(1.1 + 4.302653 * Math.sqrt(0.07), 5);
  });

  it("is not fitted to one number of points", () => {
    expect(
      growthFit(
        [1, 2, 3].map((cost) => ({ points: 5, cost })),
        "power",
      ),
    ).toBeUndefined();
  });
});

describe("the published fits", () => {
  it("reach their limits where a logarithm says, and count negative times as none", async () => {
    const expressions = Object.fromEntries(
      ["fit-exhaustive", "fit-genetic", "fit-farthest-insertion"].map((id) => [id, published("B", id).expression!] as const),
    );
    const [exhaustive, genetic, insertion] = await publishedTimes(expressions, 40, [1000, 1]);
    expect(exhaustive!.last[0]).toBe(Math.floor(Math.log(1000 / 0.0056) / 1.3789));
    expect(exhaustive!.times[9]).toBeCloseTo(0.0056 * Math.exp(13.789), 6);
    // Never below 261 at its least.
    expect(genetic!.last[1]).toBe(0);
    // 28.06 − 1.6069 N + 0.0227 N² = 1000 at N = 245.2.
    expect(insertion!.last[0]).toBe(245);
    expect(insertion!.times[34]).toBeLessThan(0);
  });
});
