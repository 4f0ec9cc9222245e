import { describe, expect, it } from "vitest";
import { bestSettings, expectedFar, type SettingTrials } from "../../experiments/key-security/commitmentTrials.js";
import { normalQuantile } from "../../src/random/normalQuantile.js";

/** A hundred impostors of the normal law, by its quantiles, and genuine prints of which a share is lost at 0.2. */
function trials(components: number, mean: number, deviation: number, lost: number): SettingTrials {
  const impostor = [Array.from({ length: 100 }, (_, i) => mean + deviation * normalQuantile((i + 0.5) / 100))];
  const genuine = [Array.from({ length: 10 }, (_, i) => (i < 10 * lost ? 0.3 : 0.1))];
  return { settings: { n: 1023, components, surplus: 1 }, genuine, impostor };
}

describe("choice of a commitment's settings", () => {
  it("expects what the normal law has beyond the trials' reach", () => {
    // R 4.2: pnorm(-4) = 3.167e-5; the quantiles' deviation is 1.2 % under the law's.
    const far = expectedFar(trials(40, 0.44, 0.06, 0), 0.2);
    expect(far).toBeGreaterThan(2e-5);
    expect(far).toBeLessThan(3.3e-5);
  });

  it("counts the trials where they say more", () => {
    const few: SettingTrials = {
      settings: { n: 15, components: 2, surplus: 1 },
      genuine: [[0.1]],
      impostor: [[0.1, 0.5, 0.5, 0.5]],
    };
    expect(expectedFar(few, 0.2)).toBe(0.25);
    expect(expectedFar({ genuine: [], impostor: [[0.5, 0.5]] }, 0.2)).toBe(0);
  });

  it("loses as few prints as a tolerated rate of false accepts lets it, and takes the least rate where none is tolerated", () => {
    const [safe, safer, loose] = [trials(40, 0.44, 0.06, 0.4), trials(80, 0.45, 0.05, 0.6), trials(120, 0.4, 0.1, 0.1)];
    expect(bestSettings([safer, loose, safe], 0.2)).toBe(safe);
    expect(bestSettings([loose, trials(20, 0.4, 0.15, 0)], 0.2)).toBe(loose);
  });
});
