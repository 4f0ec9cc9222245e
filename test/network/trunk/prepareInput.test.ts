import { describe, expect, it } from "vitest";
import { prepareInput } from "../../../src/network/trunk/prepareInput.js";

const print = { width: 2, height: 2, dpi: 500, data: Float32Array.of(0, 100, 200, 100) };

describe("prepareInput", () => {
  it("subtracts ImageNet's means of blue, green and red, in that order, as Keras does", () => {
    const input = prepareInput(print, "bgr-mean");
    const wanted = [-103.939, -3.939, 96.061, -3.939, -116.779, -16.779, 83.221, -16.779, -123.68, -23.68, 76.32, -23.68];
    expect(input).toEqual(Float32Array.from(wanted));
  });

  it("makes the mean 0 and the variance 1, the same in all three channels", () => {
    const root = Math.fround(Math.SQRT2);
    const channel = [-root, 0, root, 0];
    expect([...prepareInput(print, "unit")]).toEqual([...channel, ...channel, ...channel]);
  });

  it("makes zeros of an even picture", () => {
    expect(prepareInput({ ...print, data: new Float32Array(4).fill(255) }, "unit")).toEqual(new Float32Array(12));
  });

  it("refuses a target of another length", () => {
    expect(() => prepareInput(print, "unit", new Float32Array(4))).toThrow(
      "a print of 2×2 becomes 12 values; the target takes 4",
    );
  });
});
