import { describe, expect, it } from "vitest";
import { drawEnrolments } from "../../../experiments/classifiers/drawEnrolments.js";
import { createStream } from "../../../src/random/createStream.js";
import { inputs, itemsOf } from "./tiny.js";

const { items } = inputs;
const stream = () => createStream(1, "test/drawEnrolments");
const impressionsOf = (side: readonly number[], finger: string) =>
  new Set(side.filter((i) => items[i].finger === finger).map((i) => items[i].impression));

describe("enrolments", () => {
  const tested = itemsOf(["4", "5"], [0]);
  const drawn = drawEnrolments(items, tested, stream());

  it("have 1, 2, … impressions of every finger, as many as there are beside those tested", () => {
    expect(drawn.map(({ impressions }) => impressions)).toEqual([1, 2, 3]);
    for (const { impressions, training } of drawn) {
      for (const finger of inputs.classes) expect(impressionsOf(training, finger).size).toBe(impressions);
    }
  });

  it("hold the ones before them, with copies, and nothing that is tested", () => {
    for (const [k, { training }] of drawn.entries()) {
      expect(training).toHaveLength(3 * 2 * (k + 1));
      if (k > 0) expect(training).toEqual(expect.arrayContaining(drawn[k - 1].training));
      for (const finger of inputs.classes) expect([...impressionsOf(training, finger)]).not.toContain("4");
    }
  });

  it("test the given impressions, without copies", () => {
    for (const { test } of drawn) expect(test).toEqual(tested);
  });

  it("test one impression a finger, drawn, where none is given", () => {
    const free = drawEnrolments(items, undefined, stream());
    expect(free.map(({ impressions }) => impressions)).toEqual([1, 2, 3, 4]);
    for (const { training, test } of free) {
      expect(test).toHaveLength(3);
      for (const finger of inputs.classes) {
        const [apart] = impressionsOf(test, finger);
        expect([...impressionsOf(training, finger)]).not.toContain(apart);
      }
    }
    const impressions = [1, 2, 3, 4, 5, 6].flatMap((seed) =>
      drawEnrolments(items, undefined, createStream(seed, "test"))[0].test.map((i) => items[i].impression),
    );
    expect(new Set(impressions).size).toBeGreaterThan(2);
  });

  it("train on the impressions that are not the finger's own tested ones", () => {
    const apart = { a: "1", b: "2", c: "3" };
    const own = items.flatMap(({ finger, impression, copy }, i) =>
      copy === 0 && apart[finger as keyof typeof apart] === impression ? [i] : [],
    );
    const found = drawEnrolments(items, own, stream());
    expect(found.map(({ impressions }) => impressions)).toEqual([1, 2, 3, 4]);
    expect(found[3].test).toEqual(own);
    expect([...impressionsOf(found[3].training, "a")].sort()).toEqual(["2", "3", "4", "5"]);
    expect([...impressionsOf(found[3].training, "b")].sort()).toEqual(["1", "3", "4", "5"]);
  });

  it("are as many as the finger with the fewest impressions allows", () => {
    const fewer = items.filter(({ finger, impression }) => finger !== "b" || Number(impression) <= 3);
    expect(drawEnrolments(fewer, undefined, stream()).map(({ impressions }) => impressions)).toEqual([1, 2]);
  });
});
