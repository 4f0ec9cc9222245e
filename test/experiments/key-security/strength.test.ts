import { describe, expect, it } from "vitest";
import { bitsOfChance, bitsOfRate, type Strength, strength } from "../../../experiments/key-security/strength.js";
import { strengthTable } from "../../../experiments/key-security/tables.js";
import { keyRate } from "../../../experiments/shared/keys/keyRate.js";

const trials = (events: number, n: number) => keyRate(Array.from({ length: n }, (_, i) => i < events));

describe("bits of a rate", () => {
  it("are minus its logarithm", () => expect(bitsOfRate(trials(2, 8))).toBe(2));
  it("are those of 3/n where there was no event", () => expect(bitsOfRate(trials(0, 24))).toBe(3));
  it("need a trial", () => expect(() => bitsOfRate(trials(0, 0))).toThrow("there must be at least one trial; got none"));
});

describe("bits of chance", () => {
  it("are minus the logarithm of the binomial law up to the code's reach", () => {
    // 10 coins, at most 2 wrong: (1 + 10 + 45)/1024; with a chance of 1/4 each: (3¹⁰ + 10·3⁹ + 45·3⁸)/4¹⁰
    expect(bitsOfChance({ mean: 0.5, degrees: 10 }, 0.2)).toBeCloseTo(Math.log2(1024 / 56), 9);
    expect(bitsOfChance({ mean: 0.25, degrees: 10 }, 0.2)).toBeCloseTo(20 - Math.log2(3 ** 10 + 10 * 3 ** 9 + 45 * 3 ** 8), 9);
  });

  it("end where numbers do", () => expect(bitsOfChance({ mean: 0.99, degrees: 1e5 }, 0.01)).toBe(1074));
});

describe("the strength of keys", () => {
  const inputs = {
    codes: { used: { n: 31, k: 11, t: 5 } },
    // mean 0.5 and, by n − 1 = 3, a variance of 1/36: nine fair coins
    choice: {
      reported: {
        impostor: [
          [0.5 - 1 / Math.sqrt(24), 0.5 + 1 / Math.sqrt(24)],
          [0.5 - 0, 0.5 + 0],
        ],
      },
    },
    attack: { guesses: [1, 4, 2, 1, 1, 1, 1, 5], mean: 2, most: 5, opened: [] },
    outcomes: [
      { scheme: "the chain", unknownKey: trials(1, 16) },
      { scheme: "the stand-in", unknownKey: trials(2, 8) },
      { scheme: "nobody", unknownKey: trials(0, 0) },
    ],
    rates: { reported: { frr: trials(1, 2), far: trials(0, 96) } },
    parallel: { k: 11, bits: 7.5, nearest: 0.9 },
    entropy: { least: 0.5, bits: 62, enough: false },
  };
  const found = strength.run({ inputs } as never) as Strength;
  const worth = { others: 30, isBound: false, tries: 8, pairs: 90, work: 16.6, guessed: 50, leaked: 1000 };
  const vaults = { one: worth, two: { ...worth, others: 21, isBound: true } };

  it("of vaults are by the tries where no pair came near", () => {
    const rows = strengthTable(found, { ...inputs, code: inputs.codes.used } as never, vaults).rows;
    const of = (scheme: string) => rows.find((row) => row.scheme === scheme)!;
    expect(of("vault, one finger")).toMatchObject({ bits: 30, basis: expect.stringContaining("the mean over 90 pairs") });
    expect(of("vault, two fingers")).toMatchObject({
      bits: 21,
      basis:
        "none of 8 tries opened one (rule of three, all pairs taken as alike); none of 90 pairs came near; an attempt has 2^16.6 bases",
    });
  });

  it("of the paper's scheme are as published, by the number of fingers, by the attack, and by unknown fingers", () => {
    expect(found.paper).toEqual({ exhaustive: 255, codebook: 3, guesses: 1, tried: [4, 2, null] });
  });

  it("of the paper's scheme stand beside the scheme that they are of", () => {
    const { rows } = strengthTable(found, { ...inputs, code: inputs.codes.used } as never, vaults);
    const tried = rows.filter(({ measure }) => String(measure).includes("-log2(key-FAR)"));
    expect(tried.map(({ scheme, bits, basis }) => [scheme, bits, basis])).toEqual([
      ["paper: the chain", 4, "1 of 16 prints of unknown fingers"],
      ["paper: the stand-in", 2, "2 of 8 prints of unknown fingers"],
      ["paper: nobody", null, "0 of 0 prints of unknown fingers"],
      ["commitment", 5, "0 of 96 impostor trials"],
    ]);
  });

  it("of the commitment are its secret, what directions leave of it, impostors, and a word's entropy", () => {
    expect(found.commitment).toMatchObject({ secret: 11, parallel: 7.5, tried: 5, entropy: 15.5 });
    expect(found.commitment.byChance).toBe(bitsOfChance(found.freedom, 5 / 31));
  });

  it("come with the impostors' degrees of freedom", () => {
    expect(found.freedom.mean).toBeCloseTo(0.5, 12);
    expect(found.freedom.degrees).toBeCloseTo(9, 9);
  });

  it("are said to rest on too few bits only where they do", () => {
    const basis = (enough: boolean) => {
      const given = { ...inputs, code: inputs.codes.used, entropy: { ...inputs.entropy, enough } } as never;
      const { rows } = strengthTable(found, given, vaults);
      return rows.find(({ measure }) => String(measure).includes("SP 800-90B"))!.basis;
    };
    expect(basis(false)).toBe("62 bits, too few; blind to what distant bits share");
    expect(basis(true)).toBe("62 bits; blind to what distant bits share");
  });
});
