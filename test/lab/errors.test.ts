import { describe, expect, test } from "vitest";
import { oneLine } from "../../src/lab/errors.js";

describe("oneLine", () => {
  test("names a system's error in words", () => {
    expect(oneLine(Object.assign(new Error("ENOENT: x"), { code: "ENOENT", path: "a.csv" }))).toBe(
      "no such file or folder: a.csv",
    );
  });

  test.each([
    ["ENOSPC", "the disk is full: a.csv; what was finished is kept"],
    ["EACCES", "no permission to write or read: a.csv"],
    ["EPERM", "no permission to write or read: a.csv"],
    ["EROFS", "no permission to write or read: a.csv"],
    ["ENOENT", "no such file or folder: a.csv"],
    ["ENOTDIR", "a file stands where a folder is needed: a.csv"],
    ["EMFILE", "too many open files; raise the limit"],
    ["EOTHER", "what it was"],
  ])("has words of its own for %s", (code, words) => {
    expect(oneLine(Object.assign(new Error("what it was"), { code, path: "a.csv" })).startsWith(words)).toBe(true);
  });

  test("says what lowers memory when V8 has none left", () => {
    let refused: unknown;
    try {
      new ArrayBuffer(2 ** 53 - 1);
    } catch (error) {
      refused = error;
    }
    expect(oneLine(refused)).toContain("not enough memory; lower the setting");
  });

  test("keeps the first line of any other message", () => {
    expect(oneLine(new Error("one\ntwo"))).toBe("one");
    expect(oneLine("text")).toBe("text");
  });
});
