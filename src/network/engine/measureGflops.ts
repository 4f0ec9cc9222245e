import { matMul, randomNormal, tidy } from "@tensorflow/tfjs-core";

/** Side of the matrices that are multiplied: large enough that the rate no longer grows with it. */
const SIDE = 1024;

/**
 * Rate of float32 matrix products on the tfjs backend in use, in 10⁹ multiplications and additions a second.
 * @param seconds for how long to measure, at least one product; default 2
 */
export function measureGflops(seconds = 2): number {
  return tidy(() => {
    const a = randomNormal([SIDE, SIDE], 0, 1, "float32", 1);
    const multiply = () => tidy(() => void matMul(a, a).dataSync());
    multiply();
    const start = performance.now();
    let products = 0;
    let elapsed = 0;
    do {
      multiply();
      products++;
      elapsed = performance.now() - start;
    } while (elapsed < seconds * 1000);
    return (products * 2 * SIDE ** 3) / (elapsed * 1e6);
  });
}
