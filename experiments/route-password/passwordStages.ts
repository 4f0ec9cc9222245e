import { routePassword } from "../../src/keys/routePassword.js";
import { exact } from "../../src/routes/exact.js";
import { nearestNeighbour } from "../../src/routes/nearestNeighbour.js";
import { numbered } from "../../src/routes/numbered.js";
import type { Point, RouteShape } from "../../src/routes/problem.js";

/** Paper B's stages 2 to 4 over the points of stage 1. */
export interface PasswordStages {
  /** By x, then y: their places here are the numbers that sequences are made of. */
  readonly points: readonly Point[];
  readonly chain: Sequence;
  readonly optimal: Sequence & { readonly proven: boolean };
}

export interface Sequence {
  /** In its canonical start and direction. */
  readonly order: readonly number[];
  /** Pixels. */
  readonly length: number;
  /** SHA-256, 64 hexadecimal digits. */
  readonly password: string;
}

/**
 * The greedy chain, the optimal route and their passwords.
 * @param milliseconds after which the search for the optimal route gives the best it has
 */
export function passwordStages(minutiae: readonly Point[], shape: RouteShape, milliseconds: number): PasswordStages {
  const points = numbered(minutiae).points.map(({ x, y }) => ({ x, y }));
  const chain = nearestNeighbour({ points, shape });
  const optimal = exact({ points, shape }, { limits: { milliseconds } });
  const sequence = ({ order, length }: { order: readonly number[]; length: number }): Sequence => ({
    order,
    length,
    password: routePassword(order),
  });
  return { points, chain: sequence(chain), optimal: { ...sequence(optimal), proven: optimal.optimal } };
}
