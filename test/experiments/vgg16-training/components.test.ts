import { describe, expect, it } from "vitest";
import { components } from "../../../experiments/vgg16-training/components.js";
import { componentsFigure } from "../../../experiments/vgg16-training/figures.js";

describe("the components of the system", () => {
  it("are section 2.1's five, with stages named as in the code", () => {
    expect(components().map(({ title }) => title[0])).toEqual(["1", "2", "3", "4", "5"]);
    expect(components()[1].lines.at(-1)).toBe("stages: weights, features, training, test scores");
    expect(components()[2].lines.at(-1)).toBe("stage: vectors");
    expect(componentsFigure().layout.shapes).toHaveLength(5);
  });
});
