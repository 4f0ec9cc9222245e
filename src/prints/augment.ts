import type { Stream } from "../random/stream.js";
import { elasticField } from "./elasticField.js";
import { type GrayImage, withData } from "./grayImage.js";
import { resample } from "./resample.js";

/** How far each operation may go. Each is drawn uniformly between minus and plus what stands here; 0 turns it off. */
export interface AugmentOptions {
  /** Rotation about the centre in degrees. Default: 10. */
  readonly rotation?: number;
  /** Shift along x and along y in pixels. Default: 10. */
  readonly shift?: number;
  /** Change of size, as a fraction below 1. Default: 0.05. */
  readonly scale?: number;
  /** Horizontal shear, as the tangent of its angle. Default: 0.05. */
  readonly shear?: number;
  /** Added to every intensity, in grey levels. Default: 12. */
  readonly brightness?: number;
  /** Change of the distance of every intensity from the middle grey 127.5, as a fraction. Default: 0.15. */
  readonly contrast?: number;
  /** Largest elastic displacement along x and along y in pixels. Default: 3. */
  readonly elastic?: number;
  /** Pixels between the points at which the elastic displacement is drawn. Default: 40. */
  readonly elasticSpacing?: number;
  /** Intensity of what comes in from beyond the edge, before brightness and contrast. Default: 255. */
  readonly background?: number;
}

const DEFAULTS: Required<AugmentOptions> = {
  rotation: 10,
  shift: 10,
  scale: 0.05,
  shear: 0.05,
  brightness: 12,
  contrast: 0.15,
  elastic: 3,
  elasticSpacing: 40,
  background: 255,
};

/**
 * Another impression of the same finger, made from this one: rotated, shifted, scaled, sheared and bent by one bilinear
 * resampling of the composed map, then changed in contrast and brightness and clamped to 0–255. The default ranges keep ridges
 * readable: they are smaller than what fingers do on a sensor. (Paper A augments but does not state its operations.)
 * @param stream the draws come from it in a fixed order and number, whichever operations are off.
 * @returns a picture of the same size and resolution.
 * @throws RangeError for a range that is negative or no number, a scale of 1 or more, or a spacing that is not positive.
 *
 * @example
 * import { augment, createImage } from "ridgelab/prints";
 * import { createStream } from "ridgelab/random";
 * const still = { rotation: 0, shift: 0, scale: 0, shear: 0, contrast: 0, elastic: 0 };
 * const print = createImage(8, 8, { fill: 100 });
 * Math.abs(augment(print, createStream(1, "docs/augment"), { ...still, brightness: 12 }).data[0] - 100) <= 12; // true
 * augment(print, createStream(1, "docs/augment"), { ...still, brightness: 0 }).data[0]; // 100
 */
export function augment(image: GrayImage, stream: Stream, options: AugmentOptions = {}): GrayImage {
  const range = { ...DEFAULTS, ...options };
  check(range);
  const within = (limit: number): number => limit * (2 * stream.uniform() - 1);
  const angle = (within(range.rotation) * Math.PI) / 180;
  const right = within(range.shift);
  const down = within(range.shift);
  const size = 1 + within(range.scale);
  const shear = within(range.shear);
  const lighter = within(range.brightness);
  const contrast = 1 + within(range.contrast);
  const bend = elasticField(image.width, image.height, range.elastic, range.elasticSpacing, stream);

  const centreX = (image.width - 1) / 2;
  const centreY = (image.height - 1) / 2;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const moved = resample(
    image,
    (point) => {
      const pixel = point.y * image.width + point.x;
      const x = point.x - centreX - right + bend.across[pixel];
      const y = point.y - centreY - down + bend.down[pixel];
      // Undo the counter-clockwise turn (y points down), then the shear, then the scale.
      const turnedX = x * cos - y * sin;
      const turnedY = x * sin + y * cos;
      point.x = centreX + (turnedX - shear * turnedY) / size;
      point.y = centreY + turnedY / size;
    },
    range.background,
  );
  return withData(
    moved,
    moved.data.map((value) => Math.min(255, Math.max(0, (value - 127.5) * contrast + 127.5 + lighter))),
  );
}

function check(range: Required<AugmentOptions>): void {
  for (const [name, value] of Object.entries(range)) {
    if (!(value >= 0 && Number.isFinite(value)))
      throw new RangeError(`${name} must be a finite number of at least 0; given ${value}`);
  }
  if (range.scale >= 1) throw new RangeError(`scale must be below 1; given ${range.scale}`);
  if (range.elasticSpacing === 0) throw new RangeError("elasticSpacing must be positive; given 0");
}
