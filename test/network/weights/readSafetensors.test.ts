import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { VGG16_CONVOLUTIONS } from "../../../src/network/vgg16.js";
import { readSafetensors } from "../../../src/network/weights/readSafetensors.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ridgelab-safetensors-"));
});
afterAll(() => rm(folder, { recursive: true }));

type Header = Record<string, { dtype?: string; shape?: readonly number[]; data_offsets?: readonly number[]; scaling?: string }>;

/** A file written by the format's description: biases in single precision, kernels in half, all of one value but a few. */
async function writeFile16(name: string, change: (header: Header) => void = () => {}): Promise<string> {
  const header: Header = { __metadata__: { scaling: "unit" } };
  const data: Buffer[] = [];
  let at = 0;
  for (const { name: layer, inputs, outputs } of VGG16_CONVOLUTIONS) {
    const kernel = new Uint16Array(9 * inputs * outputs).fill(0x3c00); // 1
    kernel[1] = 0xc100; // −2.5
    const bias = Float32Array.from({ length: outputs }, (_, i) => i / 3);
    for (const [part, values, dtype, shape] of [
      ["kernel", kernel, "F16", [3, 3, inputs, outputs]],
      ["bias", bias, "F32", [outputs]],
    ] as const) {
      header[`${layer}/${part}`] = { dtype, shape, data_offsets: [at, at + values.byteLength] };
      at += values.byteLength;
      data.push(Buffer.from(values.buffer));
    }
  }
  change(header);
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  const file = join(folder, name);
  await writeFile(file, Buffer.concat([length, text, ...data]));
  return file;
}

describe("readSafetensors", () => {
  test("reads half and single precision", async () => {
    const weights = await readSafetensors(await writeFile16("whole.safetensors"));
    const { kernel, bias } = weights.layers.block2_conv1!;
    expect([weights.name, weights.scaling, ...kernel.slice(0, 3)]).toEqual(["whole", "unit", 1, -2.5, 1]);
    expect(bias.slice(0, 3)).toEqual(Float32Array.of(0, 1 / 3, 2 / 3));
  });

  test("says in one line what is wrong with a file", async () => {
    const whole = await readFile(await writeFile16("whole.safetensors"));
    const bad = async (name: string, bytes: Buffer | string): Promise<string> => {
      await writeFile(join(folder, name), bytes);
      return readSafetensors(join(folder, name)).then(
        () => "read",
        (error: Error) => error.message.replace(`${folder}/`, ""),
      );
    };
    expect(await bad("short", whole.subarray(0, whole.length - 1))).toBe("short: is cut short; copy it again");
    expect(await bad("header", whole.subarray(0, 100))).toBe("header: is cut short; copy it again");
    expect(await bad("text", "no weights at all")).toBe("text: is no safetensors file");
    expect(await bad("empty", "")).toBe("empty: is no safetensors file");
    await expect(readSafetensors(join(folder, "missing"))).rejects.toThrow("missing: ");
    const changed = async (change: (header: Header) => void): Promise<string> =>
      bad("x", await readFile(await writeFile16("y", change)));
    expect(await changed((h) => delete h["block3_conv2/bias"])).toBe(
      "x: has no block3_conv2/bias; VGG16's thirteen convolutions are needed",
    );
    expect(await changed((h) => (h["block1_conv1/bias"]!.shape = [32]))).toBe("x: block1_conv1/bias is 32; VGG16's is 64");
    expect(await changed((h) => (h["block1_conv1/bias"]!.dtype = "BF16"))).toBe(
      "x: block1_conv1/bias holds BF16; F16 and F32 are read",
    );
    const offsets = [undefined, [0], [-2, 0], [0, 1.5], [0, "1"]] as unknown as (readonly number[])[];
    for (const wrong of offsets) {
      expect(await changed((h) => (h["block1_conv1/bias"]!.data_offsets = wrong)), `${wrong}`).toBe("x: is no safetensors file");
    }
    expect(await changed((h) => (h["block1_conv1/bias"] = null as never))).toBe("x: is no safetensors file");
    expect(await changed((h) => delete h.__metadata__)).toBe(
      'x: does not say its input scaling, "unit" or "bgr-mean", in its metadata',
    );
  });
});
