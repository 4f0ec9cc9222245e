import { describe, expect, it } from "vitest";
import { onnxModel } from "../../../src/network/engine/onnxModel.js";
import { createSession, ortTensor } from "../../../src/network/engine/ort.js";
import { prepareInput } from "../../../src/network/trunk/prepareInput.js";
import { trunkGraph, trunkShape } from "../../../src/network/trunk/trunkGraph.js";
import { dataDependentStart } from "../../../src/network/weights/dataDependentStart.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import type { GrayImage } from "../../../src/prints/grayImage.js";
import { createStream } from "../../../src/random/createStream.js";

const SIDE = 48;
const CENTRE = 0.75;
const prints = Array.from({ length: 4 }, (_, i) => ridges(i));
const stream = createStream(1, "test/data-dependent");
const weights = dataDependentStart(prints, stream, { name: "fitted", centre: CENTRE });

describe("dataDependentStart", () => {
  it.each([
    "block1_conv1",
    "block3_conv2",
    "block5_conv3",
  ])("gives every channel of %s the centre as its mean, and variance 1", (layer) => {
    const { values, channels } = beforeRelu(layer);
    for (let channel = 0; channel < channels; channel++) {
      let sum = 0;
      let squares = 0;
      for (let at = channel; at < values.length; at += channels) {
        sum += values[at];
        squares += values[at] ** 2;
      }
      const mean = (sum * channels) / values.length;
      const variance = (squares * channels) / values.length - mean ** 2;
      expect(mean).toBeCloseTo(CENTRE, 3);
      expect(variance).toBeCloseTo(1, 3);
    }
  });

  it("is the same for the same prints and seed", () => {
    expect(weights.name).toBe("fitted");
    expect(weights.scaling).toBe("unit");
    expect(dataDependentStart(prints, createStream(1, "test/data-dependent"), { centre: CENTRE }).digest).toBe(weights.digest);
  });

  it("refuses no prints, blank ones and those of other sizes", () => {
    const blank = { ...prints[0], data: new Float32Array(SIDE * SIDE) };
    expect(() => dataDependentStart([], stream)).toThrow("prints with a side that is a multiple of 16 are needed; given none");
    expect(() => dataDependentStart([{ ...blank, width: 40 }], stream)).toThrow("multiple of 16 are needed; given one of 40");
    expect(() => dataDependentStart([blank, { ...blank, height: 40 }], stream)).toThrow("is 48 pixels wide; given one of 48×40");
    expect(() => dataDependentStart([blank], stream)).toThrow(
      "block1_conv1 puts out the same everywhere: the prints are blank or too few",
    );
  });
});

/** What a layer of the trunk's graph puts out when its last ReLU is taken away. */
function beforeRelu(layer: string): { values: Float32Array; channels: number } {
  const graph = trunkGraph(weights as VggWeights, layer, SIDE);
  const last = graph.nodes.findLastIndex(({ op }) => op === "Relu");
  const nodes = graph.nodes.with(last, { ...graph.nodes[last], op: "Identity" });
  const session = createSession(onnxModel({ ...graph, nodes }));
  const shape = trunkShape(layer, SIDE);
  const values = new Float32Array(prints.length * shape[0] * shape[1] * shape[2]);
  const input = new Float32Array(prints.length * 3 * SIDE * SIDE);
  for (const [i, print] of prints.entries()) input.set(prepareInput(print, weights.scaling), i * 3 * SIDE * SIDE);
  session.run(
    { images: ortTensor(input, [prints.length, 3, SIDE, SIDE]) },
    { features: ortTensor(values, [prints.length, ...shape]) },
  );
  session.dispose();
  return { values, channels: shape[2] };
}

/** Rings of another period and centre for every i. */
function ridges(i: number): GrayImage {
  const data = Float32Array.from({ length: SIDE * SIDE }, (_, p) => {
    const radius = Math.hypot((p % SIDE) - 9 * i, Math.floor(p / SIDE) - 20 + 3 * i);
    return 128 + 127 * Math.cos((2 * Math.PI * radius) / (6 + i));
  });
  return { width: SIDE, height: SIDE, dpi: 500, data };
}
