import { describe, expect, it } from "vitest";
import { fitAnn } from "../../src/classifiers/ann.js";
import { annLayers } from "../../src/classifiers/annLayers.js";
import { createAnn } from "../../src/classifiers/annNetwork.js";
import { annStep } from "../../src/classifiers/annStep.js";
import { publishedNumber } from "../../src/papers.js";
import { createStream } from "../../src/random/createStream.js";
import { clouds, formulaRows } from "./samples.js";

describe("the deep ANN", () => {
  it("has the parameters of Table 6", () => {
    const layers = annLayers(100352, 20);
    const count = (key: "parameters" | "trainable") => layers.reduce((sum, layer) => sum + layer[key], 0);
    const table = (row: string) => publishedNumber("A", "table-6", "rows", row, "count");
    expect([count("parameters"), count("trainable")]).toEqual([table("total"), table("trainable")]);
    expect(count("parameters") - count("trainable")).toBe(table("non-trainable"));
  });

  it("takes the steps that torch 1.13 takes (Linear, ReLU, BatchNorm1d with ε 1e-3, Adam with ε 1e-7, double precision)", () => {
    const network = createAnn(6, 3, [5, 4], "relu", createStream(1, "overwritten"));
    [...network.hidden.map(({ dense }) => dense), network.output].forEach(({ kernel }, k) => {
      for (let i = 0; i < kernel.values.length; i++) kernel.values[i] = 0.5 * Math.sin(1 + k + i);
    });
    const data = Float32Array.from({ length: 54 }, (_, i) => Math.sin(1.3 * Math.floor(i / 6) + 0.7 * (i % 6)));
    const labels = Int32Array.from({ length: 9 }, (_, r) => r % 3);
    const losses = [1, 2, 3, 4, 5].map((step) => {
      const adam = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, step };
      return annStep(network, { rows: 9, columns: 6, data }, labels, { dropout: 0, adam }, createStream(1, "none")).loss;
    });
    const close = (ours: ArrayLike<number>, theirs: readonly number[]) =>
      theirs.forEach((value, i) => {
        expect(Math.abs(ours[i] - value)).toBeLessThan(2e-5);
      });
    close(losses, [1.171702, 1.108187, 1.064299, 1.026477, 0.995252]);
    close(network.hidden[0].dense.kernel.values, [0.42328, 0.47276, 0.05124, -0.36495, -0.46273]);
    close(network.hidden[1].norm.gamma.values, [0.95153, 0.95591, 1.04843, 0.99759]);
    close(network.hidden[0].norm.mean, [0.01316, 0.0126, 0.01501, 0.01568, 0.01061]);
    close(network.output.bias.values, [-0.02885, 0.02843, -0.02566]);
  });

  it("keeps a history with its validation side, and lowers the learning rate where that stalls", () => {
    const { training, test } = clouds(3, 8, 5, 0.5, createStream(2, "clouds"));
    const options = { hidden: [16, 8], epochs: 6, batch: 8, learningRate: 0.5, reduceOnPlateau: 1 };
    const seen: string[] = [];
    const fitted = fitAnn(training, options, createStream(2, "ann"), {
      validation: test,
      progress: (done, total, note) => seen.push(`${done}/${total} ${note.split(",")[0]}`),
    });
    expect(fitted.history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(fitted.history.every(({ valLoss, valAccuracy }) => Number.isFinite(valLoss) && valAccuracy >= 0)).toBe(true);
    expect(fitted.history.at(-1)!.learningRate).toBeLessThan(0.5);
    expect([seen[0], seen.at(-1)]).toEqual(["1/18 epoch 1", "18/18 epoch 6"]);
  });

  it("learns with dropout, and without an activation", async () => {
    const { training, test } = clouds(3, 8, 5, 0.5, createStream(2, "clouds"));
    for (const more of [{ dropout: 0.3 }, { activation: "linear" as const }]) {
      const options = { hidden: [32, 16], epochs: 20, batch: 8, learningRate: 0.01, ...more };
      const named = fitAnn(training, options, createStream(2, "ann")).predict(test.features);
      expect(named.filter((label, i) => label === test.labels[i]).length / named.length).toBeGreaterThan(0.8);
    }
  });

  it("refuses options that no training could follow, in one line", () => {
    const training = formulaRows(9, 0);
    const fitted = (options: object) => fitAnn(training, options, createStream(1, "refused"));
    expect(() => fitted({ batch: 0 })).toThrow("batch must be a whole number of at least 1; given 0");
    expect(() => fitted({ epochs: 0 })).toThrow("epochs must be a whole number of at least 1; given 0");
    expect(fitted({ epochs: 1, batch: 9, hidden: [4] }).history).toHaveLength(1);
    expect(() => fitted({ epochs: 1.5 })).toThrow("epochs must be a whole number of at least 1; given 1.5");
    expect(() => fitted({ learningRate: Number.NaN })).toThrow("learningRate must be positive; given NaN");
  });
});
