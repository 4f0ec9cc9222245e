import type { Template } from "../../src/minutiae/template.js";
import type { Stream } from "../../src/random/stream.js";
import { exact } from "../../src/routes/exact.js";
import { numbered } from "../../src/routes/numbered.js";
import { sameSequence } from "../../src/routes/sameSequence.js";
import type { Condition } from "./conditions.js";
import { drawMaster } from "./drawMaster.js";
import { lostEdges } from "./lostEdges.js";
import type { MovedOutcome } from "./outcomes.js";

/** What becomes of the optimal route and its password when one minutia moves by so many pixels in a random direction. */
export function movedTrials(
  { minutiae: count, noise: distance, trials }: Condition,
  stream: Stream,
  templates: readonly Template[] | undefined,
): MovedOutcome {
  const began = performance.now();
  const lost = new Uint32Array(count);
  let passwords = 0;
  for (let trial = 0; trial < trials; trial++) {
    const { minutiae } = drawMaster(count, stream, templates).template;
    const chosen = stream.integer(count);
    const angle = 2 * Math.PI * stream.uniform();
    const [dx, dy] = [distance * Math.cos(angle), distance * Math.sin(angle)];
    const before = numbered(minutiae);
    const after = numbered(minutiae.map((m, i) => (i === chosen ? { ...m, x: m.x + dx, y: m.y + dy } : m)));
    const [first, second] = [exact({ points: before.points }), exact({ points: after.points })];
    if (!sameSequence(first.order, second.order)) passwords++;
    lost[lostEdges({ ...before, ...first }, { ...after, ...second })]++;
  }
  return {
    kind: "moved",
    trials,
    passwords,
    routesChanged: trials - lost[0],
    lostEdges: lost,
    milliseconds: performance.now() - began,
  };
}
