import { describe, expect, it } from "vitest";
import { networkEnvironment } from "../../../../experiments/shared/network/environment.js";

describe("what a network's results depend on", () => {
  it("names backend, trunk and weights", async () => {
    const found = await networkEnvironment("untrained", "real");
    expect(found).toEqual({
      backend: expect.stringMatching(/^\w+ \(.*, \d+ threads\)$/),
      trunk: expect.stringMatching(/^onnxruntime-node [\d.]+, \d+ threads$/),
      weights: "untrained (seed 1)",
    });
  });

  it("says that synthetic prints come from the generator that weights were made with, and of no others", async () => {
    const generator = async (weights: string, kind: string) => (await networkEnvironment(weights, kind)).generator;
    const same = "The prints come from the same generator as those that the weights were made with.";
    expect(await generator("fingerprints", "synthetic")).toBe(same);
    expect(await generator("data-dependent", "synthetic")).toBe(same);
    expect(await generator("untrained", "synthetic")).toBeUndefined();
    expect(await generator("fingerprints", "real")).toBeUndefined();
  });

  it("has the digest of the weights that come with the lab", async () => {
    expect((await networkEnvironment("fingerprints", "real")).weights).toMatch(/^fingerprints \(.*, digest [0-9a-f]{12}\)$/);
  });

  it("refuses weights that nobody has added", async () => {
    await expect(networkEnvironment("resnet", "real")).rejects.toThrow(
      /^weights: no weights are called resnet; there are fingerprints, /,
    );
  });
});
