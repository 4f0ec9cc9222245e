import { turnBetween } from "../turnBetween.js";
import type { CodedTemplate } from "./codeTemplate.js";
import { countMeeting, type MinutiaPair, matchedMinutiae } from "./matchedMinutiae.js";
import { placedMinutiae } from "./placedMinutiae.js";
import { type Correspondence, fitRigidMap, type RigidMap } from "./rigidMap.js";
import { type SupportedPairs, supportedPairs } from "./supportedPairs.js";

/** Alignments that are tried: those of the pairs that the others support most. */
const ALIGNMENTS = 6;

/** How a print lies on another. */
export interface Alignment {
  /** Lays the second print on the first, y up. */
  readonly map: RigidMap;
  /** The minutiae that meet there, the best fit first. */
  readonly matched: readonly MinutiaPair[];
}

/**
 * Lays print `b` on print `a`, as `compareMinutiae` does; undefined where either has fewer than two cylinders. Prints of two fingers are
 * laid on each other too: few minutiae meet then.
 *
 * @example
 * import { alignMinutiae, codeTemplate, simulateMaster } from "ridgelab/minutiae";
 * import { createStream } from "ridgelab/random";
 * const finger = simulateMaster(40, createStream(1, "docs/master"));
 * const moved = { ...finger, minutiae: finger.minutiae.map((minutia) => ({ ...minutia, x: minutia.x + 7 })) };
 * const { map, matched } = alignMinutiae(codeTemplate(finger), codeTemplate(moved))!;
 * matched.length; // 40
 * [map.dx, map.angle]; // [-7.00, 0.000]
 */
export function alignMinutiae(a: CodedTemplate, b: CodedTemplate): Alignment | undefined {
  const supported = supportedPairs(a, b);
  if (!supported) return undefined;
  const map = bestMap(a, b, supported);
  return { map, matched: matchedMinutiae(a, placedMinutiae(b, map)) };
}

/** The map at which the most minutiae meet, improved by all of them. */
export function bestMap(a: CodedTemplate, b: CodedTemplate, supported: SupportedPairs): RigidMap {
  const { support } = supported;
  const seeds = [...support.keys()].sort((p, q) => support[q] - support[p] || p - q).slice(0, ALIGNMENTS);
  let [best, most]: [RigidMap | undefined, number] = [undefined, -1];
  for (const seed of seeds) {
    const map = fitRigidMap(agreeingWith(seed, a, b, supported));
    const count = countMeeting(a, b, map);
    if (count > most) [best, most] = [map, count];
  }
  return improve(a, b, best!);
}

/** The pairs that are compatible with one. */
function agreeingWith(seed: number, a: CodedTemplate, b: CodedTemplate, { pairs, compatible }: SupportedPairs) {
  const { first, second, value } = pairs;
  const { pairs: agreeing, weights } = compatible[seed];
  return agreeing.map((k, at) => counterparts(a, b, first[k], second[k], weights[at] * value[k]));
}

/** A map by all the minutiae that meet at a rough one. */
function improve(a: CodedTemplate, b: CodedTemplate, rough: RigidMap): RigidMap {
  const met = matchedMinutiae(a, placedMinutiae(b, rough));
  return met.length < 3 ? rough : fitRigidMap(met.map(([i, j]) => counterparts(a, b, i, j, 1)));
}

/** Minutia j of `b`, to be laid on minutia i of `a`. */
function counterparts(a: CodedTemplate, b: CodedTemplate, i: number, j: number, weight: number): Correspondence {
  const turn = turnBetween(a.direction[i], b.direction[j]);
  return { weight, x: b.x[j], y: b.y[j], toX: a.x[i], toY: a.y[i], turn };
}
