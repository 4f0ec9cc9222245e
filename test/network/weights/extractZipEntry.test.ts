import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { extractZipEntry } from "../../../src/network/weights/extractZipEntry.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-zip-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Made by Python 3.11's zipfile: config.json stored, model.weights.h5 deflated, an empty file, and a comment behind all. */
const archive = Buffer.from(
  "UEsDBBQAAAAAAAAAIVxDv6ajAgAAAAIAAAALAAAAY29uZmlnLmpzb257fVBLAwQUAAAACAAAACFcup0azg0AAACgAAAAEAAAAG1vZGVsLndlaWdodHMuaDUrT81MzygpVigfpDQAUEsDBBQAAAAAAAAAIVwAAAAAAAAA" +
    "AAAAAAAFAAAAZW1wdHlQSwECFAMUAAAAAAAAACFcQ7+mowIAAAACAAAACwAAAAAAAAAAAAAAgAEAAAAAY29uZmlnLmpzb25QSwECFAMUAAAACAAAACFcup0azg0AAACgAAAAEAAAAAAAAAAAAAAAgAErAAAAbW9k" +
    "ZWwud2VpZ2h0cy5oNVBLAQIUAxQAAAAAAAAAIVwAAAAAAAAAAAAAAAAFAAAAAAAAAAAAAACAAWYAAABlbXB0eVBLBQYAAAAAAwADAKoAAACJAAAACQBhIGNvbW1lbnQ=",
  "base64",
);
const file = join(folder, "model.keras");

async function extract(bytes: Buffer, name: string): Promise<string> {
  writeFileSync(file, bytes);
  await extractZipEntry(file, name, join(folder, "out"));
  return readFileSync(join(folder, "out"), "latin1");
}

it("files are read, stored and deflated", async () => {
  expect(await extract(archive, "config.json")).toBe("{}");
  expect(await extract(archive, "model.weights.h5")).toBe("weights ".repeat(20));
  expect(await extract(archive, "empty")).toBe("");
});

it("an archive that is cut short anywhere, or lacks the file, is refused", async () => {
  for (let length = 0; length < archive.length - 9; length++) {
    await expect(extract(archive.subarray(0, length), "model.weights.h5"), `${length}`).rejects.toThrow(`${file}: is cut short`);
  }
  await expect(extract(archive, "weights")).rejects.toThrow(new Error(`${file}: is a ZIP archive without weights`));
});

it("a changed byte of the file is noticed", async () => {
  const start = archive.indexOf("model.weights.h5") + 16;
  for (let at = start; at < start + 13; at++) {
    const changed = Buffer.from(archive);
    changed[at]! ^= 4;
    await expect(extract(changed, "model.weights.h5"), `${at}`).rejects.toThrow(`${file}: its model.weights.h5 is damaged`);
  }
  const stored = Buffer.from(archive);
  stored[41]! ^= 1;
  await expect(extract(stored, "config.json")).rejects.toThrow("its config.json is damaged");
});
