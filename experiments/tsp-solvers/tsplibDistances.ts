import type { Point } from "../../src/routes/problem.js";

/** TSPLIB's rules for whole distances between coordinates, by EDGE_WEIGHT_TYPE (Reinelt, TSPLIB 95, sections 2.1–2.6). */
export const tsplibDistances: Readonly<Record<string, (a: Point, b: Point) => number>> = {
  EUC_2D: (a, b) => nearestWhole(straight(a, b)),
  CEIL_2D: (a, b) => Math.ceil(straight(a, b)),
  MAN_2D: (a, b) => nearestWhole(Math.abs(a.x - b.x) + Math.abs(a.y - b.y)),
  MAX_2D: (a, b) => Math.max(nearestWhole(Math.abs(a.x - b.x)), nearestWhole(Math.abs(a.y - b.y))),
  ATT: (a, b) => Math.ceil(Math.sqrt(((a.x - b.x) ** 2 + (a.y - b.y) ** 2) / 10)),
  GEO: geographical,
};

/** Earth's radius in kilometres, and π to as many digits as the rule says. */
const RADIUS = 6378.388;
// biome-ignore lint/suspicious/noApproximativeNumericConstant: the published optima hold for this value.
const PI = 3.141592;

function straight(a: Point, b: Point): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
}

function nearestWhole(value: number): number {
  return Math.floor(value + 0.5);
}

/** Latitude x and longitude y as degrees.minutes: 24.58 is 24° 58′. */
function geographical(a: Point, b: Point): number {
  const q1 = Math.cos(radians(a.y) - radians(b.y));
  const q2 = Math.cos(radians(a.x) - radians(b.x));
  const q3 = Math.cos(radians(a.x) + radians(b.x));
  return Math.trunc(RADIUS * Math.acos(0.5 * ((1 + q1) * q2 - (1 - q1) * q3)) + 1);
}

function radians(coordinate: number): number {
  const degrees = Math.trunc(coordinate);
  return (PI * (degrees + (5 * (coordinate - degrees)) / 3)) / 180;
}
