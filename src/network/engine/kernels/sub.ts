import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { BroadcastWalk } from "../broadcastWalk.js";
import { elementwise } from "../elementwise.js";
import type { KernelCall } from "../kernel.js";

/** tfjs's Sub. */
export function sub(call: KernelCall<{ a: TensorInfo; b: TensorInfo }>): TensorInfo | undefined {
  return elementwise(call, loop);
}

function loop(a: Float32Array, b: Float32Array, out: Float32Array, walk: BroadcastWalk): void {
  const { aStarts, bStarts, inner, aStep, bStep } = walk;
  let at = 0;
  for (let run = 0; run < aStarts.length; run++) {
    let p = aStarts[run];
    let q = bStarts[run];
    for (let i = 0; i < inner; i++, p += aStep, q += bStep) out[at++] = a[p] - b[q];
  }
}
