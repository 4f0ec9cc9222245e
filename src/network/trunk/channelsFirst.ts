/** A kernel in Keras's order (3 × 3 × inputs × outputs) in ONNX's (outputs × inputs × 3 × 3). */
export function channelsFirst(kernel: Float32Array, inputs: number, outputs: number): Float32Array {
  const turned = new Float32Array(kernel.length);
  for (let tap = 0, at = 0; tap < 9; tap++)
    for (let i = 0; i < inputs; i++) for (let o = 0; o < outputs; o++) turned[(o * inputs + i) * 9 + tap] = kernel[at++];
  return turned;
}
