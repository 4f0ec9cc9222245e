import type { StatedResolution } from "./formats/metadata.js";

/** Dots per inch along x and along y. */
export interface Resolution {
  readonly x: number;
  readonly y: number;
}

/** The resolution of the usual scanner, and of all prints inside the lab. */
export const STANDARD_DPI = 500;

/** What a fingerprint scanner may have, dots per inch. Below are the placeholders of editors and cameras: 0, 1, 72, 96. */
const SCANNERS = { from: 100, to: 5000 } as const;

/** A whole number of pixels a centimetre may be so far from the truth, dots per inch. */
const ROUNDING = 1.27;

/**
 * The resolution of a picture from what its parts state. What is no scanner's (below 100 or above 5000 dpi, like the 72 and 96 that
 * editors write unasked) counts as not stated; what remains must agree, to within what a whole number of pixels a centimetre can say,
 * and then the first counts. Where nothing remains it is 500 dpi, and so is all that a rounded 500 may be (498.73 to 501.27).
 * @param given dots per inch, whatever the file states.
 * @throws RangeError where two parts contradict each other, only one side's resolution is a scanner's, or only the shape of a pixel is
 *   stated and it is no square.
 */
export function settleResolution(stated: readonly StatedResolution[], given?: number): Resolution {
  if (given !== undefined) return { x: given, y: given };
  const wrong = (what: string): RangeError => new RangeError(`${what}; save it with the right one, or give dpi in dataset.json`);
  const shape = stated.find(({ unit, x, y }) => unit === "none" && x > 0 && Math.abs(x / y - 1) > 0.01);
  const usable: StatedResolution[] = [];
  for (const resolution of stated) {
    if (resolution.unit === "none") continue;
    const sides = [resolution.x, resolution.y].filter(isScanners).length;
    if (sides === 1) throw wrong(`states ${describe(resolution)}, of which only one can be a scanner's resolution`);
    if (sides === 2) usable.push(resolution);
  }
  const [first, ...others] = usable;
  if (!first) {
    if (shape) throw wrong(`states pixels of ${tenths(shape.y)} to ${tenths(shape.x)} (${shape.source}) and no resolution`);
    return { x: STANDARD_DPI, y: STANDARD_DPI };
  }
  const other = others.find(({ x, y }) => !agree(x, first.x) || !agree(y, first.y));
  if (other) throw wrong(`states two resolutions, ${describe(first)} and ${describe(other)}`);
  return { x: standard(first.x), y: standard(first.y) };
}

function isScanners(dpi: number): boolean {
  return tenths(dpi) >= SCANNERS.from && tenths(dpi) <= SCANNERS.to;
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= 2 * ROUNDING;
}

function standard(dpi: number): number {
  return Math.abs(dpi - STANDARD_DPI) <= ROUNDING ? STANDARD_DPI : tenths(dpi);
}

/** A tenth of a dpi is all that whole pixels a metre can say. */
function tenths(dpi: number): number {
  return Math.round(dpi * 10) / 10;
}

function describe({ source, x, y }: StatedResolution): string {
  return `${tenths(x) === tenths(y) ? tenths(x) : `${tenths(x)}×${tenths(y)}`} dpi (${source})`;
}
