/** A corner of a polygon, pixels. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** The convex hull of points, its corners in turn; one or two corners where the points are one or lie on a line. Andrew's monotone chain, 1979. */
export function convexHull(points: readonly Corner[]): Corner[] {
  const sorted = [...points].sort((p, q) => p.x - q.x || p.y - q.y);
  const chain = (ordered: readonly Corner[]): Corner[] => {
    const out: Corner[] = [];
    for (const point of ordered) {
      while (out.length >= 2 && turn(out[out.length - 2], out[out.length - 1], point) <= 0) out.pop();
      out.push(point);
    }
    return out.slice(0, -1); // the last one begins the other chain
  };
  const hull = [...chain(sorted), ...chain(sorted.toReversed())];
  return hull.length > 0 ? hull : sorted.slice(0, 1);
}

/** The distance of (x, y) from a convex hull in pixels; 0 inside, Infinity from a hull without corners. */
export function distanceToHull(hull: readonly Corner[], x: number, y: number): number {
  if (isInside(hull, x, y)) return 0;
  let nearest = Infinity;
  for (let i = 0, a = hull[hull.length - 1]; i < hull.length; a = hull[i++]) {
    const u = hull[i].x - a.x;
    const v = hull[i].y - a.y;
    const squared = u * u + v * v;
    const along = squared > 0 ? ((x - a.x) * u + (y - a.y) * v) / squared : 0;
    const t = Math.min(Math.max(along, 0), 1);
    const dx = x - a.x - t * u;
    const dy = y - a.y - t * v;
    nearest = Math.min(nearest, dx * dx + dy * dy);
  }
  return Math.sqrt(nearest);
}

/** Whether (x, y) lies on the left of all edges. */
function isInside(hull: readonly Corner[], x: number, y: number): boolean {
  for (let i = 0, a = hull[hull.length - 1]; i < hull.length; a = hull[i++]) {
    if ((hull[i].x - a.x) * (y - a.y) - (hull[i].y - a.y) * (x - a.x) < 0) return false;
  }
  return hull.length > 2;
}

/** Twice the area of the triangle o, a, b: positive where it turns counter-clockwise (y up). */
function turn(o: Corner, a: Corner, b: Corner): number {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}
