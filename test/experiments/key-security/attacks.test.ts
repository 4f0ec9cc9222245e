import { describe, expect, it } from "vitest";
import { type LinkAttack, linkability, linkTemplates, mostOf, offsetErrors } from "../../../experiments/key-security/links.js";
import { parallelDirections } from "../../../experiments/key-security/parallelDirections.js";
import { guessesOf, summarise } from "../../../experiments/key-security/storeAttack.js";
import { disclosuresOf } from "../../../experiments/key-security/storedTemplates.js";
import { createBch } from "../../../src/keys/bch/createBch.js";
import { createStream } from "../../../src/random/createStream.js";
import { fingers, madeBackground } from "./madePrints.js";

describe("the attack on an opened store", () => {
  it("needs at most as many guesses as there are fingers", () => {
    const means = [1, 2, 3].map((value) => new Float32Array(100_352).fill(value));
    const guesses = guessesOf(means, createStream(1, "a test"));
    expect(guesses).toHaveLength(3);
    for (const guess of guesses) expect([1, 2, 3]).toContain(guess);
    expect(guessesOf(means.slice(0, 1), createStream(1, "a test"))).toEqual([1]);
  });

  it("is summed up by the documents that are open after so many guesses", () => {
    expect(summarise([2, 1, 4, 2])).toEqual({ guesses: [2, 1, 4, 2], mean: 2.25, most: 4, opened: [1, 3, 3, 4] });
  });
});

describe("what stored templates disclose", () => {
  const at = (...values: number[]): Float32Array => Float32Array.from(values);
  // the second finger's tried prints: by x both lie nearer to the first finger's mean, by x and y only one
  const two = [
    { enrolled: [at(0, 0), at(2, 0)], tried: [at(1, 1)] },
    { enrolled: [at(10, 8), at(16, 8)], tried: [at(3, 0), at(6, 8)] },
  ];
  const means = [at(1, 0), at(13, 8)];
  const [byMean, byView, printsByMean, printsByView] = disclosuresOf(two, means, ([x]) => [x]);

  it("is whose a print is, where the nearest template is its finger's", () => {
    expect(byMean).toMatchObject({ template: "mean", inferred: "finger", right: { count: 2, n: 3 }, chance: 1 / 2 });
    expect(byView).toMatchObject({ template: "magnitudes", inferred: "finger", right: { count: 1, n: 3 }, chance: 1 / 2 });
  });

  it("is the first finger where all templates are equally near", () => {
    expect(disclosuresOf(two, means, () => [0])[1].right).toMatchObject({ count: 1, n: 3 });
  });

  it("is which prints were enrolled, where they are the nearest to their template", () => {
    // first finger: squared distances 1, 1 and, tried, 1: both count. Second: 9, 9 and, tried, 164 and 49.
    expect(printsByMean).toMatchObject({ template: "mean", inferred: "enrolment", right: { count: 4, n: 4 }, chance: 4 / 7 });
    // by x alone 1, 1 and, tried, 0: the second nearest is at 1
    expect(printsByView).toMatchObject({ template: "magnitudes", right: { count: 4, n: 4 } });
  });

  it("is no enrolment where tried prints lie nearer", () => {
    const near = [{ enrolled: [at(0, 0), at(9, 0)], tried: [at(4, 0), at(5, 0)] }];
    const disclosed = disclosuresOf(near, [at(4.5, 0)], (vector) => vector);
    expect(disclosed[2].right).toMatchObject({ count: 0, n: 2 });
  });
});

describe("linkability of scores", () => {
  const stream = createStream(1, "a test");

  it("is none where all scores are equal, or no pair is of two fingers", () => {
    expect(linkability([1, 1], [1], stream)).toEqual({ system: undefined, chance: undefined });
    expect(linkability([1, 2], [], stream)).toEqual({ system: undefined, chance: undefined });
  });

  it("is 1 where all pairs of one finger score higher, and by chance stays below that", () => {
    const { system, chance } = linkability(
      Array.from({ length: 12 }, (_, i) => 10 + i / 12),
      Array.from({ length: 66 }, (_, i) => i / 66),
      stream,
    );
    expect(system).toBe(1);
    expect(chance).toBeGreaterThan(0);
    expect(chance).toBeLessThan(1);
  });

  it("is compared with what 95 % of the shuffles stay below", () => {
    // the highest score falls to the one pair of one finger in one of 4 shuffles, and in one of 100
    const chance = (pairs: number) => linkability([1], new Array<number>(pairs - 1).fill(0), stream).chance;
    expect(chance(4)).toBe(1);
    expect(chance(100)).toBeLessThan(0.1);
  });
});

describe("the sum of two offsets", () => {
  // BCH(15, 5) corrects three wrong bits; the word of ones is one of its words
  const code = createBch(4, 3);
  const bits = (...ones: number[]): Uint8Array => Uint8Array.from({ length: 15 }, (_, i) => (ones.includes(i) ? 1 : 0));
  const all = new Uint8Array(15).fill(1);

  it("lies as many bits from a code word as it differs in", () => {
    expect(offsetErrors(code, bits(3), bits(3))).toBe(0);
    expect(offsetErrors(code, bits(3), bits(5))).toBe(2);
    expect(offsetErrors(code, all, bits(1, 2, 3))).toBe(3);
  });

  it("is farther than the code corrects where it is not decoded", () => {
    const all = Array.from({ length: 2 ** 12 }, (_, n) =>
      offsetErrors(
        code,
        bits(),
        Uint8Array.from({ length: 15 }, (_, i) => (n >> i) & 1),
      ),
    );
    expect([...new Set(all)].sort()).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("what 95 % of shuffles do not exceed", () => {
  it("is the 190th of 200 values, in whatever order", () => {
    const values = Array.from({ length: 200 }, (_, i) => 1 + ((7 * i) % 200));
    expect(mostOf(values)).toBe(190);
  });
});

describe("linking commitments", () => {
  // BCH(31, 11): 31 equations in 22 unknowns where both helpers have the same candidates
  const settings = { n: 31, components: 5, surplus: 1 };
  const attacks = linkTemplates(madeBackground(), fingers(2, [2, 2, 2, 2]), settings, { m: 5, t: 5 }, createStream(1, "links"));
  const of = (directions: LinkAttack["directions"], prints: LinkAttack["prints"], attack: string) =>
    attacks.find((one) => one.directions === directions && one.prints === prints && one.attack.startsWith(attack))!;

  it("finds both secrets of every finger whose prints and directions are the same", () => {
    expect(of("same for all", "the same prints", "equations")).toMatchObject({ solved: 4, mated: 4, nonMated: 6 });
    expect(of("same for all", "the same prints", "equations").system).toBeGreaterThan(0.5);
  });

  it("finds none where each commitment has directions of its own", () => {
    expect(of("own", "the same prints", "equations").solved).toBe(0);
  });

  it("finds fewer with other prints of the finger, whose bits differ", () => {
    expect(of("same for all", "other prints", "equations").solved).toBeLessThan(4);
  });

  it("finds none from the offsets as they stand, for their orders differ", () => {
    expect(of("same for all", "the same prints", "sum").solved).toBe(0);
  });

  it("links twelve fingers at most", () => {
    const many = linkTemplates(
      madeBackground(),
      fingers(1, new Array<number>(13).fill(1)),
      { n: 15, components: 3, surplus: 1 },
      { m: 4, t: 1 },
      createStream(1, "links"),
    );
    expect(many[0]).toMatchObject({ mated: 12, nonMated: 66 });
    expect(many).toHaveLength(8);
  });
});

describe("nearly parallel directions", () => {
  const bits = (components: number) => parallelDirections({ m: 4, t: 1 }, components, createStream(1, "directions"));

  it("give all parities of pairs where they lie on a line, and leave the word of ones to be guessed", () => {
    // BCH(15, 11) has the word of ones, which no sum of two bits tells
    expect(bits(1)).toEqual({ k: 11, bits: 1, nearest: 1 });
  });

  it("have the nearest pair of all, whichever it is", () => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    for (const seed of seeds) {
      // The directions of a plane are 15 angles; two are nearly parallel where these lie close modulo a half turn.
      const stream = createStream(seed, "directions");
      const angles = Array.from({ length: 15 }, () => {
        const direction = new Float64Array(2);
        stream.fillNormal(direction);
        return Math.atan2(direction[1], direction[0]);
      });
      const cosines = angles.flatMap((a, i) => angles.slice(0, i).map((b) => Math.abs(Math.cos(a - b))));
      const { nearest } = parallelDirections({ m: 4, t: 1 }, 2, createStream(seed, "directions"));
      expect(nearest).toBeCloseTo(Math.max(...cosines), 12);
    }
  });

  it("tell the less the more components there are", () => {
    const [few, more, many] = [bits(2), bits(8), bits(2000)];
    expect(few.bits).toBeGreaterThan(1);
    expect(more.bits).toBeGreaterThan(few.bits);
    expect(many.bits).toBeGreaterThan(more.bits);
    // where all directions are at right angles each parity is a coin: k bits
    expect(many.bits).toBeLessThan(11);
    expect(many.bits).toBeGreaterThan(10);
    expect(few.nearest).toBeGreaterThan(many.nearest);
  });
});
