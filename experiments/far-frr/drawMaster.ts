import { simulateMaster } from "../../src/minutiae/simulateMaster.js";
import type { Template } from "../../src/minutiae/template.js";
import type { Stream } from "../../src/random/stream.js";

/** A finger of the simulation. */
export interface Master {
  readonly template: Template;
  /** The print of the data set that it is drawn from; two of one print are one finger. Undefined for a simulated finger, which is like no other. */
  readonly print: number | undefined;
}

/** The most minutiae that each of two prints has, since an impostor takes two; 0 for a single print. */
export function secondMost(templates: readonly Template[]): number {
  return templates.map(({ minutiae }) => minutiae.length).sort((a, b) => b - a)[1] ?? 0;
}

/**
 * A finger of so many minutiae: simulated, or so many of those of a real print that has enough.
 * @param except a print that it must not come from
 * @throws RangeError where not even two prints have so many.
 */
export function drawMaster(
  count: number,
  stream: Stream,
  templates: readonly Template[] | undefined,
  except?: number | undefined,
): Master {
  if (!templates) return { template: simulateMaster(count, stream), print: undefined };
  const enough = [...templates.keys()].filter((print) => templates[print].minutiae.length >= count);
  if (enough.length < 2) {
    throw new RangeError(
      `fingers of ${count} minutiae must come from at least two prints with so many; got ${enough.length} of ${templates.length} prints`,
    );
  }
  const others = enough.filter((print) => print !== except);
  const print = others[stream.integer(others.length)];
  const left = [...templates[print].minutiae];
  const minutiae = Array.from({ length: count }, () => left.splice(stream.integer(left.length), 1)[0]);
  return { template: { ...templates[print], minutiae }, print };
}
