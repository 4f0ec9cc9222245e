import type { Stream } from "../random/stream.js";
import type { RouteOptions } from "./problem.js";

/** The stream of a solver that draws. Throws a RangeError where none is given: there is no hidden source of chance. */
export function requireStream({ stream }: RouteOptions, solver: string): Stream {
  if (!stream) throw new RangeError(`${solver} draws random numbers; give it a stream, such as createStream(1, "${solver}")`);
  return stream;
}
