import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { damageLine, recordFiles } from "../../src/commands/keys/keyRecords.js";
import { deriveVaults, enrolVault, fingersOf } from "../../src/commands/keys/vaultKeys.js";
import { digest } from "../../src/lab/digest.js";
import { createReporter } from "../../src/lab/progress.js";
import { createImage } from "../../src/prints/grayImage.js";
import { writeImage } from "../../src/prints/writeImage.js";
import { createFinger } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";

// one secret and one chaff each time: with fewer frames than by default one vault in ten stays shut to its own finger
vi.mock("node:crypto", async (original) => {
  const crypto = await original<typeof import("node:crypto")>();
  let calls = 0;
  const randomBytes = (count: number) => crypto.hkdfSync("sha256", "vault keys", `${calls++}`, "", count);
  return { ...crypto, randomBytes: (count: number) => Buffer.from(randomBytes(count)) };
});

const folder = mkdtempSync(join(tmpdir(), "ridgelab-vault-"));
afterAll(() => rmSync(folder, { recursive: true }));

const reporter = createReporter({ quiet: true });
/** The first key. */
const deriveVault = async (...given: Parameters<typeof deriveVaults>) => (await deriveVaults(...given).next()).value!;
const print = (finger: string, impression: number): string => join(folder, `${finger}_${impression}.png`);
const prints = (finger: string, impressions: readonly number[]): string[] => impressions.map((i) => print(finger, i));
const store = join(folder, "keys");
const recordPath = (name: string): string => join(store, `${name}.vault.json`);

beforeAll(async () => {
  for (const [name, index] of [
    ["a", 1],
    ["b", 2],
  ] as const) {
    const finger = createFinger("test/vault keys", index);
    for (const impression of [1, 2, 3, 4, 5, 6])
      await writeImage(print(name, impression), createImpression(finger, impression).image);
  }
  await writeImage(join(folder, "blank.png"), createImage(200, 200, { fill: 255 }));
});

describe("vaults in a folder", () => {
  it("open to another print of their finger, and to no other finger's", async () => {
    await enrolVault(store, "anna", [{ files: prints("a", [1, 2, 3, 4]) }], reporter);
    expect((await deriveVault(store, prints("a", [5, 6]), reporter)).name).toBe("anna");
    await expect(deriveVault(store, prints("b", [5]), reporter)).rejects.toThrow(
      `${print("b", 5)}: no key; it opens none of the enrolled vaults (1)`,
    );
  });

  it("of one finger under two names open both, and prints that look like another finger's are named", async () => {
    const twice = join(folder, "twice");
    await enrolVault(twice, "anna", [{ files: prints("a", [1, 2, 3, 4]) }], reporter);
    const mixed = [print("b", 1), ...prints("a", [1, 2, 3, 4]), print("b", 2)];
    const { strange } = await enrolVault(twice, "Anna", [{ files: mixed }], reporter);
    expect(strange).toEqual([print("b", 1), print("b", 2)]);
    const names: string[] = [];
    for await (const { name } of deriveVaults(twice, prints("a", [5, 6]), reporter)) names.push(name);
    expect(names.toSorted()).toEqual(["Anna", "anna"]);
  });

  it("of two fingers open to a print of each, in either order, and say who is missing", async () => {
    const fingers = [
      { label: "thumb", files: prints("a", [1, 2, 3, 4]) },
      { label: "index", files: prints("b", [1, 2, 3, 4]) },
    ];
    const { helper } = await enrolVault(store, "both", fingers, reporter);
    expect(helper.fingers).toBe(2);
    // fewer frames, so that the wrong way round is soon refused
    const { digest: _, ...record } = JSON.parse(readFileSync(recordPath("both"), "utf8"));
    const quick = { ...record, vault: { ...helper, settings: { ...helper.settings, frames: 131_072 } } };
    writeFileSync(recordPath("both"), JSON.stringify({ ...quick, digest: digest(quick) }));
    expect((await deriveVault(store, [print("b", 5), print("a", 6)], reporter)).name).toBe("anna");
    rmSync(recordPath("anna"));
    await expect(deriveVault(store, prints("a", [5]), reporter)).rejects.toThrow(
      "no key; both needs a print of each of its 2 fingers (thumb, index); got 1 print",
    );
    expect((await deriveVault(store, [print("b", 5), print("a", 6)], reporter)).name).toBe("both");
  });

  it("take up to 4 KB", () => {
    expect(statSync(recordPath("both")).size).toBeLessThan(4096);
  });

  it("refuse prints that show too little, and name them", async () => {
    const blank = join(folder, "blank.png");
    await expect(enrolVault(store, "carl", [{ files: [print("a", 1), blank] }], reporter)).rejects.toThrow(
      `${blank}: a print must show 9 minutiae; got 0`,
    );
    await expect(deriveVault(store, [print("a", 1), blank], reporter)).rejects.toThrow(`${blank}: a print must show`);
    expect(recordFiles(store).map(({ name }) => name)).toEqual(["both"]);
  });

  it("refuse calls that are wrong, before anything is read", async () => {
    const enrol = (...fingers: Parameters<typeof enrolVault>[2]) => enrolVault(store, "carl", fingers, reporter);
    const file = print("a", 1);
    const other = print("b", 1);
    await expect(enrol({ label: "x", files: [file] }, { label: "x", files: [other] })).rejects.toThrow(
      "two fingers are called x",
    );
    await expect(enrol({ label: "x", files: [file] }, { label: "y", files: [file] })).rejects.toThrow(`${file} is given twice`);
    await expect(enrol({ label: "x", files: [] })).rejects.toThrow("--finger x must have a print; got none");
    await expect(enrol({ label: "", files: [] })).rejects.toThrow("no name for a finger");
    await expect(enrol(...["x", "y", "z"].map((label) => ({ label, files: [label] })))).rejects.toThrow("at most 2 fingers");
    await expect(deriveVault(store, [file, file], reporter)).rejects.toThrow("is given twice");
    await expect(deriveVault(join(folder, "nowhere"), [file], reporter)).rejects.toThrow(
      "nobody was enrolled with --scheme vault",
    );
  });

  it("are refused, and named, once a bit of their record has changed or it is cut short", async () => {
    const whole = readFileSync(recordPath("both"));
    const unnoticed: number[] = [];
    for (let at = 0; at < whole.length; at += 7) {
      const bytes = Buffer.from(whole);
      bytes[at] ^= 1 << (at % 8);
      writeFileSync(recordPath("both"), bytes);
      const [file] = recordFiles(store);
      if (file!.record?.vault) unnoticed.push(at);
      writeFileSync(recordPath("both"), whole.subarray(0, at));
      expect(recordFiles(store)[0]!.record).toBeUndefined();
    }
    // white space between the fields says nothing
    expect(unnoticed.filter((at) => whole.toString("latin1", at, at + 1).trim() !== "")).toEqual([]);
    writeFileSync(recordPath("both"), whole.subarray(0, 100));
    await expect(deriveVault(store, prints("a", [5]), reporter)).rejects.toThrow(
      /both\.vault\.json: is no record of a finger; bring it back/,
    );
    writeFileSync(recordPath("both"), whole);
  });

  it("of a newer version are left alone, and said to be so", async () => {
    const { digest: _, ...record } = JSON.parse(readFileSync(recordPath("both"), "utf8"));
    const newer = { ...record, version: 2 };
    writeFileSync(recordPath("both"), JSON.stringify({ ...newer, digest: digest(newer) }));
    await expect(deriveVault(store, prints("a", [5]), reporter)).rejects.toThrow("is of version 2; this program reads version 1");
  });

  it("of the first kind, of one polynomial, are said to be so", () => {
    const { digest: _, ...record } = JSON.parse(readFileSync(recordPath("both"), "utf8"));
    const first = { ...record, version: 1, vault: { settings: {}, fingers: 1, polynomial: "AAAA", salt: "" } };
    writeFileSync(recordPath("both"), JSON.stringify({ ...first, digest: digest(first) }));
    expect(damageLine(recordFiles(store)[0]!)).toMatch(
      /both\.vault\.json: was locked by an earlier kind of vault.* enrol both again$/,
    );
    writeFileSync(recordPath("both"), JSON.stringify({ ...record, digest: digest(record) }));
  });

  it("are refused where their settings ask for the impossible", () => {
    const { digest: _, ...newer } = JSON.parse(readFileSync(recordPath("both"), "utf8"));
    const record = { ...newer, version: 1 };
    const isRead = (settings: object, vault: object = {}): boolean => {
      const forged = { ...record, vault: { ...record.vault, ...vault, settings: { ...record.vault.settings, ...settings } } };
      writeFileSync(recordPath("both"), JSON.stringify({ ...forged, digest: digest(forged) }));
      return recordFiles(store)[0]!.record !== undefined;
    };
    expect(isRead({})).toBe(true);
    for (const settings of [
      { frames: 1e9 },
      { bases: -1 },
      { cell: 0 },
      { cell: "14" },
      { jitter: null },
      { anchors: 0 },
      { more: 1 },
      { secret: 99 },
    ]) {
      expect(isRead(settings)).toBe(false);
    }
    const [first] = record.vault.vaults;
    const parts = [{ polynomial: "AAAA" }, { polynomial: 5 }, { sealed: "AAAA" }].map((part) => ({
      vaults: [{ ...first, ...part }],
    }));
    for (const vault of [{ fingers: 3 }, { salt: "" }, { vaults: [] }, { vaults: [null] }, { vaults: 1 }, ...parts])
      expect(isRead({}, vault)).toBe(false);
  });
});

describe("the fingers of a call", () => {
  it("are the prints after each --finger", () => {
    const words = "key enroll anna --finger thumb 1 2 --store x --finger=index 3".split(" ");
    expect(fingersOf(["3"], words)).toEqual([
      { label: "thumb", files: ["1", "2"] },
      { label: "index", files: ["3"] },
    ]);
    expect(fingersOf(["1", "2"], ["key", "enroll", "anna", "1", "2"])).toEqual([{ files: ["1", "2"] }]);
  });

  it("have all their prints behind them", () => {
    expect(() => fingersOf(["9"], ["9", "--finger", "thumb", "1"])).toThrow("9 must follow the --finger NAME that it is of");
  });
});
