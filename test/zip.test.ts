import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { zip } from "../src/zip.js";

/** Reads the archive of its first argument, and prints what is in it. */
const PYTHON = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    assert z.testzip() is None
    print({i.filename: z.read(i).decode() for i in z.infolist()})
`;

it("is read by Python's zipfile, names outside ASCII and empty files too", ({ skip }) => {
  const file = join(mkdtempSync(join(tmpdir(), "ridgelab-")), "a.zip");
  const text = "ridge ".repeat(1000);
  writeFileSync(
    file,
    zip([
      { name: "a/ünïon.txt", bytes: Buffer.from(text) },
      { name: "empty", bytes: new Uint8Array() },
    ]),
  );
  const { status, stdout, error } = spawnSync("python3", ["-c", PYTHON, file], {
    encoding: "utf8",
    env: { ...process.env, PYTHONIOENCODING: "utf8" },
  });
  if (error) skip("Python is not installed");
  expect(status).toBe(0);
  expect(stdout.trim()).toBe(`{'a/ünïon.txt': '${text}', 'empty': ''}`);
});

it("of nothing is the 22 bytes that the format has for it", () => {
  expect(zip([]).toString("latin1")).toBe(`PK\x05\x06${"\0".repeat(18)}`);
});
