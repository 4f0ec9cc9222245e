import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deriveCommitted, enrolCommitted } from "../../src/commands/keys/commitmentKeys.js";
import { recordFiles } from "../../src/commands/keys/keyRecords.js";
import type { PrintVectors } from "../../src/commands/keys/printVectors.js";
import { vectorsOf } from "./vectorsOf.js";

describe("commitments in a folder", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ridgelab-commitment-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const firstKey = async (file: string, vectors: PrintVectors) => (await deriveCommitted(folder, file, vectors).next()).value!;
  const recordFile = (): string => join(folder, readdirSync(folder).find((name) => name.endsWith(".json"))!);
  const change = (edit: (record: Record<string, unknown>) => void): void => {
    const record = JSON.parse(readFileSync(recordFile(), "utf8"));
    edit(record);
    delete record.digest; // as in records of before
    writeFileSync(recordFile(), JSON.stringify(record));
  };

  it("open to another print of their finger and to no other finger's", async () => {
    const vectors = vectorsOf("aa");
    await enrolCommitted(folder, "anna", ["a_1", "a_2", "a_3", "a_4"], vectors);
    expect((await firstKey("a_5", vectors)).name).toBe("anna");
    await expect(firstKey("b_1", vectors)).rejects.toThrow("b_1: no key; too many bits differ");
  });

  it("keep the settings that they were made with, and are opened by those", async () => {
    const vectors = vectorsOf("aa");
    await enrolCommitted(folder, "anna", ["a_1"], vectors);
    change((record) => {
      (record.settings as { background: object }).background = { fingers: 12, prints: 3 };
    });
    await firstKey("a_2", vectors);
    expect(vectors.asked.at(-1)!.background).toEqual({ fingers: 12, prints: 3 });
  });

  it("open without a record of their settings by those of the first version", async () => {
    const vectors = vectorsOf("aa");
    await enrolCommitted(folder, "anna", ["a_1"], vectors);
    change((record) => {
      delete record.settings;
    });
    expect((await firstKey("a_2", vectors)).name).toBe("anna");
    expect(vectors.asked.at(-1)!.background).toEqual({ fingers: 40, prints: 4 });
  });

  it("are refused, and named, once a bit of their record has changed", async () => {
    const vectors = vectorsOf("aa");
    await enrolCommitted(folder, "anna", ["a_1"], vectors);
    const whole = readFileSync(recordFile());
    const [before] = recordFiles(folder);
    const unnoticed: string[] = [];
    for (let at = 0; at < whole.length; at += 13) {
      const bytes = Buffer.from(whole);
      bytes[at] ^= 1 << (at % 8);
      writeFileSync(before!.path, bytes);
      const [{ record } = {}] = recordFiles(folder);
      // A blank may become another blank.
      if (record && !isDeepStrictEqual(record, before!.record)) unnoticed.push(`byte ${at}`);
    }
    expect(unnoticed).toEqual([]);
    writeFileSync(before!.path, whole.toString().replace('"prints": 1', '"prints": 2'));
    await expect(firstKey("a_2", vectors)).rejects.toThrow(
      /no key; nobody was enrolled .*; .*anna\.commitment\.json: is no record of a finger; bring it back from a copy/,
    );
  });

  it("say in one line that they were made with other weights, or that there are none", async () => {
    await expect(firstKey("a_2", vectorsOf("bb"))).rejects.toThrow("nobody was enrolled with --scheme commitment");
    await enrolCommitted(folder, "anna", ["a_1"], vectorsOf("aa"));
    await expect(firstKey("a_2", vectorsOf("bb"))).rejects.toThrow(
      /anna was enrolled with the weights of digest aa, and these are of the test, bb; give those with --weights/,
    );
  });
});
