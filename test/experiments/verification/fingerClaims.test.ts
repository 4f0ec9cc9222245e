import { describe, expect, test } from "vitest";
import { claimScores, probesOf } from "../../../experiments/verification/ann.js";
import { claimPairs, fingerClaims } from "../../../experiments/verification/fingerClaims.js";
import { judgeClaims } from "../../../experiments/verification/judgeClaims.js";
import type { Gram } from "../../../src/classifiers/gramOf.js";
import { createStream } from "../../../src/random/createStream.js";

const FINGERS = ["anna", "bert", "carl", "dora", "emil", "fred", "gina"];
const prints = FINGERS.flatMap((finger) => [1, 2, 3, 4].map((impression) => ({ finger, name: `${finger}_${impression}` })));

describe("claims of fingers", () => {
  const { fingers, fingerOf, judges, claims } = fingerClaims(prints, 3);

  test("are judged by an ANN that was not trained on the print", () => {
    for (const { probe, judge } of claims) expect(judges[judge]!.training).not.toContain(probe);
  });

  test("are judged by an ANN that knows the claimed finger, and never the one of an impostor", () => {
    for (const { probe, finger, judge } of claims) {
      const { enrolled, training } = judges[judge]!;
      expect(enrolled).toContain(finger);
      expect(enrolled.includes(fingerOf[probe]!)).toBe(fingerOf[probe] === finger);
      expect(training.every((print) => enrolled.includes(fingerOf[print]!))).toBe(true);
    }
  });

  test("are one of its own finger for each print, and one of each finger of another part", () => {
    const genuine = claims.filter(({ probe, finger }) => fingerOf[probe] === finger);
    expect(genuine.map(({ probe }) => probe)).toEqual([...prints.keys()]);
    // seven fingers in parts of 3, 2 and 2: unknown to 4, 5 and 5 others
    expect(claims.length - genuine.length).toBe(4 * (3 * 4 + 2 * 5 + 2 * 5));
  });

  test("stand as pairs of a print with a finger, genuine where they are of one", () => {
    const { pairs, prints: all } = claimPairs(prints, 3);
    expect(all.slice(prints.length).map(({ finger }) => finger)).toEqual(fingers);
    for (const { probe, gallery, genuine } of pairs) {
      expect(gallery).toBeGreaterThanOrEqual(prints.length);
      expect(genuine).toBe(all[probe]!.finger === all[gallery]!.finger);
    }
  });

  test("want two prints a finger, and two fingers beside those left out", () => {
    expect(() => fingerClaims([...prints, { finger: "hugo" }], 3)).toThrow(
      "each finger must have at least two prints, for the ANN to learn from and to judge; got one of finger hugo",
    );
    expect(() => fingerClaims([{ finger: "adam" }, ...prints], 3)).toThrow("got one of finger adam");
    expect(() => fingerClaims(prints.slice(0, 8), 5)).toThrow("the ANN must know at least two fingers; got 1 of 2 in 2 parts");
    expect(() => fingerClaims(prints.slice(0, 12), 2)).toThrow("the ANN must know at least two fingers; got 1 of 3 in 2 parts");
    expect(fingerClaims(prints.slice(0, 12), 5).judges).toHaveLength(6);
  });
});

describe("claims of three fingers with three prints each", () => {
  const three = ["a", "b", "c"].flatMap((finger) => [1, 2, 3].map(() => ({ finger })));
  const all = fingerClaims(three, 3);

  test("have a judge for each half of the impressions and each part left out, trained on the other half", () => {
    // first the judges of the 1st and 3rd prints, trained on the 2nd; then those of the 2nd, trained on the others
    expect(all.judges).toEqual([
      { enrolled: [1, 2], training: [4, 7] },
      { enrolled: [0, 2], training: [1, 7] },
      { enrolled: [0, 1], training: [1, 4] },
      { enrolled: [1, 2], training: [3, 5, 6, 8] },
      { enrolled: [0, 2], training: [0, 2, 6, 8] },
      { enrolled: [0, 1], training: [0, 2, 3, 5] },
    ]);
  });

  test("go to the judge of the print's half: their own finger's lacks the next part, others' lacks their own", () => {
    expect(all.claims.slice(0, 6)).toEqual([
      { probe: 0, finger: 0, judge: 1 },
      { probe: 0, finger: 1, judge: 0 },
      { probe: 0, finger: 2, judge: 0 },
      { probe: 1, finger: 0, judge: 4 },
      { probe: 1, finger: 1, judge: 3 },
      { probe: 1, finger: 2, judge: 3 },
    ]);
    // the last finger's next part is the first
    expect(all.claims.at(-1)).toEqual({ probe: 8, finger: 2, judge: 0 });
  });

  test("are shown to each judge once a print", () => {
    // the first judge lacks finger a: its 1st and 3rd print as impostors, and those of finger c as themselves
    expect(probesOf(all)[0]).toEqual([0, 2, 6, 8]);
  });

  test("score the probability of the claimed finger by their judge", () => {
    const probes = probesOf(all);
    // 100 times the judge, 10 times the print and the finger itself
    const judged = all.judges.map(({ enrolled }, j) =>
      Float64Array.from(probes[j].flatMap((probe) => enrolled.map((finger) => 100 * j + 10 * probe + finger))),
    );
    const scores = claimScores(all, probes, judged);
    expect([...scores]).toEqual(all.claims.map(({ probe, finger, judge }) => 100 * judge + 10 * probe + finger));
  });
});

describe("the ANN as a judge", () => {
  test("gives prints that lie by a finger's own the most of their probability", () => {
    const stream = createStream(1, "a test");
    // three fingers far apart in the plane, four prints around each
    const places = Array.from({ length: 12 }, (_, i) =>
      [0, 1].map((axis) => (Math.floor(i / 4) === axis ? 9 : 0) + stream.normal()),
    );
    const products = Float64Array.from(places.flatMap((p) => places.map((q) => p[0]! * q[0]! + p[1]! * q[1]!)));
    const gram: Gram = { products, greatest: Float32Array.from({ length: 12 }, () => 9) };
    const { judges, fingerOf } = fingerClaims(
      places.map((_, i) => ({ finger: String(Math.floor(i / 4)) })),
      3,
    );
    const { enrolled } = judges[0]!;
    const probes = [...fingerOf.keys()].filter((i) => i % 2 === 0 && enrolled.includes(fingerOf[i]!));
    const options = { hidden: [16, 8], epochs: 60, learningRate: 0.01 };
    const probabilities = judgeClaims(gram, judges[0]!, fingerOf, probes, options, [1, "a test"], "0");
    for (const [row, probe] of probes.entries()) {
      const own = [...probabilities.subarray(row * 2, row * 2 + 2)];
      expect(own[0]! + own[1]!).toBeCloseTo(1, 6);
      expect(own[enrolled.indexOf(fingerOf[probe]!)]).toBeGreaterThan(0.5);
    }
  });
});
