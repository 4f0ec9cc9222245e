import { expect, it } from "vitest";
import { assertInside } from "../../../src/minutiae/formats/assertInside.js";

it("a minutia lies in a print of 5 by 3 pixels from the first pixel to the last, and nowhere else", () => {
  for (const [x, y] of [
    [0, 0],
    [4, 2],
    [4.9, 0.5],
  ]) {
    expect(() => assertInside("a.xyt", { x, y }, 5, 3)).not.toThrow();
  }
  for (const [x, y] of [
    [-1, 0],
    [0, -1],
    [5, 0],
    [0, 3],
    [Number.NaN, 0],
  ]) {
    const message = `a.xyt: the minutia at x ${x}, ${y} from the top lies outside the print of 5×3 pixels`;
    expect(() => assertInside("a.xyt", { x, y }, 5, 3)).toThrow(message);
  }
});
