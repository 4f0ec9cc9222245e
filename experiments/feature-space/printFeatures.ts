import { detectCore } from "../../src/filters/core.js";
import { frequencyImage } from "../../src/filters/frequency.js";
import { bestMinutiae } from "../../src/minutiae/bestMinutiae.js";
import { gaborScenario } from "../../src/minutiae/gaborScenario.js";
import { LEAST_MINUTIAE, MOST_MINUTIAE } from "../../src/minutiae/limits.js";
import { ridgeCount } from "../../src/minutiae/ridgeCount.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import { exact } from "../../src/routes/exact.js";
import { numbered } from "../../src/routes/numbered.js";
import type { Point } from "../../src/routes/problem.js";

/** Longest search for the route along which ridges are counted. */
const LIMIT = 10_000;

/** Paper B's structural and first-order statistical features of a print, by name; undefined for a failure to enrol. */
export function printFeatures(image: GrayImage): Record<string, number> | undefined {
  const extraction = gaborScenario(image);
  const { mask, orientation, binary } = extraction;
  const { minutiae } = bestMinutiae(extraction.template, MOST_MINUTIAE);
  if (minutiae.length < LEAST_MINUTIAE) return undefined;
  const inside = [...mask.data.keys()].filter((i) => mask.data[i] !== 0);
  const area = inside.length;

  const { points } = numbered(minutiae);
  const route = exact({ points }, { limits: { milliseconds: LIMIT } });
  const legs = route.order.slice(1).map((to, i) => [points[route.order[i]], points[to]] as const);
  const counts = legs.map(([a, b]) => ridgeCount(binary, a, b));
  const nearest = nearestDistances(points);
  const middle = middleOf(points);
  const core = detectCore(orientation, { mask });
  const frequency = frequencyImage(image, orientation, { mask });
  const periods = inside
    .map((i) => frequency.frequencies[i])
    .filter((f) => f > 0)
    .map((f) => 1 / f);
  const grey = moments(inside.map((i) => image.data[i]));
  const endings = minutiae.filter(({ type }) => type === "ending").length;
  return {
    minutiae: minutiae.length,
    endings,
    bifurcations: minutiae.length - endings,
    "share of endings": endings / minutiae.length,
    "minutiae a cm²": minutiae.length / (area * (2.54 / image.dpi) ** 2),
    "nearest neighbour, mean": mean(nearest),
    "nearest neighbour, s.d.": moments(nearest).deviation,
    "spread of minutiae": spread(points),
    "alignment of directions": alignment(minutiae.map(({ direction }) => direction)),
    "route length": route.length,
    "route leg, mean": route.length / legs.length,
    "ridges a leg, mean": mean(counts),
    "ridges along the route": counts.reduce((sum, n) => sum + n, 0),
    "core confidence": core?.confidence ?? 0,
    "core to minutiae, x": core ? core.x - middle.x : 0,
    "core to minutiae, y": core ? core.y - middle.y : 0,
    area,
    "coherence, mean": mean(inside.map((i) => orientation.coherence[i])),
    "ridge period, mean": mean(periods),
    "ridge period, s.d.": moments(periods).deviation,
    "grey, mean": grey.mean,
    "grey, s.d.": grey.deviation,
    "grey, skewness": grey.skewness,
    "grey, kurtosis": grey.kurtosis,
    "grey, entropy": entropy(inside.map((i) => image.data[i])),
  };
}

/** The distance of each of at least two points to the nearest other one. */
export function nearestDistances(points: readonly Point[]): number[] {
  return points.map((p) => Math.min(...points.filter((q) => q !== p).map((q) => Math.hypot(p.x - q.x, p.y - q.y))));
}

/** The root mean square distance of points from their centre of gravity. */
export function spread(points: readonly Point[]): number {
  const middle = middleOf(points);
  return Math.sqrt(mean(points.map(({ x, y }) => (x - middle.x) ** 2 + (y - middle.y) ** 2)));
}

/** How far directions, taken as those of lines, agree: 1 where all are parallel, 0 where they are spread evenly. */
export function alignment(directions: readonly number[]): number {
  return Math.hypot(mean(directions.map((d) => Math.cos(2 * d))), mean(directions.map((d) => Math.sin(2 * d))));
}

function middleOf(points: readonly Point[]): Point {
  return { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The first four moments; skewness and kurtosis are 0 where nothing varies. */
export function moments(values: readonly number[]): { mean: number; deviation: number; skewness: number; kurtosis: number } {
  const m = mean(values);
  const deviation = Math.sqrt(mean(values.map((v) => (v - m) ** 2)));
  const standard = (power: number): number => (deviation > 0 ? mean(values.map((v) => ((v - m) / deviation) ** power)) : 0);
  return { mean: m, deviation, skewness: standard(3), kurtosis: standard(4) };
}

/** Shannon's entropy of the grey levels in bits. */
export function entropy(values: readonly number[]): number {
  const histogram = new Float64Array(256);
  for (const value of values) histogram[Math.min(255, Math.max(0, Math.round(value)))]++;
  return histogram.reduce((sum, n) => (n > 0 ? sum - (n / values.length) * Math.log2(n / values.length) : sum), 0);
}
