import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intersectVaults } from "../../../src/keys/attacks/intersectVaults.js";
import { inverse, multiply } from "../../../src/keys/field.js";
import { createSearch } from "../../../src/keys/vault/createSearch.js";
import { fieldMap } from "../../../src/keys/vault/fieldMap.js";
import { FIELD, fromBytes, lockedPolynomial, masked, toBytes, vaultMap } from "../../../src/keys/vault/helper.js";
import { isSecret } from "../../../src/keys/vault/isSecret.js";
import { lockVault } from "../../../src/keys/vault/lockVault.js";
import { mergePrints } from "../../../src/keys/vault/mergePrints.js";
import { openVault } from "../../../src/keys/vault/openVault.js";
import { fromNewton, fromRoots, valueAt } from "../../../src/keys/vault/polynomial.js";
import { featureCount, featureOf } from "../../../src/keys/vault/quantise.js";
import { VAULT_SETTINGS, vaultSettings } from "../../../src/keys/vault/settings.js";
import type { VaultPrint } from "../../../src/keys/vault/vaultPrint.js";
import { simulateMaster } from "../../../src/minutiae/simulateMaster.js";
import { createStream } from "../../../src/random/createStream.js";

const draws = createStream(1, "test/vault");
const random = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => draws.integer(256));
const opening = () => createStream(2, "test/vault open");

/** A print of a made finger: its minutiae and core, turned and shifted, each minutia then moved a little, and some left out. */
function print(finger: number, impression: number, { blur = 1.5, kept = 0.9, core = 2 } = {}): VaultPrint {
  const master = simulateMaster(44, createStream(finger, "test/vault finger"));
  const stream = createStream(finger, `test/vault print ${impression}`);
  const turn = 0.3 * stream.normal();
  const [dx, dy] = [10 * stream.normal(), 10 * stream.normal()];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  // y down: a turn counter-clockwise as seen
  const place = (x: number, y: number) => ({
    x: 150 + dx + cos * (x - 150) + sin * (y - 150),
    y: 150 + dy - sin * (x - 150) + cos * (y - 150),
  });
  const minutiae = master.minutiae.flatMap((minutia) => {
    const { x, y } = place(minutia.x, minutia.y);
    const [u, v, w] = [stream.normal(), stream.normal(), stream.normal()];
    const direction = (((minutia.direction + turn + 0.05 * w) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
    return stream.uniform() < kept ? [{ ...minutia, x: x + blur * u, y: y + blur * v, direction }] : [];
  });
  const at = place(150 + core * stream.normal(), 150 + core * stream.normal());
  return { template: { ...master, minutiae }, core: { ...at, angle: Math.PI / 2 + turn } };
}

const four = (finger: number): VaultPrint[] => [1, 2, 3, 4].map((impression) => print(finger, impression));

describe("arithmetic over 2^16 elements is that of galois 0.4.11", () => {
  const vectors = JSON.parse(readFileSync(new URL("galois.json", import.meta.url), "utf8")) as Record<string, number[]>;

  it("multiplies and divides", () => {
    expect(vectors.a.map((a, i) => multiply(FIELD, a, vectors.b[i]))).toEqual(vectors.product);
    expect(vectors.a.map((a, i) => multiply(FIELD, a, inverse(FIELD, vectors.b[i])))).toEqual(vectors.quotient);
  });

  it("makes a polynomial of its roots, and evaluates one", () => {
    expect([...fromRoots(FIELD, vectors.roots)]).toEqual(vectors.polynomial);
    expect(vectors.at.map((x) => valueAt(FIELD, Uint16Array.from(vectors.through), x))).toEqual(vectors.value);
  });

  it("interpolates by divided differences", () => {
    const { x, y } = vectors;
    const differences = [...y];
    for (let j = 0; j < x.length; j++) {
      for (let i = j + 1; i < x.length; i++)
        differences[i] = multiply(FIELD, differences[i] ^ differences[j], inverse(FIELD, x[i] ^ x[j]));
    }
    expect([...fromNewton(FIELD, x.slice(0, -1), differences)]).toEqual(vectors.through);
  });

  it("writes coefficients as bytes and reads them", () => {
    expect([...fromBytes(toBytes(Uint16Array.of(1, 0xff00, 258)))]).toEqual([1, 0xff00, 258]);
    expect([...toBytes(Uint16Array.of(258))]).toEqual([1, 2]);
  });
});

describe("the search for a polynomial through some of the points", () => {
  /** Points of which the first `good` lie on a random polynomial. */
  const pointsOf = (k: number, good: number, bad: number, seed: number, groups = 1) => {
    const stream = createStream(seed, "test/search");
    const secret = Uint16Array.from({ length: k }, () => stream.integer(65536));
    const x = fieldMap(`${seed}`, good + bad);
    const order = Array.from(x.keys(), (i) => ({ i, at: stream.uniform() })).sort((p, q) => p.at - q.at);
    const on = order.map(({ i }) => i < good);
    const y = order.map(({ i }, place) => (on[place] ? valueAt(FIELD, secret, x[i]) : stream.integer(65536)));
    const size = (good + bad) / groups;
    const starts = Array.from({ length: groups + 1 }, (_, g) => g * size);
    return { secret, points: { x: order.map(({ i }) => x[i]), y, weight: on.map(() => 1), starts } };
  };

  it("finds it where k + 2 of them or more do", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 6 }), fc.nat(), (k, bad, seed) => {
        const { secret, points } = pointsOf(k, k + 2 + (seed % 4), bad, seed);
        const search = createSearch(FIELD, k, points.x.length);
        const found = search(points, 20_000, createStream(seed, "bases"), (one) => one.every((c, i) => c === secret[i]));
        expect(found).toEqual(secret);
      }),
      { numRuns: 60 },
    );
  });

  it("finds it in two groups, and takes of each", () => {
    const { secret, points } = pointsOf(6, 14, 10, 3, 2);
    const search = createSearch(FIELD, 6, 24);
    expect(search(points, 20_000, createStream(1, "bases"), (one) => one.every((c, i) => c === secret[i]))).toEqual(secret);
  });

  it("does not find it where k + 1 do, nor in too few points", () => {
    const { points } = pointsOf(5, 6, 12, 1);
    const search = createSearch(FIELD, 5, 18);
    expect(search(points, 3000, createStream(1, "bases"), () => true)).toBeUndefined();
    expect(createSearch(FIELD, 9, 8)(pointsOf(9, 8, 0, 1).points, 10, createStream(1, "bases"), () => true)).toBeUndefined();
  });

  it("finds it by what is drawn often, where weights say which points are sure", () => {
    const { secret, points } = pointsOf(7, 12, 24, 4);
    const isOn = points.x.map((x, i) => valueAt(FIELD, secret, x) === points.y[i]);
    const search = createSearch(FIELD, 7, 36);
    /** Bases until it is found, summed over several streams. */
    const basesTo = (weight: readonly number[]): number =>
      [1, 2, 3, 4, 5].reduce((sum, seed) => {
        const stream = createStream(seed, "bases");
        for (let bases = 1; ; bases++) {
          if (search({ ...points, weight }, 1, stream, (one) => one.every((c, i) => c === secret[i]))) return sum + bases;
        }
      }, 0);
    expect(basesTo(isOn.map((on) => (on ? 8 : 1))) * 8).toBeLessThan(basesTo(points.weight.map(() => 1)));
  });
});

describe("features", () => {
  const grid = { cell: 14, sectors: 6, reach: 208 };

  it("are the nearest points of a hexagonal lattice, found among all of them", () => {
    const lattice = Array.from({ length: 61 }, (_, r) =>
      Array.from({ length: 61 }, (_, c) => ({ x: (c - 30 + ((r - 30) & 1 ? 0.5 : 0)) * 14, y: (r - 30) * 14 * Math.sqrt(0.75) })),
    ).flat();
    const nearest = (x: number, y: number) =>
      lattice.reduce((best, p) => (Math.hypot(p.x - x, p.y - y) < Math.hypot(best.x - x, best.y - y) ? p : best));
    const numbers = new Map<object, number>();
    for (let i = 0; i < 800; i++) {
      const [x, y] = [300 * (draws.uniform() - 0.5), 300 * (draws.uniform() - 0.5)];
      if (Math.hypot(x, y) > 208) continue;
      const feature = featureOf(x, y, 0.1, grid);
      const cell = nearest(x, y);
      expect(numbers.get(cell) ?? feature).toBe(feature);
      numbers.set(cell, feature);
    }
    expect(new Set(numbers.values()).size).toBe(numbers.size);
  });

  it("tell directions apart by equal sectors, whatever turns they have more", () => {
    const at = (direction: number) => featureOf(3, 4, direction, grid);
    expect(at(0.01)).toBe(at(Math.PI / 3 - 0.01));
    expect(at(Math.PI / 3 + 0.01)).toBe(at(0.01) + 1);
    expect(at(-0.01)).toBe(at(2 * Math.PI - 0.01));
    expect(at(-0.01)).toBe(at(0.01) + 5);
    expect(at(0.4 + 6 * Math.PI)).toBe(at(0.4));
  });

  it("lie below their number, and there is none out of reach", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 208, noNaN: true }),
        fc.double({ min: -7, max: 7, noNaN: true }),
        fc.integer({ min: 5, max: 60 }),
        (r, a, cell) => {
          const feature = featureOf(r * Math.cos(a) * (1 - 1e-9), r * Math.sin(a) * (1 - 1e-9), a, { ...grid, cell });
          expect(feature).toBeGreaterThanOrEqual(0);
          expect(feature).toBeLessThan(featureCount({ ...grid, cell }));
        },
      ),
    );
    expect(featureOf(208.1, 0, 0, grid)).toBe(-1);
    expect(featureOf(Number.NaN, 0, 0, grid)).toBe(-1);
  });
});

describe("prints that are laid on each other", () => {
  it("show each minutia once, at its mean place, those first that most of them show", () => {
    const prints = [1, 2, 3, 4].map((impression) => print(5, impression, { blur: 1, kept: 1 }));
    const { minutiae, used } = mergePrints(prints);
    expect(used).toBe(4);
    expect(minutiae.filter(({ seen }) => seen === 4).length).toBeGreaterThan(40);
    const seen = minutiae.map((minutia) => minutia.seen);
    expect(seen).toEqual(seen.toSorted((a, b) => b - a));
  });

  it("leave out one that does not lie on the others", () => {
    const bare = print(6, 1);
    expect(mergePrints([...four(5), { template: { ...bare.template, minutiae: bare.template.minutiae.slice(0, 5) } }]).used).toBe(
      4,
    );
  });

  it("are at least one", () => {
    expect(() => mergePrints([])).toThrow("needs at least one print; got none");
  });
});

describe("a vault", () => {
  const { helper, key } = lockVault([four(1)], random);

  it("opens to further prints of its finger, and gives the same key", () => {
    for (const impression of [5, 6, 7]) expect(openVault(helper, [[print(1, impression)]], opening())).toEqual(key);
  });

  it("opens to several prints together that do not open it one by one", () => {
    const poor = [5, 6, 7, 8].map((impression) => print(1, impression, { blur: 4, kept: 0.5, core: 4 }));
    expect(poor.map((one) => openVault(helper, [[one]], opening()))).toContain(undefined);
    expect(openVault(helper, [poor], opening())).toEqual(key);
  });

  it("does not open to other fingers", () => {
    for (const other of [2, 3, 4]) expect(openVault(helper, [[print(other, 1)]], opening())).toBeUndefined();
  });

  it("is of the bytes that are drawn alone, of 3 KB at most", () => {
    const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, i) => i);
    expect(lockVault([four(1)], bytes)).toEqual(lockVault([four(1)], bytes));
    expect(JSON.stringify(helper).length).toBeLessThan(3072);
    expect(lockVault([four(1)], random).key).not.toEqual(key);
  });

  it("needs so many minutiae that further prints can find enough", () => {
    const bare = { template: { ...print(1, 1).template, minutiae: print(1, 1).template.minutiae.slice(0, 9) } };
    expect(() => lockVault([[bare]], random)).toThrow(
      /^the prints must show 16 minutiae within 208 pixels of one of them.*; got 9$/,
    );
    expect(() => lockVault([four(1), [bare]], random)).toThrow(/^the prints of finger 2 must show/);
    const blank = { template: { ...bare.template, minutiae: [] } };
    expect(() => lockVault([[blank, blank]], random)).toThrow("got 0");
    expect(openVault(helper, [[blank]], opening())).toBeUndefined();
  });

  it("hides a secret that nothing but its own roots tells", () => {
    const elements = vaultMap(helper, 0);
    const locked = lockedPolynomial(helper.vaults[0]);
    const secret = Uint16Array.from({ length: VAULT_SETTINGS.secret }, () => draws.integer(65536));
    expect(isSecret(secret, locked, elements)).toBe(false);
    expect(masked(key, secret, helper.salt)).not.toEqual(key);
    expect(masked(masked(key, secret, helper.salt), secret, helper.salt)).toEqual(key);
  });

  it("of two fingers needs both", () => {
    const settings = { ...vaultSettings(2), secret: 9, frames: 65_536 };
    const both = lockVault([four(1), four(2)], random, settings);
    expect(openVault(both.helper, [[print(1, 5)], [print(2, 5)]], opening())).toEqual(both.key);
    expect(openVault(both.helper, [[print(1, 5)], [print(3, 5)]], opening())).toBeUndefined();
    expect(openVault(both.helper, [[print(2, 5)], [print(1, 5)]], opening())).toBeUndefined();
    expect(() => openVault(both.helper, [[print(1, 5)]], opening())).toThrow("a print of each of 2 fingers; got prints of 1");
    expect(() => openVault(both.helper, [[print(1, 5)], []], opening())).toThrow("a print of each of 2 fingers; got prints of 1");
  });
});

describe("two vaults of one finger", () => {
  const prints = [1, 2, 3, 4].map((impression) => print(1, impression, { blur: 0.3, kept: 1, core: 0 }));
  const others = [5, 6, 7, 8].map((impression) => print(1, impression, { blur: 0.3, kept: 1, core: 0 }));
  const salt = random(16);
  /** The first 16 bytes that a lock draws are its salt. */
  const salted = () => {
    let drawn = false;
    return (count: number): Uint8Array => {
      if (drawn || count !== 16) return random(count);
      drawn = true;
      return salt;
    };
  };

  it("would be intersected if they mapped features alike", () => {
    const [one, other] = [lockVault([prints], salted()), lockVault([others], salted())];
    const { onlyFirst } = intersectVaults(one.helper, other.helper);
    expect(onlyFirst!.length).toBeGreaterThan(1);
    // they are features of the first: at each the locked polynomial is the secret's
    const elements = vaultMap(one.helper, 0);
    const roots = new Set(onlyFirst!.map((feature) => elements[feature]));
    expect(roots.size).toBe(onlyFirst!.length);
  });

  it("are not, each having a map of its own, and look like those of two fingers", () => {
    const unshared = (pairs: readonly (readonly [readonly VaultPrint[], readonly VaultPrint[]])[]): number[] =>
      pairs.map(([a, b]) => {
        const found = intersectVaults(lockVault([a.slice(0, 1)], random).helper, lockVault([b.slice(0, 1)], random).helper);
        expect(found.onlyFirst).toBeUndefined();
        return found.unshared;
      });
    const mated = unshared(Array.from({ length: 6 }, () => [prints, others]));
    const strangers = unshared(Array.from({ length: 6 }, (_, i) => [prints, four(20 + i)]));
    expect(Math.min(...mated)).toBeGreaterThanOrEqual(Math.min(...strangers) - 1);
  });

  it("share no more features that stand for one element than chance gives", () => {
    const count = featureCount(VAULT_SETTINGS);
    const [a, b] = [fieldMap("a", count), fieldMap("b", count)];
    expect(new Set(a).size).toBe(count);
    const same = a.reduce((sum, element, i) => sum + (element === b[i] ? 1 : 0), 0);
    expect(same).toBeLessThan(4);
    expect(() => fieldMap("a", 65537)).toThrow("at most 65536");
  });
});
