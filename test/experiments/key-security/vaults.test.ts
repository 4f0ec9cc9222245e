import { expect, it } from "vitest";
import { vaultOpens } from "../../../experiments/key-security/vaultOpens.js";
import { featuresInReach } from "../../../experiments/key-security/vaultStrength.js";
import { vaultSettings } from "../../../src/keys/vault/settings.js";
import { simulateMaster } from "../../../src/minutiae/simulateMaster.js";
import { createStream } from "../../../src/random/createStream.js";

const print = (finger: number, minutiae = 40) => ({ template: simulateMaster(minutiae, createStream(finger, "test/vaults")) });

it("tries open a vault or not, and none does one of too few minutiae", () => {
  expect(vaultOpens([[print(1)]], [[[print(1)]], [[print(2)]]], "seed")).toEqual([true, false]);
  expect(vaultOpens([[print(1, 5)]], [[[print(1, 5)]]], "seed")).toEqual([false]);
});

it("as many features lie within reach as the area of a cell says", () => {
  const { cell, reach, sectors } = vaultSettings(1);
  const byArea = (Math.PI * reach ** 2 * sectors) / ((cell ** 2 * Math.sqrt(3)) / 2);
  expect(Math.abs(featuresInReach(vaultSettings(1)) / byArea - 1)).toBeLessThan(0.1);
});
