import { createStream } from "../../src/random/createStream.js";
import type { RouteShape } from "../../src/routes/problem.js";
import { matrixPassword } from "./matrixPassword.js";

/** The passwords of matrices from number `from` up to `to`, with so many minutiae each. */
export function drawRoutes(
  seed: readonly [number, string],
  { minutiae, from, to }: { readonly minutiae: number; readonly from: number; readonly to: number },
  shape: RouteShape,
  milliseconds: number,
): string[] {
  const stream = createStream(...seed).substream(minutiae);
  return Array.from({ length: to - from }, (_, i) => {
    return matrixPassword(stream.substream(from + i), minutiae, shape, milliseconds).optimal.password;
  });
}
