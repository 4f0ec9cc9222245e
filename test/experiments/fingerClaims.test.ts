import { describe, expect, test } from "vitest";
import { claimPairs, fingerClaims } from "../../experiments/verification/fingerClaims.js";
import { judgeClaims } from "../../experiments/verification/judgeClaims.js";
import type { Gram } from "../../src/classifiers/gramOf.js";
import { createStream } from "../../src/random/createStream.js";

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
    // seven fingers in parts of 3, 2 and 2: strangers to 4, 5 and 5 others
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
    expect(() => fingerClaims([...prints, { finger: "hugo" }], 3)).toThrow("finger hugo has one print");
    expect(() => fingerClaims(prints.slice(0, 8), 5)).toThrow("of 2 fingers in 2 parts the ANN would know 1");
    expect(() => fingerClaims(prints.slice(0, 12), 2)).toThrow("of 3 fingers in 2 parts the ANN would know 1");
    expect(fingerClaims(prints.slice(0, 12), 5).judges).toHaveLength(6);
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
