import { type Resolution, STANDARD_DPI } from "./settleResolution.js";

/** The largest print that is worked on, at 500 dpi: 2²⁴ pixels, 8 inches square, more than a hand's. */
const MAX_PIXELS = 2 ** 24;

/** Throws a RangeError where a picture would have more than 2²⁴ pixels at 500 dpi: what follows takes minutes and gigabytes then. */
export function checkStandardSize({ width, height, dpi }: { width: number; height: number; dpi: Resolution }): void {
  const [across, down] = [width / dpi.x, height / dpi.y].map((inches) => Math.round(inches * STANDARD_DPI));
  if (across * down <= MAX_PIXELS) return;
  const of = dpi.x === dpi.y ? dpi.x : `${dpi.x}×${dpi.y}`;
  const drawn = across === width && down === height ? "" : `, ${across}×${down} at ${STANDARD_DPI} dpi`;
  throw new RangeError(
    `is ${width}×${height} pixels at ${of} dpi${drawn}; at most ${MAX_PIXELS} pixels at ${STANDARD_DPI} dpi are worked on: crop it, or state its resolution where that is finer ("dpi" in dataset.json)`,
  );
}
