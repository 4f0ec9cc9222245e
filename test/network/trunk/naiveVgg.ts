import { convolutionsUntil, type VggConvolution } from "../../../src/network/vgg16.js";
import type { VggWeights } from "../../../src/network/weights/vggWeights.js";
import type { GrayImage } from "../../../src/prints/grayImage.js";

/** VGG16 as plain float64 loops over height × width × channels, kernels as Keras stores them: slow and independent of the engine. */
export function naiveVgg(weights: VggWeights, until: string, image: GrayImage): Float64Array {
  let side = image.width;
  let maps = scaled(image, weights.scaling);
  let block = 1;
  for (const convolution of convolutionsUntil(until)) {
    if (convolution.block > block) {
      maps = pooled(maps, side, convolution.inputs);
      side /= 2;
      block = convolution.block;
    }
    maps = convolved(maps, side, convolution, weights.layers[convolution.name]);
  }
  return maps;
}

function scaled({ data }: GrayImage, scaling: string): Float64Array {
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const deviation = Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length);
  const means = scaling === "unit" ? [mean, mean, mean] : [103.939, 116.779, 123.68];
  return Float64Array.from({ length: 3 * data.length }, (_, i) => {
    return (data[Math.floor(i / 3)] - means[i % 3]) / (scaling === "unit" ? deviation : 1);
  });
}

function convolved(
  maps: Float64Array,
  side: number,
  { inputs, outputs }: VggConvolution,
  { kernel, bias }: VggWeights["layers"][string],
): Float64Array {
  const out = new Float64Array(side * side * outputs);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const pixel = out.subarray((y * side + x) * outputs, (y * side + x + 1) * outputs);
      pixel.set(bias);
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          if (y + dy < 0 || y + dy >= side || x + dx < 0 || x + dx >= side) continue;
          for (let i = 0; i < inputs; i++) {
            const value = maps[((y + dy) * side + x + dx) * inputs + i];
            const row = (((dy + 1) * 3 + dx + 1) * inputs + i) * outputs;
            for (let o = 0; o < outputs; o++) pixel[o] += value * kernel[row + o];
          }
        }
      }
      for (let o = 0; o < outputs; o++) pixel[o] = Math.max(0, pixel[o]);
    }
  }
  return out;
}

function pooled(maps: Float64Array, side: number, channels: number): Float64Array {
  const half = side / 2;
  return Float64Array.from({ length: half * half * channels }, (_, at) => {
    const channel = at % channels;
    const x = 2 * (Math.floor(at / channels) % half);
    const y = 2 * Math.floor(at / channels / half);
    const value = (dy: number, dx: number): number => maps[((y + dy) * side + x + dx) * channels + channel];
    return Math.max(value(0, 0), value(0, 1), value(1, 0), value(1, 1));
  });
}
