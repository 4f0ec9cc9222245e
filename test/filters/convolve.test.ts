import { expect, it } from "vitest";
import { borderIndex } from "../../src/filters/border.js";
import { convolve } from "../../src/filters/convolve.js";
import { rowConvolver } from "../../src/filters/convolveRow.js";
import { gabor } from "../../src/filters/gabor.js";
import { gaborBank } from "../../src/filters/gaborBank.js";
import { gaborKernel } from "../../src/filters/gaborKernel.js";
import { createStream } from "../../src/random/createStream.js";

const stream = createStream(1, "test/convolve");
const noise = (width: number, height: number) => {
  const data = Float32Array.from({ length: width * height }, () => 128 + 50 * stream.normal());
  return { width, height, data, dpi: 500 };
};

it("each pixel is the sum over its window, row by row in double precision, to the last bit, whatever the sizes", () => {
  for (const [width, height] of [
    [1, 1],
    [7, 3],
    [8, 5],
    [300, 40],
    [17, 9],
  ] as const) {
    for (const size of [1, 3, 7]) {
      const image = noise(width, height);
      const weights = Float64Array.from({ length: size * size }, () => stream.normal());
      const expected = image.data.map((_, i) => {
        let sum = 0;
        for (let k = 0; k < weights.length; k++) {
          const x = borderIndex((i % width) + (k % size) - (size - 1) / 2, width, "reflect101");
          const y = borderIndex(Math.floor(i / width) + Math.floor(k / size) - (size - 1) / 2, height, "reflect101");
          sum += weights[k] * image.data[y * width + x];
        }
        return sum;
      });
      expect(convolve(image, { size, data: weights }).data).toEqual(expected);
    }
  }
});

it("four pixels that share a Gabor kernel are sums of half its weights times opposite pixels, to the last bit, in small and large pictures by turns", () => {
  for (const [width, height, sigmaX, sigmaY] of [
    [24, 20, 4, 4],
    [200, 120, 4, 4],
    [24, 20, 4, 4],
    [40, 30, 2, 5],
  ] as const) {
    const image = noise(width, height);
    const n = width * height;
    const orientation = (Math.PI * 37) / 128;
    const frequency = 29 / 256;
    const radius = Math.ceil(2.5 * Math.max(sigmaX, sigmaY));
    const { size, data } = gaborKernel({ orientation, frequency, sigmaX, sigmaY, radius, disc: true, unitGain: true });
    const at = (x: number, y: number) =>
      image.data[borderIndex(y, height, "reflect101") * width + borderIndex(x, width, "reflect101")];
    const middle = (data.length - 1) / 2;
    const expected = image.data.map((_, i) => {
      const [x, y] = [i % width, Math.floor(i / width)];
      let sum = data[middle] * at(x, y);
      for (let k = middle + 1; k < data.length; k++) {
        const [dx, dy] = [(k % size) - radius, Math.floor(k / size) - radius];
        sum += data[k] * (at(x + dx, y + dy) + at(x - dx, y - dy));
      }
      return sum;
    });
    const angles = new Float32Array(n).fill(orientation);
    const frequencies = new Float32Array(n).fill(frequency);
    const field = { width, height, angles, coherence: new Float32Array(n).fill(1) };
    expect(gabor(image, field, { width, height, frequencies }, { sigmaX, sigmaY }).data).toEqual(expected);
  }
});

it("a source that is very large is convolved in a memory that is not kept", () => {
  for (const [pixels, most] of [
    [2 ** 23 + 1, 2 ** 27],
    [9, 2 ** 20],
  ] as const) {
    const sums = rowConvolver(new Float32Array(pixels).fill(3), pixels, Float64Array.of(2), 1, 1)(pixels - 1);
    expect([...sums]).toEqual([6]);
    expect(sums.buffer.byteLength).toBeLessThan(most);
  }
});

it("a picture that is larger than a memory can be leaves Gabor's kernels to the next one", () => {
  const impossible = gaborBank(4, 4, 2 ** 30);
  expect(() => impossible.half(0.3, 0.1)).toThrow(RangeError);
  const { memory, half } = gaborBank(4, 4, 100);
  expect(memory.values[half(0.3, 0.1)]).toBeGreaterThan(0);
  expect(memory.values.byteLength).toBeLessThan(2 ** 26);
});
