/** What filters hand to one another besides pictures. All are plain objects of typed arrays, so they cross to a worker as they are. */

/** Which pixels belong to the print: 1 inside, 0 outside; row-major, as in GrayImage. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The direction of the ridges at every pixel. */
export interface OrientationField {
  readonly width: number;
  readonly height: number;
  /** Ridge direction in [0, π), counter-clockwise as seen from the x axis (y of the picture points down). */
  readonly angles: Float32Array;
  /** 0 where the neighbourhood has no direction, 1 where all gradients are parallel. */
  readonly coherence: Float32Array;
}

/** The frequency of the ridges at every pixel. */
export interface FrequencyImage {
  readonly width: number;
  readonly height: number;
  /** Ridges a pixel, across the ridges: 1 / (distance of neighbouring crests in pixels). */
  readonly frequencies: Float32Array;
}

/** Throws a RangeError unless all have the size of the first. */
export function assertSameSize(what: string, first: Size, ...others: (Size | undefined)[]): void {
  for (const other of others) {
    if (other && (other.width !== first.width || other.height !== first.height)) {
      throw new RangeError(`${what}: sizes differ: ${first.width}×${first.height} and ${other.width}×${other.height}`);
    }
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Throws a RangeError unless n is an odd positive whole number (a window has a middle pixel). */
export function assertWindow(what: string, n: number): void {
  if (!Number.isInteger(n) || n < 1 || n % 2 === 0) {
    throw new RangeError(`${what}: the window must be an odd whole number of pixels, at least 1; given ${n}`);
  }
}
