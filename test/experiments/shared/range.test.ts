import { expect, it } from "vitest";
import { range } from "../../../experiments/shared/range.js";

it("a range has its steps and both its ends", () => {
  expect(range(-1, 1, 4)).toEqual([-1, -0.5, 0, 0.5, 1]);
  expect(range(2, 2, 1)).toEqual([2, 2]);
});
