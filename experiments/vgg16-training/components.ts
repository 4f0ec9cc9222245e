import type { Block } from "../../src/figures/blockPanel.js";
import { wordsOf } from "../../src/lab/stage.js";
import { deepAnn } from "../shared/ann/deepAnn.js";
import { innerProducts } from "../shared/ann/innerProducts.js";
import { features } from "../shared/network/features.js";
import { inputs } from "../shared/network/inputs.js";
import { testScores } from "../shared/network/testScores.js";
import { training } from "../shared/network/training.js";
import { vectors } from "../shared/network/vectors.js";
import { weights } from "../shared/network/weights.js";

/** Section 2.1's five components, each with the lab's stages that do its work, as the code names them. */
export function components(): Block[] {
  const stages = (...of: { readonly url: string }[]): string => {
    const names = of.map(({ url }) => wordsOf(url));
    return `${names.length === 1 ? "stage" : "stages"}: ${names.join(", ")}`;
  };
  return [
    { title: "1 Preprocessing", lines: ["filtering, normalisation, resizing, augmentation", stages(inputs)] },
    { title: "2 Training and testing", lines: ["the tuned VGG16", stages(weights, features, training, testScores)] },
    { title: "3 Transfer learning", lines: ["tuned weights, saved and loaded again", stages(vectors)] },
    {
      title: "4 Features and mean vectors",
      lines: ["block5_conv3; the deep ANN names the class", stages(innerProducts, deepAnn)],
    },
    { title: "5 Key generation", lines: ["from the class's mean vector", "experiments: key-generation, key-security"] },
  ];
}
