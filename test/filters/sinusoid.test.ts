import { describe, expect, it } from "vitest";
import { fitSinusoid, sinusoids } from "../../src/filters/sinusoid.js";

/** A sinusoid with a mean and a trend. */
function signalOf(length: number, frequency: number, phase: number): Float64Array {
  return Float64Array.from({ length }, (_, k) => 80 * Math.cos(2 * Math.PI * frequency * k + phase) + 100 + 0.7 * k);
}

describe("sinusoids", () => {
  it("stand at equal steps from the lowest frequency to the highest, each wave without mean and trend and of norm 1", () => {
    const { frequencies, waves } = sinusoids(32, 0.05, 0.35);
    expect(frequencies).toHaveLength(49);
    expect(frequencies[0]).toBe(0.05);
    expect(frequencies[24]).toBeCloseTo(0.2, 12);
    expect(frequencies[48]).toBeCloseTo(0.35, 12);
    for (const wave of waves.flatMap((both) => [both.subarray(0, 32), both.subarray(32)])) {
      expect(wave.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
      expect(wave.reduce((sum, value, k) => sum + value * k, 0)).toBeCloseTo(0, 9);
      expect(wave.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 10);
    }
  });

  it("need 8 samples and frequencies that ascend within (0, 0.5]", () => {
    expect(sinusoids(8, 0.1, 0.5).frequencies.at(-1)).toBeCloseTo(0.5, 12);
    expect(() => sinusoids(7, 0.1, 0.2)).toThrow("a signature needs 8 samples or more; given 7");
    for (const [lowest, highest] of [
      [0, 0.2],
      [0.2, 0.2],
      [0.3, 0.2],
      [0.1, 0.51],
    ] as const) {
      expect(() => sinusoids(16, lowest, highest)).toThrow(`within (0, 0.5]; given ${lowest} to ${highest}`);
    }
  });
});

describe("fitSinusoid", () => {
  const basis = sinusoids(40, 1 / 20, 1 / 3);

  it("finds the frequency of a sinusoid, whatever its phase, mean and trend", () => {
    for (const frequency of [0.07, 0.1137, 0.2, 0.29]) {
      for (const phase of [0, 1, 2.5]) {
        const fitted = fitSinusoid(signalOf(40, frequency, phase), basis)!;
        expect(Math.abs(fitted.frequency / frequency - 1)).toBeLessThan(0.01);
        expect(fitted.explained).toBeGreaterThan(0.98);
      }
    }
  });

  it("finds none where the signal is flat, a line, or faster or slower than the ladder", () => {
    expect(fitSinusoid(new Float64Array(40).fill(7), basis)).toBeUndefined();
    expect(
      fitSinusoid(
        Float64Array.from({ length: 40 }, (_, k) => 3 * k - 5),
        basis,
      ),
    ).toBeUndefined();
    expect(fitSinusoid(signalOf(40, 0.42, 0), basis)).toBeUndefined();
    expect(fitSinusoid(signalOf(40, 0.03, 0), basis)).toBeUndefined();
  });
});
