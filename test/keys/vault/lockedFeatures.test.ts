import { describe, expect, it } from "vitest";
import { lockedFeatures, lockedViews } from "../../../src/keys/vault/lockVault.js";
import { vaultSettings } from "../../../src/keys/vault/settings.js";
import { simulateMaster } from "../../../src/minutiae/simulateMaster.js";
import { createStream } from "../../../src/random/createStream.js";

const settings = vaultSettings(1);
/** Minutiae in cells of their own, each farther off, the first of them seen in so many prints. */
const minutiae = (...seen: readonly number[]) =>
  seen.map((prints, i) => ({ x: 2 * settings.cell * i, y: 0, direction: 0, quality: 1, seen: prints }));

describe("the features that are locked", () => {
  it("are first of the minutiae that most prints show, then of the nearest", () => {
    const [near, , far, farther] = lockedFeatures(minutiae(4, 4, 4, 4), settings);
    expect(lockedFeatures(minutiae(2, 2, 3, 4), settings)).toEqual([farther, far, near, expect.any(Number)]);
  });

  it("are at most as many as the settings say, and none beyond the reach", () => {
    expect(lockedFeatures(minutiae(4, 4, 4), { ...settings, locked: 2 })).toHaveLength(2);
    const far = [{ x: settings.reach + 1, y: 0, direction: 0, quality: 1, seen: 4 }];
    expect(lockedFeatures(far, settings)).toEqual([]);
  });

  it("are of minutiae that half of the prints show, seen from as many of these as there are anchors", () => {
    const whole = simulateMaster(40, createStream(1, "test/locked"));
    const some = { ...whole, minutiae: whole.minutiae.slice(0, 20) };
    const print = (template: typeof whole) => ({ template });
    const views = lockedViews([print(whole), print(some), print(some)], settings);
    expect(views).toHaveLength(settings.anchors);
    expect(Math.max(...views.map((features) => features.length))).toBeLessThanOrEqual(20);
    expect(lockedViews([print(some)], { ...settings, anchors: 3 })).toHaveLength(3);
  });
});
