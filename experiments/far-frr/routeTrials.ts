import { gridCells } from "../../src/keys/gridCells.js";
import { rateInterval } from "../../src/metrics/rateInterval.js";
import { type CodedTemplate, codeTemplate } from "../../src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../../src/minutiae/match/compareMinutiae.js";
import { simulateReading } from "../../src/minutiae/simulateReading.js";
import type { Template } from "../../src/minutiae/template.js";
import type { Stream } from "../../src/random/stream.js";
import { exact } from "../../src/routes/exact.js";
import { nearestNeighbour } from "../../src/routes/nearestNeighbour.js";
import { nearestPartners } from "../../src/routes/nearestPartners.js";
import { numbered } from "../../src/routes/numbered.js";
import { sameSequence } from "../../src/routes/sameSequence.js";
import { sharedEdges } from "../../src/routes/sharedEdges.js";
import type { Condition } from "./conditions.js";
import { drawMaster, secondMost } from "./drawMaster.js";
import type { EqualityDecision, Errors, Histograms, RouteOutcome } from "./outcomes.js";

/** Scores from 0 to 1 are counted in so many bins, so that memory does not grow with the trials. */
export const SCORE_BINS = 500;

/** How far a minutia of the reading may lie from one of the master to be the same in the tolerant comparison, px. */
export const TOLERANCE = 12;

/** Standard deviation of a reading's minutia directions, degrees. */
const DIRECTION_NOISE = 6;

/** Trials between two looks at the intervals; the first half of a round is for development, the second for evaluation. */
export const ROUND = 50;

/** Everything that the decisions compare of one print. */
interface Prepared {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly optimal: readonly number[];
  readonly chain: readonly number[];
  readonly cells: string;
  readonly coded: CodedTemplate | undefined;
}

/**
 * All decisions on the same draws: a finger, a reading of it, and the reading against the finger before, which is of the same half. Where a condition is cut into
 * parts, the matcher works on the first only: it takes longer than the routes.
 */
export function routeTrials(condition: Condition, stream: Stream, templates: readonly Template[] | undefined): RouteOutcome {
  const began = performance.now();
  const errors = { optimal: zero(), chain: zero(), cells: zero() };
  const scores = { route: [histograms(), histograms()], minutiae: [histograms(), histograms()] };
  const most = mostMinutiae(condition, templates);
  let other: Prepared | undefined;
  let print: number | undefined;
  let [trials, impostors, readings, draws] = [0, 0, 0, 0];
  while (trials < condition.trials && !(trials % ROUND === 0 && trials > 0 && narrow(errors, trials, condition.precision))) {
    const place = trials % ROUND;
    const middle = Math.ceil(Math.min(ROUND, condition.trials - trials + place) / 2);
    if (place === 0 || place === middle) [other, print] = [undefined, undefined];
    const count = condition.minutiae + (condition.upTo ? stream.integer(most - condition.minutiae + 1) : 0);
    const master = drawMaster(count, stream, templates, print);
    const reading = simulateReading(master.template, { ...condition, directionNoise: DIRECTION_NOISE }, stream).template;
    const enrolled = prepare(master.template, condition);
    // A reading of fewer than two minutiae has no route: it is rejected.
    const read = reading.minutiae.length < 2 ? undefined : prepare(reading, condition);
    if (read) readings++;
    const half = place < middle ? 0 : 1;
    decide(enrolled, read, (decision, equal) => equal || errors[decision].rejected++, scores, half, "genuine");
    if (other) {
      decide(other, read, (decision, equal) => equal && errors[decision].accepted++, scores, half, "impostor");
      impostors++;
    }
    draws += 2 * count;
    other = enrolled;
    print = master.print;
    trials++;
  }
  return {
    kind: "routes",
    trials,
    impostors,
    equality: errors,
    scores,
    routes: trials + readings,
    draws,
    milliseconds: performance.now() - began,
  };
}

/** The most minutiae that a finger may have: the condition's, as far as two of the prints have so many. */
function mostMinutiae({ minutiae, upTo = minutiae }: Condition, templates: readonly Template[] | undefined): number {
  return templates ? Math.max(minutiae, Math.min(upTo, secondMost(templates))) : upTo;
}

function prepare(template: Template, { cell, part }: Condition): Prepared {
  const { points } = numbered(template.minutiae);
  return {
    points,
    optimal: exact({ points }).order,
    chain: nearestNeighbour({ points }).order,
    cells: gridCells(points, cell),
    coded: part === 0 ? codeTemplate(template) : undefined,
  };
}

function decide(
  enrolled: Prepared,
  read: Prepared | undefined,
  count: (decision: EqualityDecision, equal: boolean) => unknown,
  scores: RouteOutcome["scores"],
  half: number,
  kind: keyof Histograms,
): void {
  count("optimal", read !== undefined && sameSequence(enrolled.optimal, read.optimal));
  count("chain", read !== undefined && sameSequence(enrolled.chain, read.chain));
  count("cells", read !== undefined && enrolled.cells === read.cells);
  const partner = read ? nearestPartners(enrolled.points, read.points, TOLERANCE) : [];
  const route = read ? sharedEdges(enrolled.optimal, read.optimal, partner, "path") : 0;
  scores.route[half][kind][binOf(route)]++;
  if (enrolled.coded) scores.minutiae[half][kind][binOf(read?.coded ? compareMinutiae(enrolled.coded, read.coded) : 0)]++;
}

/** The bin of a score from 0 to 1; 1 is in the last. */
export function binOf(score: number): number {
  return Math.min(SCORE_BINS - 1, Math.floor(score * SCORE_BINS));
}

/** Whether every decision's 95 % interval of false rejections has a half width of at most `precision`. */
export function narrow(errors: RouteOutcome["equality"], trials: number, precision: number): boolean {
  return Object.values(errors).every(({ rejected }) => {
    const { low, high } = rateInterval(rejected, trials);
    return (high - low) / 2 <= precision;
  });
}

function zero(): { -readonly [K in keyof Errors]: number } {
  return { rejected: 0, accepted: 0 };
}

function histograms(): Histograms {
  return { genuine: new Uint32Array(SCORE_BINS), impostor: new Uint32Array(SCORE_BINS) };
}
