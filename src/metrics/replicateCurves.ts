import type { Stream } from "../random/stream.js";
import type { ErrorCurve } from "./errorCurve.js";
import { firstWhere } from "./firstWhere.js";
import { type RankedScores, rankScores } from "./rankScores.js";
import type { ScoreSet } from "./scoreSet.js";
import { WeightedScores } from "./weightedScores.js";

/** Bootstrap replicates, one after the other. */
export interface Replicates {
  /** Draws the next replicate. */
  draw(): void;
  /** The error curve of the replicate that was drawn last, in the place of the one before. */
  curve(): ErrorCurve;
}

/**
 * The error curves of bootstrap replicates. `replicateValues` says what is drawn and how it weighs.
 *
 * However many impostor scores lie between two genuine ones, the curve runs straight there. So it has the points where a genuine score
 * stands, those at `thresholds`, and the two beside FMR = FNMR: every rate can be read from it, and is to the last bit what it would be
 * on the curve with all points. A replicate takes one pass over the scores, and another one where its moments are wanted.
 *
 * @param thresholds at which rates will be read.
 * @throws RangeError for fewer than two fingers.
 */
export function replicateCurves(set: ScoreSet, stream: Stream, thresholds: readonly number[] = []): Replicates {
  // Where it is not known what was compared, each comparison stands for itself.
  const fingers = set.compared?.fingers.length ?? set.scores.length;
  if (fingers < 2) throw new RangeError(`bootstrap: ${fingers} finger, needs at least 2`);
  const ranked = rankScores(set.scores);
  const [impostor, genuine] = [0, 1].map((kind) => new WeightedScores(set, ranked, kind));
  const points = pointsOf(set, ranked, thresholds);
  const size = points.thresholds.length;
  // No finger is drawn more often than there are fingers; of more than 65,535 none is drawn as often as that.
  const drawn = new Uint16Array(fingers);
  const [genuineBelow, impostorBelow] = [new Float64Array(size), new Float64Array(size)];
  const [at, fmr, fnmr] = [0, 1, 2].map(() => new Float64Array(size + 2));

  return { draw, curve };

  function draw(): void {
    do {
      drawn.fill(0);
      for (let i = 0; i < fingers; i++) drawn[stream.integer(fingers)]++;
    } while (!genuine.isDrawn(drawn) || !impostor.isDrawn(drawn));
  }

  function curve(): ErrorCurve {
    genuine.weigh(drawn);
    impostor.weigh(drawn);
    genuine.below(points.genuine, genuineBelow);
    impostor.below(points.impostor, impostorBelow);
    at.set(points.thresholds);
    for (let k = 0; k < size; k++) {
      fmr[k] = (impostor.total - impostorBelow[k]) / impostor.total;
      fnmr[k] = genuineBelow[k] / genuine.total;
    }
    const used = size + insertCrossing();
    let moments: ReturnType<NonNullable<ErrorCurve["moments"]>> | undefined;
    return {
      ...{ thresholds: at.subarray(0, used), fmr: fmr.subarray(0, used), fnmr: fnmr.subarray(0, used) },
      ...{ genuine: genuine.total, impostor: impostor.total },
      moments: () => {
        moments ??= { genuine: genuine.moments(false), impostor: impostor.moments(true) };
        return moments;
      },
    };
  }

  /** Puts in the two points beside FMR = FNMR where they are not there. Gives how many were put in. */
  function insertCrossing(): number {
    const after = firstWhere(size, (k) => fnmr[k] >= fmr[k]);
    if (after === 0 || points.ranks[after] - points.ranks[after - 1] === 1) return 0;
    const rate = fnmr[after];
    const met = impostor.reach(rate, points.impostor[after - 1], impostorBelow[after - 1]);
    for (const list of [at, fmr, fnmr]) list.copyWithin(after + 2, after, size);
    at.set([met.score, met.next], after);
    fmr.set([met.at, met.after], after);
    fnmr.set([rate, rate], after);
    return 2;
  }
}

/** The points of every replicate's curve: their thresholds with their ranks, and how many comparisons of each kind lie below. */
function pointsOf({ genuine }: ScoreSet, { thresholds, ranks }: RankedScores, wanted: readonly number[]) {
  const counts = [new Uint32Array(thresholds.length), new Uint32Array(thresholds.length)];
  for (let i = 0; i < ranks.length; i++) counts[genuine[i]][ranks[i]]++;
  const last = thresholds.length - 1;
  const asked = new Set(wanted.map((threshold) => firstWhere(last, (k) => thresholds[k] >= threshold)));
  const points = { thresholds: [] as number[], ranks: [] as number[], genuine: [] as number[], impostor: [] as number[] };
  const below = [0, 0];
  for (let rank = 0; rank <= last; rank++) {
    const corner = rank === 0 || rank === last || counts[1][rank] > 0 || counts[1][rank - 1] > 0;
    if (corner || asked.has(rank)) {
      points.thresholds.push(thresholds[rank]);
      points.ranks.push(rank);
      points.genuine.push(below[1]);
      points.impostor.push(below[0]);
    }
    for (const kind of [0, 1]) below[kind] += counts[kind][rank];
  }
  return {
    thresholds: Float64Array.from(points.thresholds),
    ranks: Uint32Array.from(points.ranks),
    genuine: Uint32Array.from(points.genuine),
    impostor: Uint32Array.from(points.impostor),
  };
}
