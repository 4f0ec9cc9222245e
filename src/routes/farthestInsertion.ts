import type { Budget } from "./budget.js";
import type { Route, RouteOptions, RouteProblem } from "./problem.js";
import { type Found, solveTour, type Tour } from "./tour.js";

/**
 * Farthest insertion (paper B, section 4; Rosenkrantz, Stearns and Lewis 1977): begins with the two points farthest apart; then the
 * point farthest from all that are in the route goes where it lengthens the route least. Of equal ones the lowest number, or the
 * earliest place. An operation is a distance compared.
 *
 * @example
 * import { farthestInsertion } from "ridgelab/routes";
 * const points = [0, -1, 2, -5].map((x) => ({ x, y: 0 }));
 * farthestInsertion({ points }).order; // [2, 0, 1, 3]
 * farthestInsertion({ points }).length; // 7
 */
export function farthestInsertion(problem: RouteProblem, options: RouteOptions = {}): Route {
  return solveTour(problem, options, insertFarthest);
}

function insertFarthest(tour: Tour, budget: Budget): Found {
  const { points, size, base, distances } = tour;
  let first = 0;
  let second = 1;
  for (let i = 0; i < points; i++) {
    for (let j = i + 1; j < points; j++) {
      if (distances[i * size + j] > distances[first * size + second]) [first, second] = [i, j];
    }
  }
  budget.spend((points * (points - 1)) / 2);
  const order = size > points ? [first, second, base] : [first, second];
  // How far each point is from the route; −1 once it is in it.
  const away = Float64Array.from({ length: points }, (_, i) =>
    Math.min(distances[first * size + i], distances[second * size + i]),
  );
  away[first] = away[second] = -1;
  while (order.length < size) {
    let farthest = 0;
    for (let i = 1; i < points; i++) if (away[i] > away[farthest]) farthest = i;
    const row = farthest * size;
    let place = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < order.length; i++) {
      const [a, b] = [order[i], order[(i + 1) % order.length]];
      const longer = distances[row + a] + distances[row + b] - distances[a * size + b];
      if (longer < least) [least, place] = [longer, i + 1];
    }
    order.splice(place, 0, farthest);
    away[farthest] = -1;
    for (let i = 0; i < points; i++) away[i] = Math.min(away[i], distances[row + i]);
    budget.spend(3 * points + order.length);
  }
  return { order };
}
