import { beforeAll, describe, expect, it } from "vitest";
import { selectBackend } from "../../../src/network/engine/selectBackend.js";
import { countParameters, featureModel, tunedVgg16 } from "../../../src/network/publishedNetworks.js";
import { createTail } from "../../../src/network/tail.js";
import type { TrainedLayers } from "../../../src/network/tailOptions.js";
import type { TrainState } from "../../../src/network/train/training.js";
import { trainTail, weightsOf } from "../../../src/network/train/trainTail.js";
import { heStart } from "../../../src/network/weights/heStart.js";
import { createStream } from "../../../src/random/createStream.js";
import { halfRowsOf } from "../halfRowsOf.js";

const stream = createStream(1, "test");
const weights = heStart(stream);
const options = {
  epochs: 3,
  batch: 4,
  learningRate: 1e-3,
  optimizer: "adam",
  reestimate: 4,
  earlyStopping: 0,
  reduceOnPlateau: 0,
} as const;

/** Two classes that differ in which channels are bright. */
function data(n: number, side = 14) {
  const columns = side * side * 512;
  const features = new Float32Array(n * columns);
  const noise = stream.substream("noise");
  for (let i = 0; i < features.length; i++) {
    const print = Math.floor(i / columns);
    features[i] = noise.uniform() * ((i % 512) % 2 === print % 2 ? 1 : 0.3);
  }
  return { features: halfRowsOf(features, columns), labels: Int32Array.from({ length: n }, (_, i) => i % 2) };
}

describe("training the tail", () => {
  beforeAll(() => selectBackend("onnx"));

  it("goes on from a saved state to the very curve and weights of a training that was not stopped", async () => {
    const given = data(10);
    const split = { training: [0, 1, 2, 3, 4, 5], validation: [6, 7, 8, 9] };
    const states: TrainState[] = [];
    const whole = createTail(weights, 2, "average", stream.substream("head"));
    const hooks = { afterEpoch: (state: TrainState) => states.push(structuredClone(state)) };
    const wanted = await trainTail(whole, given, split, options, stream.substream("t"), hooks);
    expect(states.map(({ history }) => history.length)).toEqual(Array.from({ length: options.epochs - 1 }, (_, i) => i + 1));
    const resumed = createTail(weights, 2, "average", stream.substream("head"));
    const history = await trainTail(resumed, given, split, options, stream.substream("t"), { resume: states[0] });
    expect(history).toEqual(wanted);
    // Compared as bytes: expect would look at nine million numbers one by one.
    const bytes = (tail: typeof whole) => weightsOf(tail.model).map((w) => Buffer.from(w.buffer, w.byteOffset, w.byteLength));
    const resumedBytes = bytes(resumed);
    expect(bytes(whole).every((b, i) => b.equals(resumedBytes[i]!))).toBe(true);
    expect(history.at(-1)!.loss).toBeLessThan(history[0]!.loss);
    expect(history.at(-1)!.valAccuracyReestimated).toBe(1);
  });

  it("drops shares of the features by the training's stream, another mask each step, and goes on alike from a saved state", async () => {
    const given = data(6, 2);
    const split = { training: [0, 1, 2, 3], validation: [4, 5] };
    const states: TrainState[] = [];
    const train = (dropout: number, hooks: Parameters<typeof trainTail>[5] = {}) => {
      const tail = createTail(weights, 2, "average", stream.substream("head"), { dropout, side: 2 });
      return trainTail(tail, given, split, { ...options, batch: 2, epochs: 2 }, stream.substream("t"), hooks);
    };
    const whole = await train(0.5, { afterEpoch: (state) => states.push(structuredClone(state)) });
    expect(await train(0.5)).toEqual(whole);
    expect(await train(0.5, { resume: states[0] })).toEqual(whole);
    expect(whole[0].loss).not.toBe((await train(0))[0].loss);
  });

  it("takes features of pictures of another size", async () => {
    const given = data(4, 4);
    const tail = createTail(weights, 2, "average", stream.substream("head"), { side: 4 });
    const history = await trainTail(tail, given, { training: [0, 1], validation: [2, 3] }, options, stream.substream("t"));
    expect(history.at(-1)!.loss).toBeLessThan(history[0]!.loss);
  });

  it.each([
    { optimizer: "sgd", momentum: 0.9 },
    { optimizer: "rmsprop" },
  ] as const)("goes on alike under $optimizer, whose steps are its own", async (of) => {
    const given = data(4);
    const split = { training: [0, 1], validation: [2, 3] };
    const states: TrainState[] = [];
    const train = (asked: typeof of | { optimizer: "adam" }, hooks: Parameters<typeof trainTail>[5]) => {
      const tail = createTail(weights, 2, "average", stream.substream("head"));
      return trainTail(tail, given, split, { ...options, epochs: 2, learningRate: 1e-5, ...asked }, stream.substream("t"), hooks);
    };
    const whole = await train(of, { afterEpoch: (state) => states.push(structuredClone(state)) });
    expect(await train(of, { resume: states[0] })).toEqual(whole);
    expect(whole[1].valLoss).not.toBe((await train({ optimizer: "adam" }, {}))[1].valLoss);
  });

  it("leaves the convolutions alone that are not trained, and counts BatchNorm's moving mean by its momentum", async () => {
    const given = data(4);
    const split = { training: [0, 1, 2, 3], validation: [] };
    const once = { ...options, epochs: 1, reestimate: 0 };
    const changed = async (trained: TrainedLayers, normMomentum?: number) => {
      const tail = createTail(weights, 2, "average", stream.substream("head"), { trained, normMomentum });
      const before = weightsOf(tail.model);
      await trainTail(tail, given, split, once, stream.substream("t"));
      const after = weightsOf(tail.model);
      // Kernels and biases of two convolutions; γ, β, mean and variance; kernel and bias of the head.
      expect(after).toHaveLength(10);
      const differs = (i: number) => Buffer.compare(Buffer.from(before[i].buffer), Buffer.from(after[i].buffer)) !== 0;
      return { conv2: differs(0), conv3: differs(2), head: differs(8), mean: after[6][0] };
    };
    const all = await changed("block5_conv2 and block5_conv3");
    expect(all).toMatchObject({ conv2: true, conv3: true, head: true });
    expect(await changed("block5_conv3")).toMatchObject({ conv2: false, conv3: true, head: true });
    const head = await changed("head");
    expect(head).toMatchObject({ conv2: false, conv3: false, head: true });
    // The moving mean begins at 0: after one step it is 1 − momentum of the batch's.
    expect((await changed("head", 0.5)).mean / head.mean).toBeCloseTo(0.5 / 0.01, 3);
  });

  it("ends early where validation does not improve, and lowers the learning rate on a plateau", async () => {
    const given = data(4);
    const split = { training: [0, 1], validation: [2, 3] };
    const still = { ...options, epochs: 6, learningRate: 1e-30, reestimate: 0, earlyStopping: 3, reduceOnPlateau: 2 };
    const tail = createTail(weights, 2, "maximum", stream.substream("head"));
    const history = await trainTail(tail, given, split, still, stream.substream("t"));
    expect(history.length).toBeLessThanOrEqual(6);
    expect(history.at(-1)!.learningRate).toBeLessThanOrEqual(1e-30);
  });

  it("divides the learning rate once a plateau, as often as its patience passes again", async () => {
    // Validation prints bear the wrong labels, so that their loss gets worse as training goes on.
    const { features, labels } = data(4);
    const given = { features, labels: labels.map((label, i) => (i < 2 ? label : 1 - label)) };
    const split = { training: [0, 1], validation: [2, 3] };
    const still = { ...options, epochs: 8, reestimate: 0, reduceOnPlateau: 2 };
    const tail = createTail(weights, 2, "maximum", stream.substream("head"));
    const history = await trainTail(tail, given, split, still, stream.substream("t"));
    // Told from the validation losses alone, as Keras's ReduceLROnPlateau counts: waits since the best or the last reduction.
    let [best, wait, rate] = [Number.POSITIVE_INFINITY, 0, 1e-3];
    for (const record of history) {
      expect(record.learningRate).toBeCloseTo(rate, 15);
      if (record.valLoss < best) [best, wait] = [record.valLoss, 0];
      else if (++wait >= 2) [rate, wait] = [rate / 10, 0];
    }
    expect(new Set(history.map((record) => record.learningRate)).size).toBeGreaterThan(1);
  });
});

describe("the published networks", () => {
  it("have the published numbers of parameters, counted from their layers", () => {
    for (const pooling of ["average", "maximum"] as const) {
      expect(countParameters(tunedVgg16(20, pooling))).toEqual({ total: 14_726_996, trainable: 4_730_900, frozen: 9_996_096 });
    }
    expect(countParameters(featureModel())).toEqual({ total: 14_714_688, trainable: 14_714_688, frozen: 0 });
  });
});
