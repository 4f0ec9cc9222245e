import { describe, expect, it } from "vitest";
import {
  bestSettings,
  expectedFar,
  type SettingRates,
  settingRates,
  TOLERATED_FAR,
} from "../../../experiments/key-security/choice.js";
import { opens } from "../../../experiments/key-security/commitmentTrials.js";
import { choiceTable } from "../../../experiments/key-security/tables.js";
import { normalQuantile } from "../../../src/random/normalQuantile.js";

/** A hundred impostors of the normal law, by its quantiles. */
function impostors(mean: number, deviation: number): number[][] {
  return [Array.from({ length: 100 }, (_, i) => mean + deviation * normalQuantile((i + 0.5) / 100))];
}

/** Rates of a setting that is named by its components. */
function rates(components: number, frr: number, expected: number, surplus = 1): SettingRates {
  return { settings: { n: 1023, components, surplus }, frr, far: 0, expected };
}

describe("a print opens a commitment", () => {
  it("up to as many wrong bits as the code corrects, and not with one more", () => {
    expect(opens(3 / 15, 3 / 15)).toBe(true);
    expect(opens(2 / 15, 3 / 15)).toBe(true);
    expect(opens(4 / 15, 3 / 15)).toBe(false);
  });
});

describe("the rates of a setting", () => {
  const settings = { n: 10, components: 2, surplus: 1 };
  const trials = {
    settings,
    genuine: [[0.1, 0.2], [], [0.3, 0.4, 0.1]],
    impostor: [
      [0.2, 0.5],
      [0.5, 0.6, 0.4, 0.3, 0.7, 0.5],
    ],
  };

  it("are the share of genuine trials beyond the code's reach, and of the impostors' within", () => {
    expect(settingRates(trials, 0.2)).toMatchObject({ settings, frr: 2 / 5, far: 1 / 8 });
    expect(settingRates(trials, 0.3)).toMatchObject({ frr: 1 / 5, far: 2 / 8 });
  });

  it("come with the key-FAR that is expected", () => {
    expect(settingRates(trials, 0.2).expected).toBe(expectedFar(trials, 0.2));
  });
});

describe("the expected key-FAR", () => {
  it("is what the normal law has within the code's reach, where that is more than the trials'", () => {
    // R 4.2: pnorm(-4) = 3.167e-5; the quantiles' deviation is 1.2 % under the law's.
    const far = expectedFar({ genuine: [], impostor: impostors(0.44, 0.06) }, 0.2);
    expect(far).toBeGreaterThan(2e-5);
    expect(far).toBeLessThan(3.3e-5);
  });

  it("takes the deviation of a sample, by n − 1", () => {
    // 0.4 and 0.6: mean 0.5, deviation √0.02; at the mean less one deviation the law has Φ(−1) = 0.158655
    expect(expectedFar({ genuine: [], impostor: [[0.4], [0.6]] }, 0.5 - Math.sqrt(0.02))).toBeCloseTo(0.158655, 6);
  });

  it("is the trials' share where that is more", () => {
    expect(expectedFar({ genuine: [[0.1]], impostor: [[0.1, 0.5, 0.5, 0.5]] }, 0.2)).toBe(0.25);
    expect(expectedFar({ genuine: [], impostor: [[0.2, 0.5, 0.5, 0.5]] }, 0.2)).toBe(0.25);
  });

  it("is the trials' share where the impostors do not vary", () => {
    expect(expectedFar({ genuine: [], impostor: [[0.5, 0.5]] }, 0.2)).toBe(0);
    expect(expectedFar({ genuine: [], impostor: [[0.1]] }, 0.2)).toBe(1);
    expect(expectedFar({ genuine: [], impostor: [[0.2]] }, 0.2)).toBe(1);
  });
});

describe("the choice of settings", () => {
  const chosen = (...tried: SettingRates[]): number => bestSettings(tried).components;

  it("falls on the lowest key-FRR among those whose key-FAR is tolerated", () => {
    expect(chosen(rates(1, 0.6, 1e-6), rates(2, 0.1, 0.3), rates(3, 0.4, 5e-5))).toBe(3);
  });

  it("tolerates the limit itself, and nothing above", () => {
    expect(chosen(rates(1, 0.6, 1e-6), rates(2, 0.1, TOLERATED_FAR))).toBe(2);
    expect(chosen(rates(1, 0.6, 1e-6), rates(2, 0.1, TOLERATED_FAR * 1.001))).toBe(1);
  });

  it("falls on the lower expected key-FAR where both lose as many, and on the first where that is equal too", () => {
    expect(chosen(rates(1, 0.4, 5e-5), rates(2, 0.4, 4e-5))).toBe(2);
    expect(chosen(rates(1, 0.4, 5e-5), rates(2, 0.4, 5e-5))).toBe(1);
  });

  it("falls on the lowest expected key-FAR where none is tolerated, whatever is lost", () => {
    expect(chosen(rates(1, 0, 0.3), rates(2, 0.9, 0.2), rates(3, 0.1, 0.25))).toBe(2);
    expect(chosen(rates(1, 0.9, 0.2), rates(2, 0, 0.2))).toBe(1);
  });

  it("is marked in the table by components and candidates together", () => {
    const tried = [rates(4, 0, 0, 1), rates(4, 0, 0, 1.5), rates(8, 0, 0, 1.5)];
    const { rows } = choiceTable(tried, { n: 1023, components: 4, surplus: 1.5 });
    expect(rows.map((row) => row.chosen)).toEqual([false, true, false]);
  });
});
