import { describe, expect, it } from "vitest";
import { type OpenHelper, secretParts, solveOffsets } from "../../src/keys/attacks/solveOffsets.js";
import { createBch } from "../../src/keys/bch/createBch.js";
import { type Binariser, createBinariser } from "../../src/keys/commitment/binariser.js";
import { enrolCommitment, type RandomBytes } from "../../src/keys/commitment/enrolCommitment.js";
import { type CommitmentHelper, unpackBits } from "../../src/keys/commitment/helper.js";
import { commitmentBits, openCommitment } from "../../src/keys/commitment/openCommitment.js";
import { meanDirection } from "../../src/keys/embedding.js";
import { fitIdentifier } from "../../src/keys/identifier.js";
import { createStream } from "../../src/random/createStream.js";

const stream = createStream(1, "test/commitment");
const DIMENSIONS = 100;

/** A made finger: a random direction, and prints that lie about it. */
function finger(spread: number, prints: number): Float64Array[] {
  const centre = normals();
  return Array.from({ length: prints }, () => meanDirection([centre, normals().map((v) => spread * v)]));
}

function normals(): Float64Array {
  const values = new Float64Array(DIMENSIONS);
  stream.fillNormal(values);
  return values;
}

const background = Array.from({ length: 60 }, () => finger(0.5, 3));
const labels = background.flatMap((prints, i) => prints.map(() => `${i}`));
const binariser = createBinariser(background.flat(), labels, 640, createStream(1, "directions"));
const binariserOf = (directions = "first"): Binariser =>
  createBinariser(background.flat(), labels, 640, createStream(directions, "directions"));
const code = createBch(9, 93);
const random: RandomBytes = (count) => Uint8Array.from({ length: count }, () => stream.integer(256));

const opened = ({ selected, offset }: CommitmentHelper): OpenHelper => ({
  selected,
  offset: unpackBits(Buffer.from(offset, "base64"), selected.length),
});

describe("bits of a print", () => {
  it("are 1 for half of the background on every direction", () => {
    const ones = new Float64Array(640);
    for (const print of background.flat()) {
      for (const [i, margin] of binariser.margins(print).entries()) ones[i]! += margin > 0 ? 1 : 0;
    }
    expect([...ones].every((count) => count === 90)).toBe(true);
  });

  it("differ in θ/π of the places between directions that are θ apart (Goemans and Williamson 1995)", () => {
    const many = createBinariser(background.flat(), labels, 4000, createStream(2, "directions"));
    const [a, b] = [meanDirection([normals()]), meanDirection([normals()])];
    const between = meanDirection([a, b]);
    const [ma, mb] = [many.margins(a), many.margins(between)];
    const angle = Math.acos(a.reduce((sum, v, i) => sum + v * between[i]!, 0));
    const differing = ma.filter((margin, i) => margin > 0 !== mb[i]! > 0).length / 4000;
    expect(Math.abs(differing - angle / Math.PI)).toBeLessThan(0.03);
  });
});

describe("a fuzzy commitment", () => {
  const prints = finger(0.45, 6);
  const { helper, key } = enrolCommitment(prints.slice(0, 4), binariserOf, code, random);

  it("opens to its key with other prints of the finger", () => {
    expect(key).toHaveLength(32);
    for (const print of prints.slice(4)) expect(openCommitment(helper, print, binariserOf, code)).toEqual(key);
  });

  it("does not open to other fingers", () => {
    for (const [other] of background.slice(0, 20)) {
      expect(openCommitment(helper, other!, binariserOf, code)).toBeUndefined();
    }
  });

  it("uses the candidates that the enrolled prints are farthest from the threshold of, in an order of its own", () => {
    const margins = binariserOf(helper.directions)
      .margins(meanDirection(prints.slice(0, 4)))
      .map(Math.abs);
    const least = [...margins].sort((a, b) => b - a)[510]!;
    expect(new Set(helper.selected).size).toBe(511);
    expect(helper.selected.every((i) => margins[i]! >= least)).toBe(true);
    expect(helper.selected).not.toEqual([...helper.selected].sort((a, b) => a - b));
  });

  it("opens up to t wrong bits and not beyond", () => {
    const enrolled = commitmentBits(helper, binariserOf(helper.directions).margins(meanDirection(prints.slice(0, 4))));
    const withWrong = (count: number) => {
      const forced = new Float64Array(640);
      for (const [i, candidate] of helper.selected.entries()) forced[candidate] = (i < count ? -1 : 1) * (enrolled[i]! ? 1 : -1);
      return openCommitment(helper, normals(), () => ({ candidates: 640, margins: () => forced }), code);
    };
    expect(withWrong(code.t)).toEqual(key);
    expect(withWrong(code.t + 1)).toBeUndefined();
  });

  it("is revoked by enrolling again: another key, other directions, and nothing that the two together give away", () => {
    const again = enrolCommitment(prints.slice(0, 4), binariserOf, code, random);
    expect(again.key).not.toEqual(key);
    expect(again.helper.directions).not.toBe(helper.directions);
    expect(openCommitment(again.helper, prints[4]!, binariserOf, code)).toEqual(again.key);
    expect(solveOffsets(secretParts(code), opened(helper), opened(again.helper), 20, stream)).toBeGreaterThan(0.25);
  });

  it("of directions common to all would give away both secrets, with another of the finger's", () => {
    const [one, two] = [1, 2].map(() => enrolCommitment(prints.slice(0, 4), () => binariser, code, random).helper);
    expect(solveOffsets(secretParts(code), opened(one!), opened(two!), 1, stream)).toBe(0);
    const other = enrolCommitment([background[0]![0]!], () => binariser, code, random).helper;
    expect(solveOffsets(secretParts(code), opened(one!), opened(other), 20, stream)).toBeGreaterThan(0.25);
  });

  it("does not open when its check value is another's", () => {
    const changed = { ...helper, check: Buffer.alloc(16).toString("base64") };
    expect(openCommitment(changed, prints[4]!, binariserOf, code)).toBeUndefined();
  });

  it("needs as many candidates as the code has bits", () => {
    expect(() => enrolCommitment(prints, binariserOf, createBch(10, 219), random)).toThrow("640 candidates");
    expect(() => openCommitment(helper, prints[0]!, binariserOf, createBch(9, 95))).toThrow("the commitment's (511, 49)");
  });
});

describe("the identifier", () => {
  const enrolled = Array.from({ length: 5 }, () => finger(0.5, 6));
  const identifier = fitIdentifier(
    enrolled.map((prints) => prints.slice(0, 4)),
    background.flat(),
  );

  it("names the finger of other prints, and takes no unknown finger for one", () => {
    enrolled.forEach((prints, finger) => {
      for (const print of prints.slice(4)) expect(identifier.identify(print)).toMatchObject({ finger, accepted: true });
    });
    const unknownPrints = Array.from({ length: 50 }, () => finger(0.5, 1)[0]!);
    expect(unknownPrints.filter((print) => identifier.identify(print).accepted)).toEqual([]);
  });

  it("puts each threshold above every unknown finger that it has seen", () => {
    enrolled.forEach((prints, finger) => {
      const mean = meanDirection(prints.slice(0, 4));
      const likeness = (print: Float64Array): number => print.reduce((sum, v, i) => sum + v * mean[i]!, 0);
      const likest = Math.max(...background.flat().map(likeness));
      expect(identifier.thresholds[finger]).toBeGreaterThanOrEqual(likest);
    });
  });

  it("needs a finger and a background", () => {
    expect(() => fitIdentifier([], background.flat())).toThrow("needs at least one finger");
  });
});
