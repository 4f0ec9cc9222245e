import { describe, expect, it } from "vitest";
import { openSetFigure } from "../../../experiments/deep-ann/figures.js";
import type { OpenDecision } from "../../../experiments/deep-ann/openSetFold.js";
import { equalPoint, openSetRates, rulesOf, sharesWhere } from "../../../experiments/deep-ann/openSetRates.js";
import { openSetNote, openSetTable } from "../../../experiments/deep-ann/tables.js";
import { runStage } from "../shared/runStage.js";

function decision(item: number, enrolled: boolean, confidence: number, right = enrolled, threshold = 0.5): OpenDecision {
  return { item, enrolled, right, confidence, threshold };
}

/** Four prints of enrolled fingers, the first named wrongly, and four of unknown ones. */
const decisions = [
  ...[0.3, 0.7, 0.8, 0.9].map((confidence, i) => decision(i, true, confidence, i > 0)),
  ...[0.1, 0.2, 0.4, 0.75].map((confidence, i) => decision(4 + i, false, confidence)),
];

describe("the equal point", () => {
  it("is where as many enrolled prints are rejected as unknown ones accepted", () => {
    expect(equalPoint(decisions)).toEqual({ threshold: 0.4, rejected: 0.25, unknown: 0.25 });
  });

  it("is the lowest threshold of several that are as near", () => {
    // Above 0.2 no enrolled print is rejected and half of the unknown are accepted; above 0.3 it is the other way round.
    const even = [decision(0, true, 0.3), decision(1, true, 0.9), decision(2, false, 0.2), decision(3, false, 0.9)];
    expect(equalPoint(even)).toEqual({ threshold: 0.3, rejected: 0.5, unknown: 0.5 });
    const odd = [decision(0, true, 0.5), decision(1, false, 0.5)];
    expect(equalPoint(odd)).toEqual({ threshold: 0, rejected: 0, unknown: 1 });
  });

  it("is the lowest of the confidences, in whatever order the decisions come", () => {
    // Above 0.4 half of the enrolled are rejected and the unknown one is accepted; above 0.5 it is rejected: both are apart by a half.
    const tied = [decision(0, true, 0.6), decision(1, false, 0.5), decision(2, true, 0.4)];
    expect(equalPoint(tied)).toEqual({ threshold: 0.4, rejected: 0.5, unknown: 1 });
    expect(equalPoint([...tied].reverse())).toEqual({ threshold: 0.4, rejected: 0.5, unknown: 1 });
  });

  it("is at 0 where nothing unknown is tried", () => {
    expect(equalPoint([decision(0, true, 0.5)])).toEqual({ threshold: 0, rejected: 0, unknown: 0 });
  });
});

describe("the shares", () => {
  it("are counted among enrolled and unknown prints apart", () => {
    const above = ({ confidence }: OpenDecision) => confidence > 0.35;
    expect(sharesWhere(decisions, above)).toEqual({ right: 0.75, wrong: 0, rejected: 0.25, unknown: 0.5 });
    expect(sharesWhere(decisions.slice(0, 3), () => true)).toEqual({ right: 2 / 3, wrong: 1 / 3, rejected: 0, unknown: 0 });
    expect(sharesWhere([], () => true)).toEqual({ right: 0, wrong: 0, rejected: 0, unknown: 0 });
  });
});

describe("the rules of acceptance", () => {
  const rules = rulesOf(0.5);
  const accepted = (one: OpenDecision) => rules.map(({ accepts }) => accepts(one));

  it("are named, with their thresholds", () => {
    expect(rules.map(({ rule, threshold }) => [rule, threshold])).toEqual([
      ["all", 0],
      ["above the equal point", 0.5],
      ["above the class's threshold", null],
    ]);
  });

  it("accept what lies above a threshold, not what lies on it", () => {
    expect(accepted(decision(0, true, 0.5, true, 0.3))).toEqual([true, false, true]);
    expect(accepted(decision(0, true, 0.51, true, 0.51))).toEqual([true, true, false]);
    expect(accepted(decision(0, true, 0, true, 0))).toEqual([true, false, false]);
  });
});

describe("the rates of the open set", async () => {
  const inputs = {
    items: decisions.map((_, item) => ({ finger: `${item % 4}`, impression: "1", copy: 0 })),
    pictures: [],
    classes: [],
  };
  const made = decisions.map((one) => ({ ...one, threshold: one.enrolled ? 0.3 : 0.4 }));
  const open = [{ source: "made", parts: 3, decisions: made }];
  const rates = await runStage(openSetRates, { inputs: { inputs, open } });
  const [{ rules, curve, equal, enrolled, unknown, source }] = rates;

  it("are there for every rule, the class's own threshold among them", () => {
    expect([source, enrolled, unknown]).toEqual(["made", 4, 4]);
    expect(rules.map(({ shares }) => shares)).toEqual([
      { right: 0.75, wrong: 0.25, rejected: 0, unknown: 1 },
      { right: 0.75, wrong: 0, rejected: 0.25, unknown: 0.25 },
      { right: 0.75, wrong: 0, rejected: 0.25, unknown: 0.25 },
    ]);
  });

  it("have the rule of three over the four fingers at 0 and 1, else a bootstrap about the share", () => {
    const [all, above] = rules.map(({ intervals }) => intervals);
    expect(all.rejected).toEqual({ low: 0, high: 0.75 });
    expect(all.unknown).toEqual({ low: 0.25, high: 1 });
    // Each finger has one enrolled print, so that the share of a sample of four is one of 0, 1/4, … 1; all right has (3/4)⁴ = 0.32.
    expect(above.right).toEqual({ low: 0.25, high: 1 });
  });

  it("run from threshold 0 to 1 in steps of 0.005", () => {
    expect(curve.length).toBe(201);
    expect([curve[0].threshold, curve[60].threshold, curve[200].threshold]).toEqual([0, 0.3, 1]);
    expect(curve[0]).toMatchObject({ right: 0.75, wrong: 0.25, rejected: 0, unknown: 1 });
    // At 0.3 the wrong print is no longer accepted.
    expect(curve[60]).toMatchObject({ wrong: 0, rejected: 0.25, unknown: 0.5 });
    expect(curve[59].wrong).toBe(0.25);
    expect(curve[200]).toMatchObject({ right: 0, wrong: 0, rejected: 1, unknown: 0 });
  });

  it("make a table of three rows and a figure with the equal point, where there are any", () => {
    const table = openSetTable(rates)!;
    expect(table.rows.map(({ rule, threshold, rejected, unknown }) => [rule, threshold, rejected, unknown])).toEqual([
      ["all", 0, 0, 1],
      ["above the equal point", 0.4, 0.25, 0.25],
      ["above the class's threshold", null, 0.25, 0.25],
    ]);
    expect(table.rows[1]).toMatchObject({ enrolled: 4, unknownPrints: 4, "right interval": { low: 0.25, high: 1 } });
    const figure = openSetFigure(rates, "a set")!;
    expect(figure.caption).toMatch(/^4 test prints of a set\. The fingers are dealt into 3 parts;/);
    expect(table.notes![0]).toContain("dealt into 3 parts");
    const point = figure.data.find((trace) => (trace as { name?: string }).name === "equal point") as {
      x: number[];
      y: number[];
    };
    expect([point.x, point.y]).toEqual([[equal.threshold], [0.25]]);
    expect(openSetTable(undefined)).toBeUndefined();
    expect(openSetFigure(undefined, "a set")).toBeUndefined();
  });
});

describe("the note on the open set", () => {
  it("says how often a test print is one of an enrolled finger", () => {
    expect(openSetNote(2)).toContain("once one of an unknown finger and once one of an enrolled finger");
    expect(openSetNote(3)).toContain("once one of an unknown finger and 2 times one of an enrolled finger");
  });
});
