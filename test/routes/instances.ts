import { createStream } from "../../src/random/createStream.js";
import type { Point } from "../../src/routes/problem.js";

/** Uniform points on a square of side 1000, whole coordinates on request. */
export function randomPoints(count: number, seed: number | string, whole = false): Point[] {
  const stream = createStream(seed, "test/routes");
  const taken = new Set<string>();
  const points: Point[] = [];
  while (points.length < count) {
    const [x, y] = [1000 * stream.uniform(), 1000 * stream.uniform()];
    const point = whole ? { x: Math.floor(x / 50), y: Math.floor(y / 50) } : { x, y };
    const key = `${point.x} ${point.y}`;
    if (!taken.has(key)) points.push(point);
    taken.add(key);
  }
  return points;
}

/** A symmetric matrix of whole numbers below `most`, as unlike the plane as can be. */
export function randomMatrix(count: number, seed: number | string, most: number): number[][] {
  const stream = createStream(seed, "test/routes/matrix");
  const matrix = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (let i = 0; i < count; i++) for (let j = 0; j < i; j++) matrix[i]![j] = matrix[j]![i] = stream.integer(most);
  return matrix;
}

/** The shortest length by going through all orders with nothing of the room: for up to 7 points. */
export function bruteForce(distances: readonly ArrayLike<number>[], shape: "path" | "cycle"): number {
  const walk = (order: number[], left: number[], length: number): number => {
    const last = order.at(-1)!;
    if (left.length === 0) return shape === "cycle" ? length + distances[last]![order[0]!]! : length;
    return Math.min(
      ...left.map((next) =>
        walk(
          [...order, next],
          left.filter((other) => other !== next),
          length + distances[last]![next]!,
        ),
      ),
    );
  };
  const all = distances.map((_, i) => i);
  const starts = shape === "cycle" ? [0] : all;
  return Math.min(
    ...starts.map((start) =>
      walk(
        [start],
        all.filter((other) => other !== start),
        0,
      ),
    ),
  );
}
