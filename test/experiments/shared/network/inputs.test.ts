import { describe, expect, it } from "vitest";
import { z } from "zod";
import { networkFields } from "../../../../experiments/shared/network/fields.js";
import { inputOptions, inputShape } from "../../../../experiments/shared/network/inputOptions.js";
import { inputs } from "../../../../experiments/shared/network/inputs.js";
import { labelsOf } from "../../../../experiments/shared/network/labelsOf.js";
import { networkInputs } from "../../../../src/network/inputs/networkInputs.js";
import { augment } from "../../../../src/prints/augment.js";
import { createStream } from "../../../../src/random/createStream.js";
import { grating } from "../grating.js";
import { runStage } from "../runStage.js";

const RANGES = { scale: 0.02, shear: 0.03, brightness: 4, contrast: 0.1, elastic: 2, elasticSpacing: 30 };
const input = { picture: "scanned", align: "none", window: 260, size: 224, copies: 1, rotation: 8, shift: 3, ...RANGES } as const;

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
  it("change the copies by each of their ranges, and the print itself by none", () => {
    const image = grating(7, 1);
    const made = (changed: object) => networkInputs(image, inputOptions({ ...input, ...changed }), [1, "test"], "a_1");
    const [print, copy] = made({});
    for (const range of ["rotation", "shift", ...Object.keys(RANGES)] as const) {
      const [same, other] = made({ [range]: 1.5 * input[range as keyof typeof RANGES] });
      expect(same, range).toEqual(print);
      expect(other, range).not.toEqual(copy);
    }
  });

  it("have the defaults that augmenting has", () => {
    const { rotation, shift, scale, shear, brightness, contrast, elastic, elasticSpacing } = z
      .strictObject(networkFields)
      .parse({ input: {}, shares: {} }).input;
    const stated = { rotation, shift, scale, shear, brightness, contrast, elastic, elasticSpacing };
    const image = grating(7, 1);
    const stream = () => createStream(1, "test/augment");
    expect(augment(image, stream(), stated)).toEqual(augment(image, stream()));
  });

  it("are the settings' shape, copies and ranges of augmentation", () => {
    expect(inputShape(input)).toEqual({ picture: "scanned", align: "none", window: 260, size: 224 });
    expect(inputOptions(input)).toEqual({
      picture: "scanned",
      align: "none",
      window: 260,
      size: 224,
      copies: 1,
      augment: { rotation: 8, shift: 3, ...RANGES },
    });
  });
});
