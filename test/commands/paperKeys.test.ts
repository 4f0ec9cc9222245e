import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findRecord, listRecords, writeRecord } from "../../src/commands/keys/keyRecords.js";
import { derivePaper, enrolPaper, type PaperStore, removePaper, repairPaper } from "../../src/commands/keys/paperKeys.js";
import { vectorsOf } from "./vectorsOf.js";

describe("paper A's keys in a folder", () => {
  let store: PaperStore;
  const vectors = vectorsOf("aa");
  beforeEach(() => {
    store = { folder: mkdtempSync(join(tmpdir(), "ridgelab-paper-")), workFactor: 10 };
    process.env.RIDGELAB_PASSPHRASE = "of the test";
  });
  afterEach(() => {
    delete process.env.RIDGELAB_PASSPHRASE;
    rmSync(store.folder, { recursive: true });
  });

  it("come out for another print of the finger, stay when others are enrolled and removed, and for an unknown finger there is none", async () => {
    await enrolPaper(store, "anna", ["a_1", "a_2", "a_3", "a_4"], vectors);
    const { key } = await derivePaper(store, "a_5", vectors);
    await enrolPaper(store, "bob", ["b_1", "b_2", "b_3", "b_4"], vectors);
    expect(await derivePaper(store, "a_5", vectors)).toMatchObject({ name: "anna", key, fingers: 2 });
    await expect(derivePaper(store, "c_1", vectors)).rejects.toThrow(
      /^c_1: no key; the similarity of the most similar finger is/,
    );
    await removePaper(store, "bob");
    expect(await derivePaper(store, "a_6", vectors)).toMatchObject({ name: "anna", key, fingers: 1 });
    expect(listRecords(store.folder).map(({ name }) => name)).toEqual(["anna"]);
    expect(readdirSync(store.folder).sort()).toEqual(["anna.paper.json", "fingers.age"]);
    expect(statSync(join(store.folder, "fingers.age")).mode & 0o777).toBe(0o600);
  }, 60_000);

  const PRINTS = ["a_1", "a_2", "a_3", "a_4"];
  const recordPath = (name: string): string => join(store.folder, `${name}.paper.json`);

  it("are finished by the same prints where an enrolment was cut off between store and record, and never replaced by others without force", async () => {
    const recipient = await enrolPaper(store, "anna", PRINTS, vectors);
    const { key } = await derivePaper(store, "a_5", vectors);
    const record = readFileSync(recordPath("anna"), "utf8");
    for (const damage of [
      "",
      "x",
      record.slice(0, -9),
      record.replace("age1", "age2"),
      record.replace('"prints": 4', '"prints": {}'),
    ]) {
      writeFileSync(recordPath("anna"), damage);
      expect(listRecords(store.folder), damage).toEqual([]);
    }
    await expect(enrolPaper(store, "anna", ["b_1", "b_2"], vectors)).rejects.toThrow("anna is enrolled already");
    expect(readFileSync(recordPath("anna"), "utf8")).toBe(record);
    rmSync(recordPath("anna"));
    expect(await enrolPaper(store, "anna", PRINTS, vectors)).toBe(recipient);
    expect(readFileSync(recordPath("anna"), "utf8")).toBe(record);
    expect((await derivePaper(store, "a_6", vectors)).key).toEqual(key);
    expect(await enrolPaper(store, "anna", PRINTS, vectors, { force: true })).not.toBe(recipient);
    expect((await derivePaper(store, "a_6", vectors)).key).not.toEqual(key);
  }, 60_000);

  it("have their records written anew from the store where these are damaged, lost or say another recipient", async () => {
    await enrolPaper(store, "anna", PRINTS, vectors);
    await enrolPaper(store, "bob", ["b_1", "b_2"], vectors);
    const [anna, bob] = listRecords(store.folder);
    expect(await repairPaper(store)).toEqual({ written: [], orphaned: [] });
    writeFileSync(recordPath("anna"), "x");
    // The others are as they were.
    expect(findRecord(store.folder, "bob")).toEqual(bob);
    expect(() => findRecord(store.folder, "anna")).toThrow(
      `${recordPath("anna")}: is no record of a finger; "ridgelab key repair" writes it anew from the store`,
    );
    expect((await derivePaper(store, "a_5", vectors)).name).toBe("anna");
    expect(await repairPaper(store)).toEqual({ written: [anna], orphaned: [] });
    await writeRecord(store.folder, { ...anna!, recipient: bob!.recipient });
    await writeRecord(store.folder, { ...anna!, name: "carl" });
    rmSync(recordPath("bob"));
    expect(await repairPaper(store)).toEqual({ written: [anna, bob], orphaned: ["carl"] });
    expect(findRecord(store.folder, "anna")).toEqual(anna);
  }, 60_000);

  it("are removed by the same command where a removal was cut off anywhere, and give no key meanwhile", async () => {
    await enrolPaper(store, "anna", PRINTS, vectors);
    const alone = readFileSync(join(store.folder, "fingers.age"));
    await enrolPaper(store, "bob", ["b_1", "b_2"], vectors);
    const both = readFileSync(join(store.folder, "fingers.age"));
    const bob = findRecord(store.folder, "bob");
    const states: [what: string, store: Buffer, record?: object][] = [
      ["as the record says so", both, { ...bob, removing: true }],
      ["as it has left the store", alone, { ...bob, removing: true }],
      ["by a version that removed the record first", both, undefined],
    ];
    for (const [what, bytes, record] of states) {
      writeFileSync(join(store.folder, "fingers.age"), bytes);
      if (record) {
        writeFileSync(recordPath("bob"), JSON.stringify(record));
        expect(() => findRecord(store.folder, "bob"), what).toThrow('bob is being removed; "ridgelab key remove bob');
        if (bytes === both) await expect(derivePaper(store, "b_3", vectors), what).rejects.toThrow("no key");
      }
      expect(await removePaper(store, "bob"), what).toBe(true);
      expect(readdirSync(store.folder).sort(), what).toEqual(["anna.paper.json", "fingers.age"]);
    }
    await expect(derivePaper(store, "b_3", vectors)).rejects.toThrow("no key");
    expect((await derivePaper(store, "a_5", vectors)).fingers).toBe(1);
    expect(await removePaper(store, "bob")).toBe(false);
  }, 60_000);

  it("need the passphrase, the weights and a store", async () => {
    await expect(derivePaper(store, "a_5", vectors)).rejects.toThrow("there is no store");
    await enrolPaper(store, "anna", ["a_1"], vectors);
    await expect(derivePaper(store, "a_5", vectorsOf("bb"))).rejects.toThrow("no finger in");
    process.env.RIDGELAB_PASSPHRASE = "another";
    await expect(derivePaper(store, "a_5", vectors)).rejects.toThrow("the passphrase is wrong");
  }, 60_000);
});
