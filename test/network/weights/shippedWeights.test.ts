import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { networkInputs } from "../../../src/network/inputs/networkInputs.js";
import { createTrunk } from "../../../src/network/trunk/createTrunk.js";
import { openWeights } from "../../../src/network/weights/openWeights.js";
import { openShippedWeights, shippedRecord } from "../../../src/network/weights/shippedWeights.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { fromGreyLevels } from "../../../src/prints/greyLevels.js";
import { createFinger } from "../../../src/synth/createFinger.js";
import { createImpression } from "../../../src/synth/createImpression.js";

const FILE = join(packageRoot(), "data", "weights", "fingerprints.safetensors");

describe("the weights that come with the lab", () => {
  it("have VGG16's shapes and the digest that their record and their card give", async () => {
    const weights = await openWeights("fingerprints", { seed: 1, folder: "nowhere", prints: () => [] });
    const { digest, source } = await shippedRecord();
    expect(weights.digest).toBe(digest);
    expect(weights.scaling).toBe("unit");
    expect(Object.values(weights.layers).reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0)).toBe(
      14_714_688,
    );
    const card = readFileSync(join(packageRoot(), "data", "weights", "README.md"), "utf8");
    expect(card).toContain(digest);
    expect(source).toContain("synthetic");
  });

  it("find two prints of a synthetic finger that nobody trained on more alike than those of two fingers", async () => {
    const prints = [0, 1, 2].flatMap((finger) => [0, 1].map((impression) => print(finger, impression)));
    const trunk = createTrunk(await openShippedWeights(), "block5_conv3");
    const maps = trunk.run(prints);
    trunk.dispose();
    const length = maps.length / prints.length;
    const cosine = (a: number, b: number): number => {
      const dot = (p: number, q: number) => {
        let sum = 0;
        for (let i = 0; i < length; i++) sum += maps[p * length + i] * maps[q * length + i];
        return sum;
      };
      return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    };
    const pairs = prints.flatMap((_, a) => prints.slice(0, a).map((_, b) => ({ a, b, genuine: a >> 1 === b >> 1 })));
    const scores = (genuine: boolean) => pairs.filter((pair) => pair.genuine === genuine).map(({ a, b }) => cosine(a, b));
    expect(Math.min(...scores(true))).toBeGreaterThan(Math.max(...scores(false)));
  });

  it("are refused in one line when the file is cut short or a bit has changed", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
    const copy = join(folder, "copy.safetensors");
    copyFileSync(FILE, copy);
    truncateSync(copy, 1_000_000);
    await expect(openShippedWeights(copy)).rejects.toThrow("copy.safetensors: is cut short; copy it again");
    const bytes = readFileSync(FILE);
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(copy, bytes);
    await expect(openShippedWeights(copy)).rejects.toThrow("copy.safetensors: is damaged; it comes with the lab, get it again");
    rmSync(folder, { recursive: true });
  });
});

function print(finger: number, impression: number) {
  const { image } = createImpression(createFinger("test/shipped-weights", finger), impression);
  const options = { picture: "enhanced", align: "core", window: 300, copies: 0, augment: {} } as const;
  return fromGreyLevels(networkInputs(image, options, [0, "test"], "")[0]);
}
