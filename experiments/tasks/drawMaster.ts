import { simulateMaster } from "../../src/minutiae/simulateMaster.js";
import type { Template } from "../../src/minutiae/template.js";
import type { Stream } from "../../src/random/stream.js";

/**
 * A finger of so many minutiae: simulated, or so many of those of a real print that has enough.
 * @throws RangeError where no print has so many.
 */
export function drawMaster(count: number, stream: Stream, templates: readonly Template[] | undefined): Template {
  if (!templates) return simulateMaster(count, stream);
  const enough = templates.filter(({ minutiae }) => minutiae.length >= count);
  if (enough.length === 0) {
    throw new RangeError(`no print of the data set has ${count} minutiae; lower the number, or simulate positions`);
  }
  const template = enough[stream.integer(enough.length)]!;
  const left = [...template.minutiae];
  const minutiae = Array.from({ length: count }, () => left.splice(stream.integer(left.length), 1)[0]!);
  return { ...template, minutiae };
}
