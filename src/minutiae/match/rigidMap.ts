/** A rotation and a shift that lay the points of one print on another's: (x, y) → (cos·x − sin·y + dx, sin·x + cos·y + dy), y up. */
export interface RigidMap {
  readonly cos: number;
  readonly sin: number;
  readonly dx: number;
  readonly dy: number;
  /** The rotation in radians, counter-clockwise. */
  readonly angle: number;
}

/** A point to be laid on another, and how much to turn a direction there to lay it on the other's, with a weight. */
export interface Correspondence {
  readonly weight: number;
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
  readonly turn: number;
}

/** What a direction tells of the rotation, as if it were a second point so many pixels away. */
const LEVER = 20;

/** The rigid map that lays points on their counterparts with the least sum of weighted squares (Umeyama 1991, in the plane), directions included. */
export function fitRigidMap(pairs: readonly Correspondence[]): RigidMap {
  let [total, x, y, toX, toY] = [0, 0, 0, 0, 0];
  for (const pair of pairs) {
    total += pair.weight;
    x += pair.weight * pair.x;
    y += pair.weight * pair.y;
    toX += pair.weight * pair.toX;
    toY += pair.weight * pair.toY;
  }
  x /= total;
  y /= total;
  toX /= total;
  toY /= total;
  let along = 0;
  let across = 0;
  for (const pair of pairs) {
    const u = pair.x - x;
    const v = pair.y - y;
    const s = pair.toX - toX;
    const t = pair.toY - toY;
    along += pair.weight * (u * s + v * t + LEVER ** 2 * Math.cos(pair.turn));
    across += pair.weight * (u * t - v * s + LEVER ** 2 * Math.sin(pair.turn));
  }
  const angle = Math.atan2(across, along);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return { cos, sin, dx: toX - (cos * x - sin * y), dy: toY - (sin * x + cos * y), angle };
}

/** The map back. */
export function inverseMap({ cos, sin, dx, dy, angle }: RigidMap): RigidMap {
  return { cos, sin: -sin, dx: -(cos * dx + sin * dy), dy: sin * dx - cos * dy, angle: -angle };
}
