/** The bits of minus infinity as a signed integer; above it lie, among the negative ones, only those of not-a-number. */
const MINUS_INFINITY = -0x800000;

/**
 * max(0, x) of each value, into `out`, which may be `x`; not-a-number stays, so that a diverged training shows. It works on the numbers' bits:
 * half the comparisons of a real activation would be mispredicted, which made it seven times slower.
 */
export function rectify(x: Float32Array, out: Float32Array): void {
  const xs = new Int32Array(x.buffer, x.byteOffset, x.length);
  const outs = new Int32Array(out.buffer, out.byteOffset, out.length);
  for (let i = 0; i < xs.length; i++) {
    const bits = xs[i];
    outs[i] = bits & (~(bits >> 31) | ((MINUS_INFINITY - bits) >> 31));
  }
}
