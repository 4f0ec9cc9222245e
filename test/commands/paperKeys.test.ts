import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listRecords, removeRecord } from "../../src/commands/keys/keyRecords.js";
import { derivePaper, enrolPaper, type PaperStore, removePaper } from "../../src/commands/keys/paperKeys.js";
import { vectorsOf } from "./vectorsOf.js";

describe("paper A's keys in a folder", () => {
  let store: PaperStore;
  const vectors = vectorsOf("aa");
  beforeEach(() => {
    store = { folder: mkdtempSync(join(tmpdir(), "ridgelab-paper-")) };
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

  it("are enrolled anew where an enrolment was cut off between store and record", async () => {
    await enrolPaper(store, "anna", ["a_1", "a_2", "a_3", "a_4"], vectors);
    removeRecord(store.folder, "anna", "paper");
    await enrolPaper(store, "anna", ["b_1", "b_2", "b_3", "b_4"], vectors);
    expect(await derivePaper(store, "b_5", vectors)).toMatchObject({ name: "anna", fingers: 1 });
    await expect(derivePaper(store, "a_5", vectors)).rejects.toThrow("no key");
  }, 60_000);

  it("need the passphrase, the weights and a store", async () => {
    await expect(derivePaper(store, "a_5", vectors)).rejects.toThrow("there is no store");
    await enrolPaper(store, "anna", ["a_1"], vectors);
    await expect(derivePaper(store, "a_5", vectorsOf("bb"))).rejects.toThrow("no finger in");
    process.env.RIDGELAB_PASSPHRASE = "another";
    await expect(derivePaper(store, "a_5", vectors)).rejects.toThrow("the passphrase is wrong");
  }, 60_000);
});
