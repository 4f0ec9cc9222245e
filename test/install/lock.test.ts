import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../src/packageRoot.js";

it("the lockfile is as tools/lock.js leaves it, so that npm ci fetches no CUDA libraries and warns of no engine", async () => {
  const { trimmed } = (await import(new URL("../../tools/lock.js", import.meta.url).href)) as { trimmed(text: string): string };
  const text = readFileSync(join(packageRoot(), "package-lock.json"), "utf8");
  expect(text, "node tools/lock.js").toBe(trimmed(text));
});
