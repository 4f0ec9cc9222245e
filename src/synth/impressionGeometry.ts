import { distort, type SkinDistortion, undistort } from "./skinDistortion.js";

/** The exact map from a master to an impression, as plain numbers (JSON). First the skin distorts, then the finger turns and shifts. */
export interface ImpressionGeometry {
  readonly distortion: SkinDistortion;
  /** Rotation in radians, counter-clockwise as seen, about the pivot. */
  readonly rotation: number;
  /** The master's point about which the finger turns. */
  readonly pivotX: number;
  readonly pivotY: number;
  /** Where the pivot lies in the impression. */
  readonly originX: number;
  readonly originY: number;
}

/**
 * The impression's point where a master's point lies.
 *
 * @example
 * import { mapPoint } from "ridgelab/synth";
 * const distortion = { centerX: 100, centerY: 100, radiusX: 50, radiusY: 50, band: 1, shiftX: 0, shiftY: 0, turn: 0 };
 * const turned = { distortion, rotation: Math.PI / 2, pivotX: 100, pivotY: 100, originX: 50, originY: 60 };
 * mapPoint(turned, 110, 100); // [50.00, 50.00]
 */
export function mapPoint(geometry: ImpressionGeometry, x: number, y: number): [number, number] {
  const [u, v] = distort(geometry.distortion, x, y);
  const cos = Math.cos(geometry.rotation);
  const sin = Math.sin(geometry.rotation);
  const dx = u - geometry.pivotX;
  const dy = v - geometry.pivotY;
  return [geometry.originX + cos * dx + sin * dy, geometry.originY + cos * dy - sin * dx];
}

/**
 * The master's point that lies at an impression's point: the inverse of `mapPoint` within 1e-4 pixels.
 *
 * @example
 * import { unmapPoint } from "ridgelab/synth";
 * const distortion = { centerX: 100, centerY: 100, radiusX: 50, radiusY: 50, band: 1, shiftX: 0, shiftY: 0, turn: 0 };
 * const turned = { distortion, rotation: Math.PI / 2, pivotX: 100, pivotY: 100, originX: 50, originY: 60 };
 * unmapPoint(turned, 50, 50); // [110.00, 100.00]
 */
export function unmapPoint(geometry: ImpressionGeometry, x: number, y: number): [number, number] {
  const cos = Math.cos(geometry.rotation);
  const sin = Math.sin(geometry.rotation);
  const dx = x - geometry.originX;
  const dy = y - geometry.originY;
  return undistort(geometry.distortion, geometry.pivotX + cos * dx - sin * dy, geometry.pivotY + cos * dy + sin * dx);
}
