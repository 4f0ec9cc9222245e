import type { GaborPoint } from "./gaborPoints.js";
import type { Measure, PointSummary } from "./summary.js";

/** The filter's parameters, by the names that tables give them. */
export const PARAMETERS = [
  { key: "sigmaX", label: "σx", unit: "px" },
  { key: "sigmaY", label: "σy", unit: "px" },
  { key: "orientations", label: "orientations" },
  { key: "block", label: "block", unit: "px" },
  { key: "frequency", label: "frequency", unit: "ridges/px" },
] as const;

type Parameter = (typeof PARAMETERS)[number]["key"];

/** A point one step away from another along one parameter. */
export interface Neighbour {
  readonly parameter: string;
  readonly step: "lower" | "higher";
  readonly at: PointSummary;
}

/** What settings are judged by: the truth where it is known, else the contrast of the print itself. */
export function measureOf(summary: readonly PointSummary[]): "agreement" | "contrast" {
  return summary[0]?.agreement ? "agreement" : "contrast";
}

/** The mean of a measure that was taken. */
export function meanOf(summary: PointSummary, measure: Measure): number {
  return summary[measure]!.mean;
}

/** The point with the greatest mean; the first of several. */
export function bestOf(points: readonly PointSummary[], measure: Measure): PointSummary {
  return points.reduce((best, point) => (meanOf(point, measure) > meanOf(best, measure) ? point : best));
}

/** The points next to one along each parameter, all others being the same: the next lower value that was tried, and the next higher. */
export function neighboursOf(points: readonly PointSummary[], { point: here }: PointSummary): Neighbour[] {
  return PARAMETERS.flatMap(({ key, label }) => {
    const own = position(here, key);
    const line = points.filter(({ point }) =>
      PARAMETERS.every((other) => other.key === key || point[other.key] === here[other.key]),
    );
    const placed = line.flatMap((at) => {
      const place = position(at.point, key);
      return place === undefined || own === undefined ? [] : [{ at, steps: place - own }];
    });
    const lower = placed.filter(({ steps }) => steps < 0).sort((a, b) => b.steps - a.steps)[0];
    const higher = placed.filter(({ steps }) => steps > 0).sort((a, b) => a.steps - b.steps)[0];
    return [
      ...(lower ? [{ parameter: label, step: "lower" as const, at: lower.at }] : []),
      ...(higher ? [{ parameter: label, step: "higher" as const, at: higher.at }] : []),
    ];
  });
}

/** A directions' number of 0 leaves all directions; a block of 0 is a pixel; the print's own frequency is neither low nor high. */
function position(point: GaborPoint, parameter: Parameter): number | undefined {
  const value = point[parameter];
  if (value === "local") return undefined;
  return parameter === "orientations" && value === 0 ? Number.MAX_SAFE_INTEGER : value;
}
