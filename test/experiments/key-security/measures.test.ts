import { describe, expect, it } from "vitest";
import { type EntropyOfBits, furtherFingers, isEnough } from "../../../experiments/key-security/entropy.js";
import { passedOf, testSource } from "../../../experiments/key-security/randomness.js";
import { entropyTable, randomnessTable } from "../../../experiments/key-security/tables.js";
import { frequency } from "../../../src/metrics/randomness/frequency.js";
import { createStream } from "../../../src/random/createStream.js";

describe("tests of randomness", () => {
  it("pass from a P-value of 0.01 on", () => {
    expect(passedOf([0.01, 0.009_999, 0, 1])).toBe(2);
  });

  it("take a byte's bits from the most significant on", () => {
    const stream = createStream(1, "a test");
    const bytes = Uint8Array.from({ length: 64 }, () => stream.integer(256));
    const bits = Uint8Array.from([...bytes].flatMap((byte) => [...byte.toString(2).padStart(8, "0")].map(Number)));
    const { values, bits: count, passed } = testSource("a source", bytes);
    expect(count).toBe(512);
    expect(values.frequency).toBe(frequency(bits));
    expect(passed).toBe(passedOf(Object.values(values)));
  });

  it("are all failed by zeros", () => {
    expect(testSource("zeros", new Uint8Array(64)).passed).toBe(0);
  });

  it("stand in a table with how many were passed, of all", () => {
    const source = { source: "s", bits: 8, values: { a: 0.5, b: 0 }, passed: 1 };
    expect(randomnessTable([source, { ...source, passed: 2 }]).rows).toEqual([
      { test: "a", p0: 0.5, p1: 0.5 },
      { test: "b", p0: 0, p1: 0 },
      { test: "passed at 0.01", p0: "1 of 2", p1: "2 of 2" },
    ]);
  });
});

describe("estimates of min-entropy", () => {
  const estimates = { mostCommonValue: 1, collision: 1, markov: 1, compression: null, tTuple: 1, lrs: 1, least: 1 };
  const notes = (entropy: Pick<EntropyOfBits, "bits" | "enough">) => entropyTable({ ...estimates, ...entropy }).notes!;

  it("take further fingers beyond all that a background has", () => {
    expect(furtherFingers(3)).toEqual([10_000, 10_001, 10_002]);
    expect(furtherFingers(0)).toEqual([]);
  });

  it("ask for a million bits", () => {
    expect(isEnough(1_000_000)).toBe(true);
    expect(isEnough(999_999)).toBe(false);
  });

  it("are said to rest on too few only where they do", () => {
    expect(notes({ bits: 10, enough: false })[0]).toBe("Too few: the standard asks for 1,000,000 bits.");
    expect(notes({ bits: 2_000_000, enough: true }).join(" ")).not.toContain("Too few");
  });
});
