import type { Point, RouteProblem } from "./problem.js";

/**
 * The distances of a problem, row by row. Straight ones by √(dx² + dy²), whose every step IEEE 754 rounds correctly, so that they are
 * the same on every machine.
 *
 * @throws RangeError, one line, for fewer than two points, coordinates or distances that are no finite numbers, negative ones, two
 * points at one place, a matrix that is not square or not symmetric.
 *
 * @example
 * import { distanceMatrix } from "ridgelab/routes";
 * distanceMatrix({ points: [{ x: 0, y: 0 }, { x: 3, y: 4 }] }); // { count: 2, distances: [0, 5, 5, 0] }
 * distanceMatrix({ distances: [[0, 5], [4, 0]] }); // throws the distance from 1 to 0 is 4 and back 5; they must be equal
 */
export function distanceMatrix(problem: RouteProblem): { readonly count: number; readonly distances: Float64Array } {
  const rows = "points" in problem ? problem.points : problem.distances;
  if (rows.length < 2) throw new RangeError(`a route needs at least 2 points; given ${rows.length}`);
  const distances = "points" in problem ? straight(problem.points) : checked(problem.distances);
  return { count: rows.length, distances };
}

function straight(points: readonly Point[]): Float64Array {
  const n = points.length;
  const distances = new Float64Array(n * n);
  points.forEach(({ x, y }, i) => {
    if (!(Number.isFinite(x) && Number.isFinite(y))) {
      throw new RangeError(`point ${i} of a route is at (${x}, ${y}); coordinates must be finite numbers`);
    }
    for (let j = 0; j < i; j++) {
      const dx = x - points[j].x;
      const dy = y - points[j].y;
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (!(distance > 0 && distance < Number.POSITIVE_INFINITY)) {
        throw new RangeError(
          `points ${j} and ${i} of a route are ${distance} apart; no two may be at one place, nor so far apart`,
        );
      }
      distances[i * n + j] = distances[j * n + i] = distance;
    }
  });
  return distances;
}

function checked(rows: readonly ArrayLike<number>[]): Float64Array {
  const n = rows.length;
  const distances = new Float64Array(n * n);
  rows.forEach((row, i) => {
    if (row.length !== n) throw new RangeError(`row ${i} of the distances has ${row.length} numbers; ${n} rows need ${n} each`);
    for (let j = 0; j < i; j++) {
      const distance = row[j];
      if (!(distance >= 0 && distance < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`the distance from ${i} to ${j} is ${distance}; needs a finite number that is not negative`);
      }
      if (distance !== rows[j][i]) {
        throw new RangeError(`the distance from ${i} to ${j} is ${distance} and back ${rows[j][i]}; they must be equal`);
      }
      distances[i * n + j] = distances[j * n + i] = distance;
    }
  });
  return distances;
}
