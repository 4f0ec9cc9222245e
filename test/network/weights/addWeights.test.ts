import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onnxModel } from "../../../src/network/engine/onnxModel.js";
import { createSession, ortTensor } from "../../../src/network/engine/ort.js";
import { trunkGraph } from "../../../src/network/trunk/trunkGraph.js";
import { VGG16_CONVOLUTIONS } from "../../../src/network/vgg16.js";
import { addWeights } from "../../../src/network/weights/addWeights.js";
import { listWeights } from "../../../src/network/weights/listWeights.js";
import { openWeights } from "../../../src/network/weights/openWeights.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import { writeKerasFile } from "./writeKerasFile.js";

let root: string;
let folder: string;
let file: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "ridgelab-"));
  folder = join(root, "data", "weights");
  file = join(root, "notop.h5");
});
afterAll(() => rmSync(root, { recursive: true }));

const context = {
  seed: 1,
  prints: () => [],
  get folder() {
    return folder;
  },
};

describe("addWeights", () => {
  it("copies a Keras file with its digest, and openWeights finds it under its name", async () => {
    await writeKerasFile(file, handmade(), "published");
    const record = await addWeights(file, folder, { name: "imagenet" });
    expect(readdirSync(folder).sort()).toEqual(["imagenet.h5", "imagenet.json"]);
    expect(readFileSync(join(folder, "imagenet.h5")).equals(readFileSync(file))).toBe(true);
    const weights = await openWeights("imagenet", context);
    expect(weights).toMatchObject({ name: "imagenet", scaling: "bgr-mean", digest: record.digest });
    expect(record).toEqual({ name: "imagenet", digest: weights.digest, source: "notop.h5" });
    expect(await listWeights(folder)).toEqual([record]);
  });

  it("keeps the kernel's order: a convolution worked out by hand comes out of the trunk's graph", async () => {
    const weights = await openWeights("imagenet", context);
    const session = createSession(onnxModel(trunkGraph(weights, "block1_conv1", 3)));
    const blue = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const green = blue.map((value) => 10 * value);
    const red = blue.map((value) => -value);
    const features = new Float32Array(9 * 64);
    session.run(
      { images: ortTensor(Float32Array.from([...blue, ...green, ...red]), [1, 3, 3, 3]) },
      { features: ortTensor(features, [1, 3, 3, 64]) },
    );
    session.dispose();
    const channel = (o: number): number[] => Array.from({ length: 9 }, (_, pixel) => features[pixel * 64 + o]);
    // Twice the green of the pixel above on the right, plus 1.
    expect(channel(5)).toEqual([1, 1, 1, 41, 61, 1, 101, 121, 1]);
    // The blue of the pixel on the left, plus 3 times the red below, which the ReLU cuts.
    expect(channel(6)).toEqual([0, 0, 0, 0, 0, 0, 0, 7, 8]);
    expect(channel(7)).toEqual(new Array(9).fill(0));
  });

  it("refuses a name that is taken, computed by the lab, or none", async () => {
    await expect(addWeights(file, folder, { name: "imagenet" })).rejects.toThrow("weights called imagenet are there already");
    await expect(addWeights(file, folder, { name: "untrained" })).rejects.toThrow("weights called untrained are there already");
    await expect(addWeights(file, folder, { name: "../x" })).rejects.toThrow('"../x" is no name for weights');
  });

  it("writes over no file that lies there without a record, but takes it when it is the one to be added", async () => {
    const own = join(folder, "own.h5");
    writeFileSync(own, "mine");
    await expect(addWeights(file, folder, { name: "own" })).rejects.toThrow(
      new Error(`${own} is there already; give these another name`),
    );
    expect(readFileSync(own, "utf8")).toBe("mine");
    copyFileSync(file, own);
    await addWeights(own, folder);
    expect(readFileSync(own).equals(readFileSync(file))).toBe(true);
    rmSync(own);
    rmSync(join(folder, "own.json"));
  });

  it("leaves nothing behind when the file is no such weights, and names that file", async () => {
    const page = join(root, "page.h5");
    writeFileSync(page, "<html>");
    await expect(addWeights(page, folder)).rejects.toThrow(
      new Error(`${page}: is no HDF5 file; Keras's weights are (.h5, .weights.h5, .keras)`),
    );
    const none = join(root, "none.h5");
    await expect(addWeights(root, folder, { name: "root" })).rejects.toThrow(new Error(`${root}: is a folder, not a file`));
    await expect(addWeights(none, folder)).rejects.toThrow(new Error(`${none}: does not exist`));
    expect(readdirSync(folder).sort()).toEqual(["imagenet.h5", "imagenet.json"]);
  });
});

describe("openWeights", () => {
  it("says which weights there are when there are none of a name", async () => {
    await expect(openWeights("resnet", context)).rejects.toThrow(
      'no weights are called resnet; there are fingerprints, data-dependent, untrained, imagenet; "ridgelab weights add FILE" adds more',
    );
  });

  it("names computed weights with their seed", async () => {
    const untrained = await openWeights("untrained", context);
    expect(untrained).toMatchObject({ name: "untrained (He, seed 1)", scaling: "unit" });
    const prints = [{ width: 32, height: 32, dpi: 500, data: Float32Array.from({ length: 1024 }, (_, i) => (i * i) % 251) }];
    const fitted = await openWeights("data-dependent", { seed: 2, folder, prints: () => Promise.resolve(prints) });
    expect(fitted).toMatchObject({ name: "data-dependent (1 print, seed 2)", scaling: "unit" });
  });

  it("notices that an added file was exchanged, or its record spoilt", async () => {
    const other = handmade();
    other.layers.block1_conv1.bias[0] = 1;
    await writeKerasFile(join(folder, "imagenet.h5"), other, "published");
    await expect(openWeights("imagenet", context)).rejects.toThrow("imagenet.h5: has changed since it was added; add it again");
    writeFileSync(join(folder, "imagenet.json"), "{");
    await expect(listWeights(folder)).rejects.toThrow("imagenet.json: is no record of added weights");
    mkdirSync(join(root, "empty"));
    expect(await listWeights(join(root, "empty"))).toEqual([]);
    expect(await listWeights(join(root, "nowhere"))).toEqual([]);
  });
});

/** Zeros but for two outputs of the first convolution. */
function handmade(): VggWeights {
  const layers = Object.fromEntries(
    VGG16_CONVOLUTIONS.map(({ name, inputs, outputs }) => {
      return [name, { kernel: new Float32Array(9 * inputs * outputs), bias: new Float32Array(outputs) }];
    }),
  );
  const { kernel, bias } = layers.block1_conv1;
  const set = (row: number, column: number, input: number, output: number, value: number): void => {
    kernel[((row * 3 + column) * 3 + input) * 64 + output] = value;
  };
  set(0, 2, 1, 5, 2);
  bias[5] = 1;
  set(1, 0, 0, 6, 1);
  set(2, 1, 2, 6, 3);
  return { name: "handmade", digest: "", scaling: "bgr-mean", layers };
}
