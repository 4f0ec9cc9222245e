import type { Stream } from "../random/stream.js";
import type { Minutia, Template } from "./template.js";

/** The picture that `simulateMaster` draws. */
export interface MasterOptions {
  /** Width in pixels. Default 300. */
  readonly width?: number;
  /** Height in pixels. Default 300. */
  readonly height?: number;
  /** Standard deviation of the positions, as a share of width and height. Default 0.22. */
  readonly spread?: number;
  /** Least distance of two minutiae in pixels. Default 8, about a ridge. */
  readonly separation?: number;
}

/** Draws for one minutia before it is said that there is no room. */
const ATTEMPTS = 2000;

/**
 * A print as paper B's first stage simulates it: minutiae at normally distributed places, each coordinate z = m + x·σ with x = F⁻¹(r), m the
 * middle. What falls outside the picture or too close to another is drawn again. Directions are uniform, half are endings, quality is 1.
 *
 * @param count number of minutiae, at least 1
 * @throws RangeError where so many do not fit.
 *
 * @example
 * import { simulateMaster } from "ridgelab/minutiae";
 * import { createStream } from "ridgelab/random";
 * const { width, height, minutiae } = simulateMaster(40, createStream(1, "docs/master"));
 * [width, height, minutiae.length]; // [300, 300, 40]
 */
export function simulateMaster(count: number, stream: Stream, options: MasterOptions = {}): Template {
  const { width = 300, height = 300, spread = 0.22, separation = 8 } = options;
  const minutiae: Minutia[] = [];
  while (minutiae.length < count) {
    const place = freePlace(minutiae, stream, { width, height, spread, separation });
    if (!place) {
      throw new RangeError(
        `${count} minutiae at least ${separation} px apart do not fit into ${width}×${height} px; only ${minutiae.length} did`,
      );
    }
    const direction = 2 * Math.PI * stream.uniform();
    minutiae.push({ ...place, direction, type: stream.uniform() < 0.5 ? "ending" : "bifurcation", quality: 1 });
  }
  return { width, height, dpi: 500, minutiae };
}

function freePlace(
  taken: readonly Minutia[],
  stream: Stream,
  { width, height, spread, separation }: Required<MasterOptions>,
): { x: number; y: number } | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const x = width * (0.5 + spread * stream.normal());
    const y = height * (0.5 + spread * stream.normal());
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    if (taken.every((m) => (m.x - x) ** 2 + (m.y - y) ** 2 >= separation ** 2)) return { x, y };
  }
  return undefined;
}
