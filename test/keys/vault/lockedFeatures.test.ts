import { describe, expect, it } from "vitest";
import { lockedFeatures } from "../../../src/keys/vault/lockVault.js";
import { vaultSettings } from "../../../src/keys/vault/settings.js";

const settings = vaultSettings(1);
/** Minutiae in cells of their own, the first of them seen in so many prints. */
const minutiae = (...seen: readonly number[]) =>
  seen.map((prints, i) => ({ x: 2 * settings.cell * i, y: 0, direction: 0, quality: 1, seen: prints }));

describe("the features that are locked", () => {
  it("are of minutiae that half of the prints show, or more", () => {
    expect(lockedFeatures(minutiae(4, 3, 2, 1), 4, settings)).toHaveLength(3);
    expect(lockedFeatures(minutiae(3, 2, 1), 3, settings)).toHaveLength(2);
    expect(lockedFeatures(minutiae(1), 1, settings)).toHaveLength(1);
  });

  it("are at most as many as the settings say, and none beyond the reach", () => {
    expect(lockedFeatures(minutiae(4, 4, 4), 4, { ...settings, locked: 2 })).toHaveLength(2);
    const far = [{ x: settings.reach + 1, y: 0, direction: 0, quality: 1, seen: 4 }];
    expect(lockedFeatures(far, 4, settings)).toEqual([]);
  });
});
