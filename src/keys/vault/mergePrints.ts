import { quantile } from "../../metrics/quantile.js";
import { alignMinutiae } from "../../minutiae/match/alignMinutiae.js";
import { codeTemplate } from "../../minutiae/match/codeTemplate.js";
import { turnBetween } from "../../minutiae/turnBetween.js";
import { type FramedMinutia, intoFrame, moved, type Pose, poseOf, uprightMinutiae } from "./frame.js";
import type { VaultPrint } from "./vaultPrint.js";

/** Minutiae of two prints this near to each other, when the prints are laid on each other, are one, pixels and radians. */
const NEAR = 11;
const ALIKE = Math.PI / 5;
/** Fewer meeting minutiae than these do not show how two prints lie. */
const LEAST_MET = 6;

/** A minutia of several prints, at its mean place. */
export interface MergedMinutia extends FramedMinutia {
  /** Prints that show it. */
  readonly seen: number;
}

/** Sums over the prints that show a minutia. */
interface Sums {
  x: number;
  y: number;
  cos: number;
  sin: number;
  quality: number;
  seen: number;
}

/**
 * The minutiae of several prints of one finger, laid on the print that most minutiae of the others meet; a print that cannot be laid on it is
 * left out. In the frame that is the middle of theirs, those first that most prints show, of these the nearest to its origin.
 *
 * @param prints at least one (RangeError otherwise)
 */
export function mergePrints(prints: readonly VaultPrint[]): { minutiae: MergedMinutia[]; used: number } {
  if (prints.length === 0) throw new RangeError("mergePrints: needs at least one print; got none");
  const coded = prints.map(({ template }) => codeTemplate(template));
  const alignments = coded.map((a) => coded.map((b) => (a === b ? undefined : alignMinutiae(a, b))));
  const met = (i: number, j: number): number => alignments[i][j]?.matched.length ?? 0;
  const total = (i: number): number => prints.reduce((sum, _, j) => sum + met(i, j), 0);
  const base = prints.reduce((best, _, i) => (total(i) > total(best) ? i : best), 0);
  const others = [...prints.keys()].filter((j) => met(base, j) >= LEAST_MET).sort((p, q) => met(base, q) - met(base, p));
  const merged = uprightMinutiae(prints[base]).map(begin);
  const poses = [poseOf(prints[base])];
  for (const j of others) {
    const { map } = alignments[base][j]!;
    addPrint(
      merged,
      uprightMinutiae(prints[j]).map((minutia) => moved(map, minutia)),
    );
    const { x, y, angle: direction } = poseOf(prints[j]);
    const pose = moved(map, { x, y, direction });
    poses.push({ x: pose.x, y: pose.y, angle: pose.direction });
  }
  const frame = intoFrame(middle(poses));
  const minutiae = merged
    .map((sums) => ({ ...moved(frame, placeOf(sums)), quality: sums.quality / sums.seen, seen: sums.seen }))
    .sort((p, q) => q.seen - p.seen || Math.hypot(p.x, p.y) - Math.hypot(q.x, q.y));
  return { minutiae, used: poses.length };
}

/** Adds the minutiae of a print, each to the one that it is nearest to; what is near none begins a new one. */
function addPrint(merged: Sums[], minutiae: readonly FramedMinutia[]): void {
  const near = minutiae.flatMap((minutia, j) =>
    merged.flatMap((sums, i) => {
      const { x, y, direction } = placeOf(sums);
      const distance = Math.hypot(x - minutia.x, y - minutia.y);
      const turn = Math.abs(turnBetween(direction, minutia.direction));
      return distance > NEAR || turn > ALIKE ? [] : [{ i, j, misfit: distance / NEAR + turn / ALIKE }];
    }),
  );
  near.sort((p, q) => p.misfit - q.misfit);
  const [takenI, takenJ] = [new Set<number>(), new Set<number>()];
  for (const { i, j } of near) {
    if (takenI.has(i) || takenJ.has(j)) continue;
    takenI.add(i);
    takenJ.add(j);
    const one = begin(minutiae[j]);
    for (const key of Object.keys(one) as (keyof Sums)[]) merged[i][key] += one[key];
  }
  merged.push(...minutiae.filter((_, j) => !takenJ.has(j)).map(begin));
}

function begin({ x, y, direction, quality }: FramedMinutia): Sums {
  return { x, y, cos: Math.cos(direction), sin: Math.sin(direction), quality, seen: 1 };
}

function placeOf({ x, y, cos, sin, seen }: Sums): { x: number; y: number; direction: number } {
  return { x: x / seen, y: y / seen, direction: Math.atan2(sin, cos) };
}

/** Medians of the places, the mean of the directions. */
function middle(poses: readonly Pose[]): Pose {
  const sum = (of: (angle: number) => number): number => poses.reduce((all, { angle }) => all + of(angle), 0);
  return {
    x: median(poses.map(({ x }) => x)),
    y: median(poses.map(({ y }) => y)),
    angle: Math.atan2(sum(Math.sin), sum(Math.cos)),
  };
}

function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );
}
