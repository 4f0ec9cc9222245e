import { describe, expect, it } from "vitest";
import { byProbe, comparisons, inPlace } from "../../../experiments/shared/comparisons.js";

const prints = ["a", "a", "b", "b"].map((finger) => ({ finger }));

describe("the pairs compared", () => {
  it("are each print with each, or as the Fingerprint Verification Competitions pair them", () => {
    const names = (protocol: "all" | "fvc") =>
      comparisons(prints, protocol).map(({ probe, gallery, genuine }) => `${probe}${gallery} ${genuine}`);
    expect(names("all").sort()).toEqual(["01 true", "02 false", "03 false", "12 false", "13 false", "23 true"]);
    // First impressions stand for their fingers among impostors.
    expect(names("fvc").sort()).toEqual(["01 true", "02 false", "23 true"]);
  });

  it("must hold genuine and impostor ones, and the message counts both", () => {
    const of =
      (...fingers: string[]) =>
      () =>
        comparisons(
          fingers.map((finger) => ({ finger })),
          "all",
        );
    expect(of("a", "b", "c")).toThrow(
      "prints must be of two fingers or more, two of one finger or more, for error rates; got 3 prints with 0 genuine and 3 impostor pairs",
    );
    expect(of("a", "a")).toThrow("got 2 prints with 1 genuine and 0 impostor pairs");
    expect(of("a", "a", "b")).not.toThrow();
  });
});

describe("pairs by probe", () => {
  it("hold the places of their scores, which come back there", () => {
    const pairs = [
      { probe: 0, gallery: 1, genuine: true },
      { probe: 2, gallery: 3, genuine: true },
      { probe: 0, gallery: 2, genuine: false },
    ];
    const rows = byProbe(pairs);
    expect(rows).toEqual([
      { probe: 0, galleries: [1, 2], places: [0, 2] },
      { probe: 2, galleries: [3], places: [1] },
    ]);
    expect([...inPlace(rows, [[0.1, 0.3], [0.2]])]).toEqual([0.1, 0.2, 0.3]);
  });
});
