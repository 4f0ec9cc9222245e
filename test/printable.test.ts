import { expect, it } from "vitest";
import { createReporter } from "../src/lab/progress.js";
import { printable } from "../src/printable.js";

it("text for a terminal keeps letters, line breaks and tabs, and shows what would steer it", () => {
  expect(printable("Prüfling\t1\n指紋")).toBe("Prüfling\t1\n指紋");
  expect(printable("a\x1b[2Jb\x07\r\x9b1m\0")).toBe("a\uFFFD[2Jb\uFFFD\uFFFD\uFFFD1m\uFFFD");
});

it("a reporter's lines do not steer the terminal, and its progress does not wrap", () => {
  const written: string[] = [];
  const stream = { isTTY: true, columns: 40, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  const reporter = createReporter({ stream });
  reporter.warn("set \x1b]0;title\x07");
  expect(written).toEqual(["set \uFFFD]0;title\uFFFD\n"]);
  const began = performance.now();
  while (performance.now() - began < 1) reporter.progress("a label that is rather long", 0, 9);
  while (written.length < 2) reporter.progress("a label that is rather long", 1, 9);
  expect(written[1]!.replace("\r\x1b[K", "")).toHaveLength(39);
});
