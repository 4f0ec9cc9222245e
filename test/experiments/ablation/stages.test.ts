import { describe, expect, it } from "vitest";
import { ablation } from "../../../experiments/ablation/index.js";
import { testedPrints } from "../../../experiments/ablation/testedPrints.js";
import { runStage } from "../shared/runStage.js";
import { askedFor } from "../shared/wiring.js";

describe("the stages", () => {
  it("are the tuned network's, and again without each, from the full pipeline's weights", async () => {
    const input = { picture: "enhanced", align: "core", copies: 1 };
    const { asked } = await askedFor(ablation.stages, { input, epochs: 8, without: ["alignment", "gabor"] });
    const of = (suffix: string) => [
      { name: `inputs${suffix}`, inputs: {} },
      { name: `features${suffix}`, inputs: { inputs: `inputs${suffix}`, weights: "weights" } },
      {
        name: `training by impression${suffix}`,
        inputs: { inputs: `inputs${suffix}`, weights: "weights", features: `features${suffix}` },
      },
      {
        name: `testedPrints${suffix}`,
        inputs: { inputs: `inputs${suffix}`, trained: `training by impression${suffix}` },
      },
    ];
    const [gabor, alignment] = [", without the Gabor filter", ", without alignment"];
    expect(asked).toEqual([
      { name: "weights", inputs: {} },
      ...of(""),
      ...of(alignment),
      ...of(gabor),
      {
        name: "differences",
        inputs: { full: "testedPrints", alignment: `testedPrints${alignment}`, gabor: `testedPrints${gabor}` },
      },
    ]);
  });

  it("refuse to leave out what is not there", async () => {
    const input = { picture: "scanned", align: "core", copies: 1 };
    await expect(askedFor(ablation.stages, { input, epochs: 8, without: ["gabor"] })).rejects.toThrow("input.picture=enhanced");
  });
});

describe("the test print by print", () => {
  it("is what the network says of each test print, at its own label", async () => {
    const items = [..."abab"].map((finger, i) => ({ finger, impression: `${i}`, copy: 0 }));
    // Rows of the test prints, in the order of the test side; the last one is certain, and wrong.
    const probabilities = Float32Array.from([0.25, 0.75, 0.5, 0.5, 0, 1]);
    const trained = { test: [3, 1, 2], training: [0, 1, 2, 3, 0], history: [{}, {}], probabilities };
    const { prints, training, steps } = await runStage(testedPrints, {
      config: { batch: 2 },
      inputs: { inputs: { items, pictures: [], classes: ["a", "b"] }, trained },
    } as never);
    expect(prints.map(({ finger, impression }) => finger + impression)).toEqual(["b3", "b1", "a2"]);
    // The first of equal probabilities counts, as in the accuracy of a training; Keras clips at 1e-7.
    expect(prints.map(({ right }) => right)).toEqual([true, false, false]);
    expect(prints.map(({ loss }) => loss)).toEqual([-Math.log(0.75), Math.log(2), -Math.log(1e-7)]);
    // Five pictures in batches of two are three steps, in each of two epochs.
    expect([training, steps]).toEqual([5, 6]);
  });
});
