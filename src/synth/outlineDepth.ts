/**
 * How far a master's point lies inside the finger's outline, half an ellipse on straight sides, in pixels; negative outside.
 *
 * @param width master's width in pixels
 * @param height master's height in pixels
 */
export function outlineDepth(width: number, height: number, x: number, y: number): number {
  const radius = (width - 1) / 2;
  const shoulder = 0.4 * height;
  const across = x - radius;
  const along = Math.max(0, ((shoulder - y) / shoulder) * radius);
  return Math.min(radius - Math.sqrt(across * across + along * along), height - 1 - y);
}
