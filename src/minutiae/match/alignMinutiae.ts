import { turnBetween } from "../turnBetween.js";
import type { CodedTemplate } from "./codeTemplate.js";
import { type MinutiaPair, matchedMinutiae } from "./matchedMinutiae.js";
import { type Correspondence, fitRigidMap, type RigidMap } from "./rigidMap.js";
import { type SupportedPairs, supportedPairs } from "./supportedPairs.js";

/** Alignments that are tried: those of the pairs that the others support most. */
const ALIGNMENTS = 4;

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
  return supported && bestAlignment(a, b, supported);
}

/** The alignment at which the most minutiae meet. */
export function bestAlignment(
  a: CodedTemplate,
  b: CodedTemplate,
  { pairs, support, compatibility }: SupportedPairs,
): Alignment | undefined {
  const n = support.length;
  const seeds = [...support.keys()].sort((p, q) => support[q] - support[p] || p - q).slice(0, ALIGNMENTS);
  let best: Alignment | undefined;
  for (const seed of seeds) {
    const agreeing = Array.from(support, (_, k) => ({ k, weight: compatibility[seed * n + k] * pairs.value[k] }));
    const first = fitRigidMap(
      agreeing
        .filter(({ weight }) => weight > 0)
        .map(({ k, weight }) => counterparts(a, b, pairs.first[k], pairs.second[k], weight)),
    );
    const met = matchedMinutiae(a, b, first);
    const map = met.length < 3 ? first : fitRigidMap(met.map(([i, j]) => counterparts(a, b, i, j, 1)));
    const matched = map === first ? met : matchedMinutiae(a, b, map);
    if (!best || matched.length > best.matched.length) best = { matched, map };
  }
  return best;
}

/** Minutia j of `b`, to be laid on minutia i of `a`. */
function counterparts(a: CodedTemplate, b: CodedTemplate, i: number, j: number, weight: number): Correspondence {
  const turn = turnBetween(a.direction[i], b.direction[j]);
  return { weight, x: b.x[j], y: b.y[j], toX: a.x[i], toY: a.y[i], turn };
}
