import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { schemeOf } from "../../src/commands/keys/schemeOf.js";

/** A store with files of these names. */
function storeOf(...names: string[]): string {
  const store = mkdtempSync(join(tmpdir(), "ridgelab-"));
  for (const name of names) writeFileSync(join(store, name), "{}");
  return store;
}

it.each([
  [[], "vault"],
  [["anna.vault.json"], "vault"],
  [["anna.commitment.json", "bob.commitment.json"], "commitment"],
  [["fingers.age", "anna.paper.json"], "paper"],
  [["fingers.age"], "paper"],
  [["fingers.age", "anna.paper.json", "bob.vault.json"], "paper"],
  [["anna.commitment.json", "bob.vault.json"], "paper"],
] as const)("where %j is enrolled a call that names no scheme means %s", (names, scheme) => {
  expect(schemeOf(storeOf(...names))).toBe(scheme);
});

it("a scheme that is named is meant", () => {
  expect(schemeOf(storeOf("fingers.age"), "commitment")).toBe("commitment");
  expect(schemeOf(join(storeOf(), "none"), "paper")).toBe("paper");
});
