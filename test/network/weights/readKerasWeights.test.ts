import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VGG16_CONVOLUTIONS } from "../../../src/network/vgg16.js";
import { readKerasWeights } from "../../../src/network/weights/readKerasWeights.js";
import { type VggWeights, vggWeights } from "../../../src/network/weights/vggWeights.js";
import { type KerasLayout, writeKerasFile } from "./writeKerasFile.js";

let folder: string;
let file: string;
const weights = counting();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
  file = join(folder, "vgg.h5");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("readKerasWeights", () => {
  it.each<KerasLayout>(["published", "weights", "model"])("reads every layer of the layout %s", async (layout) => {
    await writeKerasFile(file, weights, layout);
    const read = await readKerasWeights(file);
    expect(read).toMatchObject({ name: "vgg", scaling: "bgr-mean", digest: weights.digest });
    expect(read.layers.block5_conv3.bias).toEqual(weights.layers.block5_conv3.bias);
    expect(
      Buffer.from(read.layers.block2_conv1.kernel.buffer).equals(Buffer.from(weights.layers.block2_conv1.kernel.buffer)),
    ).toBe(true);
  });

  it.each([
    [{ without: "block4_conv2" }, "has no layer block4_conv2; VGG16's thirteen convolutions are needed"],
    [{ misshapen: "block1_conv2" }, "the kernel of block1_conv2 is 64 × 3 × 3 × 64; VGG16's is 3 × 3 × 64 × 64"],
    [{ withoutBias: "block3_conv1" }, "the layer block3_conv1 has no bias"],
    [{ wide: "block2_conv2" }, "the kernel of block2_conv2 holds <d, not float32"],
  ])("says in one line that a file with the fault %o is none of VGG16's", async (faults, message) => {
    await writeKerasFile(file, weights, "published", faults);
    await expect(readKerasWeights(file)).rejects.toThrow(new Error(`${file}: ${message}`));
  });

  it("says that a file is cut short, is no HDF5, or is not there", async () => {
    await writeKerasFile(file, weights, "published");
    truncateSync(file, 1_000_000);
    await expect(readKerasWeights(file)).rejects.toThrow(new Error(`${file}: is cut short; copy it again`));
    writeFileSync(file, "<html>not found</html>");
    await expect(readKerasWeights(file)).rejects.toThrow(new Error(`${file}: is no HDF5 file; Keras's weights are (.h5)`));
    const missing = join(folder, "none.h5");
    await expect(readKerasWeights(missing)).rejects.toThrow(new Error(`${missing}: does not exist`));
  });

  it("refuses weights that are no numbers", async () => {
    const { kernel, bias } = weights.layers.block1_conv1;
    const broken = { ...weights.layers, block1_conv1: { kernel, bias: bias.with(5, Number.NaN) } };
    await writeKerasFile(file, { ...weights, layers: broken }, "published");
    await expect(readKerasWeights(file)).rejects.toThrow("the bias of block1_conv1 has values that are no finite numbers");
  });
});

/** Weights of which no two neighbours are alike, so that a wrong order shows. */
function counting(): VggWeights {
  const layers = VGG16_CONVOLUTIONS.map(({ name, inputs, outputs }) => {
    const kernel = new Float32Array(9 * inputs * outputs);
    for (let i = 0; i < kernel.length; i++) kernel[i] = (i % 1009) / 1009 - 0.5;
    return [name, { kernel, bias: Float32Array.from({ length: outputs }, (_, i) => i / 512) }] as const;
  });
  return vggWeights("counting", "bgr-mean", Object.fromEntries(layers));
}
