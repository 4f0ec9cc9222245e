/** What one estimate is made under. */
export interface Condition {
  /** routes: all decisions; cells: the grid's alone, at many more trials; moved: one minutia displaced by `noise` px. */
  readonly kind: "routes" | "cells" | "moved";
  /** The curve or table that it belongs to. */
  readonly sweep: string;
  readonly minutiae: number;
  /** Where given, each finger's number is drawn uniformly from `minutiae` to this. */
  readonly upTo?: number;
  /** Standard deviation of each coordinate, px; for `moved` the displacement. */
  readonly noise: number;
  readonly lost: number;
  readonly spurious: number;
  /** Standard deviation of the print's shift, px, and rotation, degrees. */
  readonly shift: number;
  readonly turn: number;
  /** Side of the grid's cells, px. */
  readonly cell: number;
  /** Most trials; fewer where the intervals are narrow enough before. */
  readonly trials: number;
  /** Half width of the widest of the equality decisions' 95 % intervals of false rejections at which it stops; 0 never. */
  readonly precision: number;
  /** Which part of a condition that is cut into several, so that each has draws of its own. */
  readonly part: number;
}

/** The configuration's part that the conditions come from. */
export interface ConditionGrids {
  readonly base: Pick<Condition, "minutiae" | "noise" | "lost" | "spurious" | "shift" | "turn" | "cell">;
  readonly noise: readonly number[];
  readonly lost: readonly number[];
  readonly spurious: readonly number[];
  readonly minutiae: readonly (number | "drawn")[];
  readonly motion: readonly { readonly shift: number; readonly turn: number }[];
  /** What differs between impressions beside the motions, each of which it is combined with. */
  readonly impressions: Pick<Condition, "minutiae" | "noise" | "lost" | "spurious">;
  readonly region: { readonly noise: readonly number[]; readonly cell: readonly number[]; readonly trials: number };
  readonly moved: readonly number[];
  readonly trials: number;
  readonly precision: number;
  /** Trials of the base condition, in parts of `trials`. */
  readonly baseTrials: number;
}

/** Paper B's range of a finger's minutiae. */
const RANGE = { minutiae: 16, upTo: 70 };

/** A condition's minutiae as they are written: a number, or the range that each finger's is drawn from. */
export function minutiaeText({ minutiae, upTo }: Pick<Condition, "minutiae" | "upTo">): string {
  return upTo ? `${minutiae}–${upTo}` : `${minutiae}`;
}

/** Least trials of a point of a curve. */
export const LEAST_TRIALS = 20;

/** Exact routes of 70 minutiae take some ten times as long as those of 16: where the number is drawn, there are fewer trials. */
export function drawnTrials(trials: number): number {
  return Math.max(LEAST_TRIALS, Math.ceil(trials / 4));
}

/** Trials of a part of the region's grid. */
const REGION_PART = 50_000;

/** All conditions of a run, in order; those cut into parts stand one after the other. */
export function conditionsOf(grids: ConditionGrids): Condition[] {
  const { base, trials, precision, region } = grids;
  const routes = (sweep: string, change: Partial<Condition>): Condition => ({
    ...base,
    ...{ kind: "routes", sweep, trials, precision, part: 0 },
    ...change,
  });
  const parts = (count: number, size: number, of: Condition): Condition[] =>
    Array.from({ length: Math.ceil(count / size) }, (_, part) => ({
      ...of,
      ...{ part, precision: 0, trials: Math.min(size, count - part * size) },
    }));
  return [
    ...parts(grids.baseTrials, trials, routes("base", {})),
    ...grids.noise.map((noise) => routes("noise", { noise })),
    ...grids.lost.map((lost) => routes("lost", { lost })),
    ...grids.spurious.map((spurious) => routes("spurious", { spurious })),
    ...grids.minutiae.map((minutiae) =>
      routes("minutiae", minutiae === "drawn" ? { ...RANGE, trials: drawnTrials(trials) } : { minutiae }),
    ),
    ...grids.motion.map((motion) => routes("motion", motion)),
    ...grids.motion.map((motion) => routes("impressions", { ...grids.impressions, ...motion, precision: 0 })),
    ...grids.moved.map((noise) => routes("moved", { kind: "moved", noise })),
    ...region.noise.flatMap((noise) =>
      region.cell.flatMap((cell) => parts(region.trials, REGION_PART, routes("region", { kind: "cells", noise, cell }))),
    ),
  ];
}
