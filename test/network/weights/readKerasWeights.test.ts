import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type File, File as Hdf5File } from "h5wasm/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crc32 } from "../../../src/crc32.js";
import { readKerasWeights } from "../../../src/network/weights/readKerasWeights.js";
import { counting } from "./counting.js";
import { groupAt, type KerasLayout, writeKerasFile } from "./writeKerasFile.js";

let folder: string;
let file: string;
const weights = counting();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
  file = join(folder, "vgg.h5");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("readKerasWeights", () => {
  it.each<KerasLayout>([
    "published",
    "weights",
    "model",
    "nested",
    "keras3",
    "nameless",
    "numbered",
  ])("reads every layer of the layout %s", async (layout) => {
    await writeKerasFile(file, weights, layout);
    const read = await readKerasWeights(file);
    expect(read).toMatchObject({ name: "vgg", scaling: "bgr-mean", digest: weights.digest });
    expect(read.layers.block5_conv3.bias).toEqual(weights.layers.block5_conv3.bias);
    expect(
      Buffer.from(read.layers.block2_conv1.kernel.buffer).equals(Buffer.from(weights.layers.block2_conv1.kernel.buffer)),
    ).toBe(true);
  });

  it("reads double precision, and finds VGG16 among other layers and what an optimizer keeps", async () => {
    const more = (file: File): void => {
      layer(file, "layers/conv2d_13/vars", ["0", "1"], [1, 1, 512, 8]);
      layer(file, "layers/dense/vars", ["0", "1"], [8, 3]);
      layer(file, "layers/batch_normalization/vars", ["0", "1"], [8]);
      layer(file, "optimizer/vars", ["0", "1"], [3, 3, 3, 64]);
    };
    await writeKerasFile(file, weights, "nameless", { double: true, more });
    expect((await readKerasWeights(file)).digest).toBe(weights.digest);
    const moments = (file: File): void => layer(file, "optimizer_weights/Adam/block1_conv1", ["kernel:0", "bias:0"], [1]);
    await writeKerasFile(file, weights, "weights", { without: "block1_conv2", more: moments });
    await expect(readKerasWeights(file)).rejects.toThrow("has no layer block1_conv2");
  });

  it("reads a .keras archive", async () => {
    await writeKerasFile(file, weights, "nameless");
    const archive = join(folder, "vgg.keras");
    writeFileSync(archive, stored("model.weights.h5", readFileSync(file)));
    expect(await readKerasWeights(archive)).toMatchObject({ name: "vgg", digest: weights.digest });
    truncateSync(archive, 1_000_000);
    await expect(readKerasWeights(archive)).rejects.toThrow(new Error(`${archive}: is cut short; copy it again`));
    writeFileSync(archive, stored("model.weights.npz", Buffer.alloc(9)));
    await expect(readKerasWeights(archive)).rejects.toThrow(new Error(`${archive}: is a ZIP archive without model.weights.h5`));
    writeFileSync(archive, stored("model.weights.h5", Buffer.from("<html>")));
    await expect(readKerasWeights(archive)).rejects.toThrow(`${archive}: is no HDF5 file; `);
  });

  it("reads channels that come first where the call, the file or its name says how the kernels are meant, and else refuses them", async () => {
    await writeKerasFile(file, weights, "published", { first: "theano" });
    await expect(readKerasWeights(file)).rejects.toThrow(
      new Error(
        `${file}: the kernel of block1_conv1 has its channels first (64 × 3 × 3 × 3), and nothing says whether the kernels are Theano's, ` +
          "which are turned by 180°; say so with --kernels theano or --kernels tensorflow",
      ),
    );
    expect((await readKerasWeights(file, { kernels: "theano" })).digest).toBe(weights.digest);
    const said = join(folder, "vgg16_weights_th_dim_ordering_th_kernels_notop.h5");
    copyFileSync(file, said);
    expect((await readKerasWeights(said)).digest).toBe(weights.digest);
    const opened = new Hdf5File(file, "a");
    opened.create_attribute("backend", "theano");
    opened.close();
    expect((await readKerasWeights(file)).digest).toBe(weights.digest);
  });

  it.each([
    [{ without: "block4_conv2" }, "has no layer block4_conv2; VGG16's thirteen convolutions are needed"],
    [{ misshapen: "block1_conv2" }, "has no layer block2_conv1; VGG16's thirteen convolutions are needed"],
  ])("says in one line that a file with the fault %o is none of VGG16's", async (faults, message) => {
    await writeKerasFile(file, weights, "published", faults);
    await expect(readKerasWeights(file)).rejects.toThrow(new Error(`${file}: ${message}`));
  });

  it.each([
    [{ misshapen: "block5_conv3" }, "the kernel of block5_conv3 is 512 × 3 × 3 × 512; VGG16's is 3 × 3 × 512 × 512"],
    [{ withoutBias: "block5_conv3" }, "the layer block5_conv3 has no bias"],
    [{ whole: "block5_conv3" }, "the kernel of block5_conv3 holds int8; float16, float32, float64 and bfloat16 are read"],
  ])("names the layer of a file with the fault %o", async (faults, message) => {
    await writeKerasFile(file, weights, "weights", faults);
    await expect(readKerasWeights(file)).rejects.toThrow(new Error(`${file}: ${message}`));
  });

  it("names what is wrong with layers that have no names", async () => {
    await writeKerasFile(file, weights, "nameless", { misshapen: "block5_conv3" });
    await expect(readKerasWeights(file)).rejects.toThrow(
      new Error(
        `${file}: the kernel of layers/conv2d_12/vars is 512 × 3 × 3 × 512; VGG16's of block5_conv3 is 3 × 3 × 512 × 512`,
      ),
    );
    await writeKerasFile(file, weights, "nameless", { without: "block1_conv2" });
    await expect(readKerasWeights(file)).rejects.toThrow(
      `${file}: has no layer block1_conv1, nor thirteen convolutions in a row that have VGG16's shapes`,
    );
  });

  it("refuses VGG19's weights, and a file with two VGG16", async () => {
    const deeper = (file: File): void => layer(file, "block3_conv4", ["kernel:0", "bias:0"], [3, 3, 1, 1]);
    await writeKerasFile(file, weights, "weights", { without: "block1_conv2", more: deeper });
    await expect(readKerasWeights(file)).rejects.toThrow(
      new Error(`${file}: is VGG19's: it has the layer block3_conv4; VGG16's thirteen convolutions are needed`),
    );
    const second = (file: File): void => layer(file, "model_weights/other/block1_conv1", ["kernel:0", "bias:0"], [3, 3, 3, 64]);
    await writeKerasFile(file, weights, "nested", { without: "block1_conv2", more: second });
    await expect(readKerasWeights(file)).rejects.toThrow(
      new Error(`${file}: has 2 layers called block1_conv1; a model with one VGG16 is needed`),
    );
  });

  it("says that a file is cut short, is no HDF5, or is not there", async () => {
    await writeKerasFile(file, weights, "published");
    truncateSync(file, 1_000_000);
    await expect(readKerasWeights(file)).rejects.toThrow(new Error(`${file}: is cut short; copy it again`));
    for (const other of ["<html>not found</html>", ""]) {
      writeFileSync(file, other);
      await expect(readKerasWeights(file)).rejects.toThrow(
        new Error(`${file}: is no HDF5 file; Keras's weights are (.h5, .weights.h5, .keras)`),
      );
    }
    await expect(readKerasWeights(folder)).rejects.toThrow(new Error(`${folder}: is a folder, not a file`));
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

/** Adds a layer of zeros to a file. */
function layer(file: File, group: string, [kernel, bias]: [string, string], shape: number[]): void {
  const zeros = (sides: number[]): Float32Array => new Float32Array(sides.reduce((product, side) => product * side, 1));
  const made = groupAt(file, group);
  made.create_dataset({ name: kernel, data: zeros(shape), shape });
  made.create_dataset({ name: bias, data: zeros(shape.slice(-1)), shape: shape.slice(-1) });
}

/** A ZIP archive of one file that is stored as it is (PKWARE's APPNOTE, section 4.3). */
function stored(name: string, bytes: Buffer): Buffer {
  const common = Buffer.alloc(26);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(bytes.length, 14);
  common.writeUInt32LE(bytes.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), bytes]);
  const listed = Buffer.concat([Buffer.from("PK\x01\x02\0\0"), common, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, listed, end]);
}
