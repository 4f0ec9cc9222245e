/**
 * Shortest routes through points: one solver a function, all with the same arguments, from paper B's heuristics to proven ones.
 *
 * @module
 */

export { antColony } from "./antColony.js";
export { branchAndBound } from "./branchAndBound.js";
export { branchAndBoundGreedy } from "./branchAndBoundGreedy.js";
export { bv } from "./bv.js";
export { bvOneStart } from "./bvOneStart.js";
export { canonicalOrder } from "./canonicalOrder.js";
export { distanceMatrix } from "./distanceMatrix.js";
export { exact } from "./exact.js";
export { exhaustive } from "./exhaustive.js";
export { farthestInsertion } from "./farthestInsertion.js";
export { genetic } from "./genetic.js";
export { heldKarp } from "./heldKarp.js";
export { nearestNeighbour } from "./nearestNeighbour.js";
export { nearestPartners } from "./nearestPartners.js";
export type { Point, Route, RouteLimits, RouteOptions, RouteProblem, RouteShape, RouteSolver } from "./problem.js";
export { routeLength } from "./routeLength.js";
export { exactSolvers, type SolverName, solvers } from "./solvers.js";
export { sortPoints } from "./sortPoints.js";
