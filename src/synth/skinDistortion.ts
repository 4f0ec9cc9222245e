/**
 * Parameters of the plastic distortion of skin. In the elliptic region pressed firmly the skin does not move; outside a band around
 * it, it is turned about the region's centre and shifted; within the band both grow smoothly.
 */
export interface SkinDistortion {
  /** Centre of the firm region. */
  readonly centerX: number;
  readonly centerY: number;
  /** Half axes of the firm region in pixels. */
  readonly radiusX: number;
  readonly radiusY: number;
  /** Width of the band in units of the region's radius (the paper's k, skin elasticity), > 0. */
  readonly band: number;
  /** Shift in pixels. */
  readonly shiftX: number;
  readonly shiftY: number;
  /** Turn in radians, counter-clockwise as seen. */
  readonly turn: number;
}

/**
 * Where a point of the skin lies under distortion: v + Δ(v) · brake(shapedist(v), k) (Cappelli, Maio & Maltoni, "Modelling plastic
 * distortion in fingerprint images", ICAPR 2001).
 */
export function distort(skin: SkinDistortion, x: number, y: number): [number, number] {
  const dx = x - skin.centerX;
  const dy = y - skin.centerY;
  const distance = Math.sqrt((dx / skin.radiusX) ** 2 + (dy / skin.radiusY) ** 2) - 1;
  if (distance <= 0) return [x, y];
  const brake = distance >= skin.band ? 1 : (1 - Math.cos((Math.PI * distance) / skin.band)) / 2;
  const cos = Math.cos(skin.turn);
  const sin = Math.sin(skin.turn);
  return [x + brake * (cos * dx + sin * dy - dx + skin.shiftX), y + brake * (cos * dy - sin * dx - dy + skin.shiftY)];
}

/** The inverse of `distort` to 1e-4 pixels, by fixed-point steps, where the displacement changes by at most 0.8 pixels a pixel. */
export function undistort(skin: SkinDistortion, x: number, y: number): [number, number] {
  let u = x;
  let v = y;
  for (let step = 0; step < 64; step++) {
    const [a, b] = distort(skin, u, v);
    const errorX = x - a;
    const errorY = y - b;
    u += errorX;
    v += errorY;
    if (Math.abs(errorX) + Math.abs(errorY) < 1e-6) break;
  }
  return [u, v];
}
