import type { GrayImage } from "../prints/grayImage.js";

/**
 * What lies beyond the edge: `reflect101` mirrors without repeating the edge pixel (dcb|abcd|cba, OpenCV's default), `replicate`
 * repeats it (aaa|abcd|ddd).
 */
export type Border = "reflect101" | "replicate";

/** The index in [0, length) that stands for index `i`, which may lie any distance outside. */
export function borderIndex(i: number, length: number, border: Border): number {
  if (i >= 0 && i < length) return i;
  if (border === "replicate") return i < 0 ? 0 : length - 1;
  if (length === 1) return 0;
  const period = 2 * length - 2;
  const k = ((i % period) + period) % period;
  return k < length ? k : period - k;
}

/** The picture with `radius` pixels of border on each side, so that windows need no test for the edge. */
export function pad(image: GrayImage, radius: number, border: Border): { width: number; height: number; data: Float32Array } {
  const width = image.width + 2 * radius;
  const height = image.height + 2 * radius;
  const data = new Float32Array(width * height);
  padInto(data, image, radius, border);
  return { width, height, data };
}

/** The same into `data`, which has room for it. */
export function padInto(data: Float32Array | Float64Array, image: GrayImage, radius: number, border: Border): void {
  const width = image.width + 2 * radius;
  const height = image.height + 2 * radius;
  for (let y = 0; y < height; y++) {
    const from = borderIndex(y - radius, image.height, border) * image.width;
    const to = y * width;
    data.set(image.data.subarray(from, from + image.width), to + radius);
    for (let x = 0; x < radius; x++) {
      data[to + x] = image.data[from + borderIndex(x - radius, image.width, border)];
      data[to + width - 1 - x] = image.data[from + borderIndex(width - 1 - x - radius, image.width, border)];
    }
  }
}
