import { describe, expect, test } from "vitest";
import { oneLine } from "../../src/lab/errors.js";

describe("oneLine", () => {
  test("names a system's error in words", () => {
    expect(oneLine(Object.assign(new Error("ENOENT: x"), { code: "ENOENT", path: "a.csv" }))).toBe(
      "no such file or folder: a.csv",
    );
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
