import { describe, expect, it } from "vitest";
import { inputOptions, inputShape } from "../../../../experiments/shared/network/inputOptions.js";
import { inputs } from "../../../../experiments/shared/network/inputs.js";
import { labelsOf } from "../../../../experiments/shared/network/labelsOf.js";
import { networkInputs } from "../../../../src/network/inputs/networkInputs.js";
import { grating } from "../grating.js";
import { runStage } from "../runStage.js";

const input = { picture: "scanned", align: "none", window: 260, copies: 1, rotation: 8, shift: 3 } as const;

describe("what the network sees", async () => {
  const prints = ["b", "a"].flatMap((finger) =>
    ["1", "2", "3"].map((impression) => ({ finger, impression, file: `${finger}_${impression}.png` })),
  );
  const images = prints.map((_, i) => grating(6 + i, i));
  const read = async (wanted: typeof prints) => wanted.map((print) => images[prints.indexOf(print)]);
  const found = await runStage(inputs, {
    config: { fingers: 2, impressions: [2], input },
    data: { name: "set", prints, fingers: ["b", "a"], read },
  } as never);

  it("is each print and its copies, finger by finger, with classes in lexicographic order", () => {
    expect(found.items.map(({ finger, impression, copy }) => `${finger}${impression}${copy}`)).toEqual([
      ...["b10", "b11", "b20", "b21"],
      ...["a10", "a11", "a20", "a21"],
    ]);
    expect(found.classes).toEqual(["a", "b"]);
    expect([...labelsOf(found)]).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
  });

  it("has the pictures in the items' order, augmented under the print's own name", () => {
    const made = networkInputs(images[4], inputOptions(input), [1, "vgg16-training/inputs"], "a_2");
    expect(found.pictures).toHaveLength(8);
    expect(found.pictures.slice(6)).toEqual(made);
    expect(found.pictures[6]).not.toEqual(found.pictures[7]);
  });
});

describe("the options of inputs", () => {
  it("are the settings' shape, copies and largest rotation and shift", () => {
    expect(inputShape(input)).toEqual({ picture: "scanned", align: "none", window: 260 });
    expect(inputOptions(input)).toEqual({
      picture: "scanned",
      align: "none",
      window: 260,
      copies: 1,
      augment: { rotation: 8, shift: 3 },
    });
  });
});
