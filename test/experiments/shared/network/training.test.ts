import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { networkFields } from "../../../../experiments/shared/network/fields.js";
import { training } from "../../../../experiments/shared/network/training.js";
import { selectBackend } from "../../../../src/network/engine/selectBackend.js";
import { heStart } from "../../../../src/network/weights/heStart.js";
import { createStream } from "../../../../src/random/createStream.js";
import { halfRowsOf } from "../../../network/halfRowsOf.js";
import { runStage } from "../runStage.js";

const items = ["a", "b"].flatMap((finger) => [..."12345"].map((impression) => ({ finger, impression, copy: 0 })));

describe("the training by a split", () => {
  beforeAll(() => selectBackend("onnx"));

  it("takes the shares of the split, a fifth and a fifth of the rest where nothing is said", async () => {
    const stream = createStream(1, "test/training");
    const inputs = { items, pictures: [], classes: ["a", "b"] };
    const features = halfRowsOf(new Float32Array(items.length * 14 * 14 * 512).map(() => stream.uniform()));
    const weights = heStart(stream);
    const sizes = async (shares: object) => {
      const config = z.strictObject(networkFields).parse({ input: {}, shares, epochs: 1, reestimate: 0 });
      const asked = { config, inputs: { inputs, weights, features }, given: { splitBy: "impression" as const } };
      return (await runStage(training, asked)).sizes;
    };
    expect(await sizes({})).toEqual({ training: 6, validation: 2, test: 2 });
    expect(await sizes({ test: 0.6, validation: 0 })).toEqual({ training: 4, validation: 0, test: 6 });
  }, 60_000);
});
