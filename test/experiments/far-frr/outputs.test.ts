import { describe, expect, test } from "vitest";
import type { Condition } from "../../../experiments/far-frr/conditions.js";
import type { ConditionRates, DecisionRates } from "../../../experiments/far-frr/decisionRates.js";
import type { DetCurve } from "../../../experiments/far-frr/detCurves.js";
import { rateOf } from "../../../experiments/far-frr/estimates.js";
import { farByCell, frrByNoise, routeChangeFigure, simulatedDet } from "../../../experiments/far-frr/figures.js";
import type { GridPasswordRate } from "../../../experiments/far-frr/gridPasswordRates.js";
import { fingersNote, intervalsNote, stoppingNote } from "../../../experiments/far-frr/notes.js";
import { decisions } from "../../../experiments/far-frr/outcomes.js";
import { ratesTable, referenceTable, sensitivityTable } from "../../../experiments/far-frr/tables.js";

const base: Condition = {
  ...{ kind: "routes", sweep: "base", minutiae: 16, noise: 0.5, lost: 0, spurious: 0, shift: 0, turn: 0, cell: 8 },
  ...{ trials: 100, precision: 0, part: 0 },
};
const simulated = { conditions: [base], prints: 0 };

function rates(change: Partial<Condition>, rejected: number, n = 100): ConditionRates {
  const both = { frr: rateOf(rejected, n), far: rateOf(1, 80) };
  return {
    condition: { ...base, ...change },
    rates: Object.fromEntries(decisions.map((decision) => [decision, both])) as ConditionRates["rates"],
  };
}
function decisionRates(...conditions: ConditionRates[]): DecisionRates {
  const first = rates({}, 40, 5000);
  return { base: first, conditions: [first, ...conditions], sensitivity: [] };
}
/** The lines of a figure by name, with what stands on the first panel. */
const lines = (figure: { readonly data: readonly object[] }) =>
  (figure.data as { name?: string; mode?: string; x: number[]; y: number[]; xaxis?: string }[]).filter(
    ({ mode }) => mode === "lines+markers",
  );

describe("the figure of FRR curves", () => {
  const noise = [rates({ sweep: "noise", noise: 1 }, 60, 200), rates({ sweep: "noise", noise: 2 }, 90, 300)];

  test("has a panel for each curve of at least two points", () => {
    const lost = [rates({ sweep: "lost", lost: 0.1 }, 70)];
    const figure = frrByNoise(decisionRates(...noise, ...lost), simulated, "data")!;
    const drawn = lines(figure);
    expect(drawn).toHaveLength(5);
    expect(drawn[0]).toMatchObject({ name: "equal optimal route", x: [1, 2], y: [0.3, 0.3] });
    expect(frrByNoise(decisionRates(...lost), simulated, "data")).toBeUndefined();
  });

  test("leaves out points of drawn numbers of minutiae, which have no place on the axis", () => {
    const minutiae = [10, 24].map((count) => rates({ sweep: "minutiae", minutiae: count }, 50));
    const figure = frrByNoise(decisionRates(...minutiae, rates({ sweep: "minutiae", upTo: 70 }, 50)), simulated, "data")!;
    expect(lines(figure)[0]!.x).toEqual([10, 24]);
  });

  test("says the most readings of its points, not of the base condition", () => {
    expect(frrByNoise(decisionRates(...noise), simulated, "data")!.caption).toContain("At most 300 readings a point");
  });
});

describe("the figure of grid passwords", () => {
  const point = (noise: number, cell: number, frr: number, far: number): GridPasswordRate => ({
    ...{ minutiae: 16, noise, cell, holds: "no", stayed: rateOf(1, 2), expected: 0.5, inside: true },
    frr: { ...rateOf(frr === 0 ? 0 : 1, 100), rate: frr },
    far: { rate: far, interval: { low: far / 2, high: 2 * far || 0.0004 }, events: 1, pairs: 4000, items: 90 },
  });
  const points = [point(1, 8, 0.9, 0), point(1, 64, 0, 0.2), point(2, 8, 0.95, 0), point(2, 64, 0.3, 0.2)];

  test("has the FRR of every noise and one FAR against the cell's side, and both against each other", () => {
    const drawn = lines(farByCell({ points, draws: 1 }, simulated, "data")!);
    expect(drawn.slice(0, 3)).toMatchObject([
      { name: "FRR, σ 1 px", x: [8, 64], y: [0.9, 0] },
      { name: "FRR, σ 2 px", x: [8, 64], y: [0.95, 0.3] },
      { name: "FAR", x: [8, 64], y: [0, 0.2] },
    ]);
    // What was not seen stands at the end of its interval: of pairs, of 100 readings.
    expect(drawn.slice(3)).toMatchObject([
      { x: [0.0004, 0.2], y: [0.9, 0.03] },
      { x: [0.0004, 0.2], y: [0.95, 0.3] },
    ]);
  });

  test("sets what was not seen no further right than what was", () => {
    // with large cells one of 8000 pairs is alike; without one the interval would end at 0.0004
    const rare = [point(1, 8, 0.9, 0), point(1, 64, 0.5, 1 / 8000)];
    expect(lines(farByCell({ points: rare, draws: 1 }, simulated, "data")!).at(-1)!.x).toEqual([1 / 8000, 1 / 8000]);
  });

  test("wants two sides of the cells", () => {
    expect(farByCell({ points: points.filter(({ cell }) => cell === 8), draws: 1 }, simulated, "data")).toBeUndefined();
  });
});

describe("the figure of scored decisions", () => {
  const curve = (decision: DetCurve["decision"], drawn: boolean): DetCurve => {
    const condition = { ...base, sweep: "impressions", minutiae: 24, shift: 15, turn: 8 };
    return { decision, condition, far: Float64Array.of(1, 0.2, 0), frr: Float64Array.of(0, 0.3, 1), drawn };
  };
  const det = (...drawn: boolean[]) => ({
    curves: drawn.map((one, i) => curve(i === 0 ? "route" : "minutiae", one)),
    ...{ readings: 400, impostors: 384 },
  });

  test("names what has no errors, and so no curve", () => {
    const caption = simulatedDet(det(true, false), simulated, "data")!.caption;
    expect(caption).toContain("without a curve: minutiae matcher, shift 15 px, turn 8°.");
    expect(caption).toContain("3/n = 0.78 %");
    expect(simulatedDet(det(true, true), simulated, "data")!.caption).not.toContain("without a curve");
  });

  test("is left out where nothing can be drawn", () => {
    expect(simulatedDet(det(false, false), simulated, "data")).toBeUndefined();
    expect(simulatedDet(undefined, simulated, "data")).toBeUndefined();
    expect(routeChangeFigure(undefined)).toBeUndefined();
  });
});

describe("the tables of decisions", () => {
  test("show a range of minutiae, and every decision under every condition", () => {
    const table = ratesTable(decisionRates(rates({ upTo: 70 }, 50)), simulated, { trials: 400, precision: 0 }, "data");
    expect(table.rows).toHaveLength(10);
    expect(table.rows.map(({ minutiae }) => minutiae)).toEqual([...new Array(5).fill("16"), ...new Array(5).fill("16–70")]);
    expect(table.rows[5]).toMatchObject({ frr: 0.5, n: 100, far: 1 / 80, impostors: 80 });
  });

  test("set the published FAR beside the FAR, and the FRR beside the FRR, in percent", () => {
    const { rows } = referenceTable(rates({}, 40), simulated, "data");
    expect(rows.slice(0, 2)).toMatchObject([
      { what: "FAR, equal optimal route, % (section 1)", published: { value: 0.001 }, ours: { value: 1.25 }, n: 80 },
      { what: "FRR, equal optimal route, % (section 1)", published: { value: 0.6 }, ours: { value: 40 }, n: 100 },
    ]);
  });

  test("say what was changed from what to what", () => {
    const change = { condition: { ...base, upTo: 70, noise: 2 }, changed: ["minutiae", "noise"] as const };
    const sensitivity = [{ ...change, frr: 0.9, n: 100, difference: 0.5, interval: { low: 0.4, high: 0.6 } }];
    const { rows } = sensitivityTable({ ...decisionRates(), sensitivity }, simulated, "data");
    expect(rows).toMatchObject([{ change: "minutiae 16 → 16–70, σ 0.5 → 2", difference: 0.5 }]);
  });
});

describe("the notes", () => {
  test("say whose fingers they are", () => {
    expect(fingersNote(simulated, "data")).toBe("Simulated fingers.");
    expect(fingersNote({ ...simulated, prints: 2 }, "data")).toContain("drawn from 2 prints of data");
    expect(intervalsNote(simulated)).toContain("a finger of its own");
    expect(intervalsNote({ ...simulated, prints: 2 })).toContain("the same 2 prints");
  });

  test("say when a point stops", () => {
    const stopping = { trials: 400, precision: 0 };
    expect(stoppingNote(simulated, stopping)).toBe("Every point of a curve has 400 trials.");
    expect(stoppingNote(simulated, { ...stopping, precision: 0.03 })).toContain("half widths of at most 0.03, and at 400");
    const drawn = { ...simulated, conditions: [base, { ...base, upTo: 70, trials: 25 }] };
    expect(stoppingNote(drawn, stopping)).toContain("Where minutiae are 16–70");
    expect(stoppingNote(drawn, stopping)).toContain("at most 25 trials");
  });
});
