// biome-ignore-all lint/correctness/noPrecisionLoss: the coefficients are as printed in the source, to be compared with it

const A0 = 3.387132872796366608;
const A1 = 1.3314166789178437745e2;
const A2 = 1.9715909503065514427e3;
const A3 = 1.3731693765509461125e4;
const A4 = 4.5921953931549871457e4;
const A5 = 6.7265770927008700853e4;
const A6 = 3.3430575583588128105e4;
const A7 = 2.5090809287301226727e3;
const B1 = 4.2313330701600911252e1;
const B2 = 6.871870074920579083e2;
const B3 = 5.3941960214247511077e3;
const B4 = 2.1213794301586595867e4;
const B5 = 3.930789580009271061e4;
const B6 = 2.8729085735721942674e4;
const B7 = 5.226495278852854561e3;

/** Half the width of the interval about ½ in which the central function holds. */
export const CENTRE = 0.425;

/**
 * The central part of AS 241 (see `normalQuantile`) for |p − ½| ≤ 0.425: one rational function of p, without a branch.
 *
 * @param p probability; outside the interval the value means nothing.
 */
export function centralQuantile(p: number): number {
  const q = p - 0.5;
  const r = 0.180625 - q * q;
  const n = ((((((A7 * r + A6) * r + A5) * r + A4) * r + A3) * r + A2) * r + A1) * r + A0;
  const d = ((((((B7 * r + B6) * r + B5) * r + B4) * r + B3) * r + B2) * r + B1) * r + 1;
  return (q * n) / d;
}

/**
 * `centralQuantile` of source[start] … source[end − 1], bit for bit, into `target` (which may be `source`). Four elements go
 * side by side because one polynomial is a chain of dependent operations that leaves most of a processor's units idle.
 */
export function centralQuantiles(source: Float64Array, target: Float64Array, start: number, end: number): void {
  let i = start;
  for (; i + 3 < end; i += 4) {
    const q0 = source[i] - 0.5;
    const q1 = source[i + 1] - 0.5;
    const q2 = source[i + 2] - 0.5;
    const q3 = source[i + 3] - 0.5;
    const r0 = 0.180625 - q0 * q0;
    const r1 = 0.180625 - q1 * q1;
    const r2 = 0.180625 - q2 * q2;
    const r3 = 0.180625 - q3 * q3;
    let n0 = (A7 * r0 + A6) * r0 + A5;
    let n1 = (A7 * r1 + A6) * r1 + A5;
    let n2 = (A7 * r2 + A6) * r2 + A5;
    let n3 = (A7 * r3 + A6) * r3 + A5;
    let d0 = (B7 * r0 + B6) * r0 + B5;
    let d1 = (B7 * r1 + B6) * r1 + B5;
    let d2 = (B7 * r2 + B6) * r2 + B5;
    let d3 = (B7 * r3 + B6) * r3 + B5;
    n0 = (n0 * r0 + A4) * r0 + A3;
    n1 = (n1 * r1 + A4) * r1 + A3;
    n2 = (n2 * r2 + A4) * r2 + A3;
    n3 = (n3 * r3 + A4) * r3 + A3;
    d0 = (d0 * r0 + B4) * r0 + B3;
    d1 = (d1 * r1 + B4) * r1 + B3;
    d2 = (d2 * r2 + B4) * r2 + B3;
    d3 = (d3 * r3 + B4) * r3 + B3;
    n0 = ((n0 * r0 + A2) * r0 + A1) * r0 + A0;
    n1 = ((n1 * r1 + A2) * r1 + A1) * r1 + A0;
    n2 = ((n2 * r2 + A2) * r2 + A1) * r2 + A0;
    n3 = ((n3 * r3 + A2) * r3 + A1) * r3 + A0;
    d0 = ((d0 * r0 + B2) * r0 + B1) * r0 + 1;
    d1 = ((d1 * r1 + B2) * r1 + B1) * r1 + 1;
    d2 = ((d2 * r2 + B2) * r2 + B1) * r2 + 1;
    d3 = ((d3 * r3 + B2) * r3 + B1) * r3 + 1;
    target[i] = (q0 * n0) / d0;
    target[i + 1] = (q1 * n1) / d1;
    target[i + 2] = (q2 * n2) / d2;
    target[i + 3] = (q3 * n3) / d3;
  }
  for (; i < end; i++) target[i] = centralQuantile(source[i]);
}
