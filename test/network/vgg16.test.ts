import { describe, expect, it } from "vitest";
import { convolutionsUntil, parameterCount, VGG16_CONVOLUTIONS } from "../../src/network/vgg16.js";

describe("VGG16", () => {
  it("has the published 14,714,688 parameters in thirteen convolutions", () => {
    expect(VGG16_CONVOLUTIONS).toHaveLength(13);
    expect(parameterCount(VGG16_CONVOLUTIONS)).toBe(14_714_688);
  });

  it("has the parameters of each layer that Keras's model.summary() shows", () => {
    const counts = Object.fromEntries(VGG16_CONVOLUTIONS.map((convolution) => [convolution.name, parameterCount([convolution])]));
    expect(counts).toMatchObject({
      block1_conv1: 1_792,
      block1_conv2: 36_928,
      block2_conv1: 73_856,
      block3_conv1: 295_168,
      block4_conv1: 1_180_160,
      block5_conv3: 2_359_808,
    });
  });

  it("is cut after a named convolution, and says which there are", () => {
    expect(convolutionsUntil("block5_conv1").at(-1)?.name).toBe("block5_conv1");
    expect(convolutionsUntil("block5_conv1")).toHaveLength(11);
    expect(() => convolutionsUntil("block6_conv1")).toThrow(
      "VGG16 has no convolution block6_conv1; there are block1_conv1 to block5_conv3",
    );
  });
});
