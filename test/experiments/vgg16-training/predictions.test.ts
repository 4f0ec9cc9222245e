import { beforeAll, describe, expect, it } from "vitest";
import { damaged } from "../../../experiments/vgg16-training/damaged.js";
import { selectBackend } from "../../../src/network/engine/selectBackend.js";
import { trunkFeatures } from "../../../src/network/features/trunkFeatures.js";
import { networkInputs } from "../../../src/network/inputs/networkInputs.js";
import { createTail } from "../../../src/network/tail.js";
import { applyHead, argmax, featureStatistics } from "../../../src/network/train/head.js";
import { headOf, pooledFeatures, weightsOf } from "../../../src/network/train/trainTail.js";
import { heStart } from "../../../src/network/weights/heStart.js";
import { createStream } from "../../../src/random/createStream.js";
import { grating } from "../shared/grating.js";
import { runStage } from "../shared/runStage.js";

const input = { picture: "scanned", align: "none", window: 224, copies: 0, rotation: 0, shift: 0 } as const;
const CLASSES = ["a", "b"];

describe("a network on damaged prints", () => {
  beforeAll(() => selectBackend("onnx"));

  it("names them with its trained weights and re-estimated statistics, each print at its own labels", async () => {
    const stream = createStream(1, "test/predictions");
    const weights = heStart(stream);
    const images = [5, 9, 15].map((period, i) => grating(period, i));
    const pictures = images.map((image) => networkInputs(image, { ...input, augment: {} }, [1, "test"], "")[0]);
    // The trained tail has another head than the one that is drawn for it, and maximum pooling.
    const tail = createTail(weights, CLASSES.length, "maximum", stream.substream("head"));
    const rows = images.map((_, i) => i);
    const pooled = pooledFeatures(tail, await trunkFeatures(weights, "block5_conv1", pictures), rows);
    const statistics = featureStatistics(pooled, 512);
    const named = argmax(applyHead(headOf(tail.model).head, statistics, pooled), CLASSES.length);
    expect(new Set(named).size).toBeGreaterThan(1);

    // Every print is of the finger that it is named as, but for the last one.
    const fingers = [...named].map((label, i) => CLASSES[i < 2 ? label : 1 - label]);
    const prints = fingers.map((finger, i) => ({ finger, impression: `${i}`, file: `${i}.png` }));
    const items = prints.flatMap(({ finger, impression }) => [0, 1].map((copy) => ({ finger, impression, copy })));
    const found = await runStage(damaged, {
      config: { damage: { prints: 9, masked: [0] }, input, pooling: "maximum" },
      data: {
        prints: [...prints].reverse(),
        read: async (wanted: typeof prints) => wanted.map((p) => images[prints.indexOf(p)]),
      },
      inputs: {
        inputs: { items, pictures: [], classes: CLASSES },
        weights,
        trained: { test: [...items.keys()], weights: weightsOf(tail.model), statistics },
      },
    } as never);
    expect(found.map(({ kind, level, right, n }) => [kind, level, right, n])).toEqual([["masked area", 0, 2, 3]]);
  }, 120_000);
});
