import type { Stream } from "../random/stream.js";
import type { Minutia, Template } from "./template.js";

/** What happens between two readings of a finger. */
export interface ReadingNoise {
  /** Standard deviation of each coordinate in pixels. Default 0. */
  readonly noise?: number;
  /** Probability that a minutia is lost. Default 0. */
  readonly lost?: number;
  /** Probability, for each of the master's minutiae, that a spurious one appears somewhere. Default 0. */
  readonly spurious?: number;
  /** Standard deviation of the whole print's shift along x and along y in pixels. Default 0. */
  readonly shift?: number;
  /** Standard deviation of the whole print's rotation about the picture's middle in degrees. Default 0. */
  readonly turn?: number;
  /** Standard deviation of each direction in degrees. Default 0. */
  readonly directionNoise?: number;
}

/** A second reading of a print, and which of the master's minutiae each of its own is. */
export interface Reading {
  readonly template: Template;
  /** By the reading's minutiae: index in the master, −1 for a spurious one. */
  readonly origin: readonly number[];
}

/**
 * The same finger read again: the print moved as a whole, each minutia displaced by N(0, σ²) in x and in y (paper B, stage 1, by the inverse
 * function), some lost, some spurious at uniform places. The same numbers are drawn whatever is lost, so that conditions differ in
 * nothing but what they name.
 *
 * @throws RangeError for a probability outside [0, 1], lost + spurious above 1, or a negative deviation.
 *
 * @example
 * import { simulateMaster, simulateReading } from "ridgelab/minutiae";
 * import { createStream } from "ridgelab/random";
 * const master = simulateMaster(40, createStream(1, "docs/master"));
 * simulateReading(master, { lost: 1 }, createStream(1, "docs/reading")).template.minutiae.length; // 0
 * simulateReading(master, {}, createStream(1, "docs/reading")).template.minutiae[0].x - master.minutiae[0].x; // 0
 */
export function simulateReading(master: Template, options: ReadingNoise, stream: Stream): Reading {
  const { noise = 0, lost = 0, spurious = 0, shift = 0, turn = 0, directionNoise = 0 } = options;
  if (!(lost >= 0 && spurious >= 0 && lost + spurious <= 1)) {
    throw new RangeError(`lost is ${lost} and spurious ${spurious}; probabilities are at least 0, and together at most 1`);
  }
  for (const [name, value] of Object.entries({ noise, shift, turn, directionNoise })) {
    if (!(value >= 0)) throw new RangeError(`${name} is ${value}; a standard deviation is at least 0`);
  }
  const { width, height, minutiae } = master;
  const angle = (turn * Math.PI * stream.normal()) / 180;
  const [dx, dy] = [shift * stream.normal(), shift * stream.normal()];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const kept: Minutia[] = [];
  const origin: number[] = [];
  for (const [index, minutia] of minutiae.entries()) {
    const [nx, ny, nd] = [stream.normal(), stream.normal(), stream.normal()];
    const isLost = stream.uniform() < lost;
    const isSpurious = stream.uniform() < spurious;
    const other = { x: width * stream.uniform(), y: height * stream.uniform(), direction: 2 * Math.PI * stream.uniform() };
    if (!isLost) {
      const [u, v] = [minutia.x - width / 2, minutia.y - height / 2];
      const direction = minutia.direction + angle + (directionNoise * Math.PI * nd) / 180;
      kept.push({
        ...minutia,
        x: width / 2 + cos * u + sin * v + dx + noise * nx,
        y: height / 2 - sin * u + cos * v + dy + noise * ny,
        direction: ((direction % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI),
      });
      origin.push(index);
    }
    if (isSpurious) {
      kept.push({ ...minutia, ...other });
      origin.push(-1);
    }
  }
  return { template: { ...master, minutiae: kept }, origin };
}
