import { routePassword } from "../../src/keys/routePassword.js";
import { simulateMaster } from "../../src/minutiae/simulateMaster.js";
import { createStream } from "../../src/random/createStream.js";
import { exact } from "../../src/routes/exact.js";
import { numbered } from "../../src/routes/numbered.js";
import type { Point } from "../../src/routes/problem.js";
import { lostEdges } from "./lostEdges.js";

/** An optimal route with its password. */
export interface DrawnRoute {
  /** In the route's order. */
  readonly points: readonly Point[];
  readonly length: number;
  readonly password: string;
}

/** Two routes over points of which one differs by a pixel. */
export interface RouteChange {
  readonly before: DrawnRoute;
  readonly after: DrawnRoute;
  /** Where the moved minutia is now. */
  readonly moved: Point;
  readonly lostEdges: number;
  readonly tried: number;
}

/** Edges that must be others for a change to be seen. */
const LEAST_EDGES = 2;

/** The first of at most 500 simulated fingers whose optimal route loses two edges or more when some minutia moves one pixel to the right. */
export function routeChange(seed: readonly [number, string], minutiae: number): RouteChange | undefined {
  const stream = createStream(...seed);
  for (let tried = 1; tried <= 500; tried++) {
    const finger = simulateMaster(minutiae, stream.substream(tried)).minutiae;
    const first = numbered(finger);
    const before = exact({ points: first.points });
    for (const index of finger.keys()) {
      const second = numbered(finger.map((m, i) => (i === index ? { ...m, x: m.x + 1 } : m)));
      const after = exact({ points: second.points });
      const lost = lostEdges({ ...first, ...before }, { ...second, ...after });
      if (lost < LEAST_EDGES) continue;
      return {
        before: drawn(first.points, before),
        after: drawn(second.points, after),
        moved: second.points[second.origin.indexOf(index)],
        lostEdges: lost,
        tried,
      };
    }
  }
  return undefined;
}

function drawn(points: readonly Point[], { order, length }: { order: readonly number[]; length: number }): DrawnRoute {
  return { points: order.map((i) => ({ x: points[i].x, y: points[i].y })), length, password: routePassword(order) };
}
