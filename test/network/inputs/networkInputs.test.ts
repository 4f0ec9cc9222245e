import { describe, expect, test } from "vitest";
import { detectCore } from "../../../src/filters/core.js";
import { enhance } from "../../../src/filters/enhance.js";
import { networkInputs } from "../../../src/network/inputs/networkInputs.js";
import { createFinger } from "../../../src/synth/createFinger.js";
import { createImpression } from "../../../src/synth/createImpression.js";

describe("networkInputs", () => {
  test("lays an aligned print with its core in the middle of the square, where the generator knows the core to be", () => {
    const { image } = createImpression(createFinger("a test", 3, { class: "left loop" }), 0, { quality: "easy" });
    const core = detectCore(enhance(image).orientation)!;
    const options = { picture: "enhanced", align: "core", window: 224, copies: 0, augment: {} } as const;
    const [picture] = networkInputs(image, options, [1, "test"], "1_1");
    const again = detectCore(enhance({ ...picture!, data: Float32Array.from(picture!.data), dpi: 500 }).orientation)!;
    expect(Math.hypot(core.x - 111.5, core.y - 111.5)).toBeGreaterThan(12);
    expect(Math.hypot(again.x - 111.5, again.y - 111.5)).toBeLessThan(8);
  });
});
