import { type GrayImage, withData } from "../prints/grayImage.js";

/**
 * Keeps the homogeneous areas of a binary print (black 0; all else is white, 255) and turns over those of fewer than `area` pixels: first
 * white ones (pores; 4-connected), then black ones (specks; 8-connected). Paper B, section 3.1, second scenario, step 2.
 *
 * @example
 * import { removeSmallAreas } from "ridgelab/filters";
 * const speck = { width: 5, height: 1, data: Float32Array.of(255, 255, 0, 255, 255), dpi: 500 };
 * removeSmallAreas(speck, 2).data; // [255, 255, 255, 255, 255]
 */
export function removeSmallAreas(binary: GrayImage, area: number): GrayImage {
  const { width, height } = binary;
  const data = binary.data.map((value) => (value === 0 ? 0 : 255));
  for (const colour of [255, 0]) {
    const seen = new Uint8Array(data.length);
    for (let start = 0; start < data.length; start++) {
      if (seen[start] === 1 || data[start] !== colour) continue;
      const region = [start];
      seen[start] = 1;
      for (let next = 0; next < region.length; next++) {
        const x = region[next] % width;
        const y = (region[next] - x) / width;
        for (let v = Math.max(y - 1, 0); v <= Math.min(y + 1, height - 1); v++) {
          for (let u = Math.max(x - 1, 0); u <= Math.min(x + 1, width - 1); u++) {
            const i = v * width + u;
            if (seen[i] === 1 || data[i] !== colour || (colour === 255 && u !== x && v !== y)) continue;
            seen[i] = 1;
            region.push(i);
          }
        }
      }
      if (region.length < area) for (const i of region) data[i] = 255 - colour;
    }
  }
  return withData(binary, data);
}
