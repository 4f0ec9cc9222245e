import { expect, it } from "vitest";
import { requireTraining } from "../../../../experiments/shared/network/requireTraining.js";
import { RunError } from "../../../../src/lab/errors.js";

it("wants a print of every finger to train on, and says what gives one", () => {
  const items = ["a", "a", "b"].map((finger) => ({ finger, impression: "1", copy: 0 }));
  const inputs = { items, classes: ["a", "b"] };
  expect(() => requireTraining(inputs, [0, 2], "image")).not.toThrow();
  expect(() => requireTraining(inputs, [0, 1], "image")).toThrow(RunError);
  expect(() => requireTraining(inputs, [0, 1], "image")).toThrow(
    "every finger must have a print to train on; the split by image leaves finger b without one",
  );
});
