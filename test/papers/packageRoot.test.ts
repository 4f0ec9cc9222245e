import { resolve } from "node:path";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { packageRoot, packageVersion } from "../../src/packageRoot.js";

test("the package's root is the folder above src and test", () => {
  expect(packageRoot()).toBe(resolve(import.meta.dirname, "../.."));
});

test("the package's version is its package.json's", () => {
  expect(packageVersion()).toBe(manifest.version);
});
