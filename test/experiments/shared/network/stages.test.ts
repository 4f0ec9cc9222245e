import { describe, expect, it } from "vitest";
import { classifiers } from "../../../../experiments/classifiers/index.js";
import { deepAnn } from "../../../../experiments/deep-ann/index.js";
import { vgg16Training } from "../../../../experiments/vgg16-training/index.js";
import { askedFor } from "../wiring.js";

type Splits = ("image" | "impression")[];
const input = {};
const find = ({ asked }: Awaited<ReturnType<typeof askedFor>>, name: string) => asked.find((one) => one.name === name)?.inputs;

describe("the stages of vgg16-training", () => {
  const of = (splits: Splits) => askedFor(vgg16Training.stages, { splits, input });

  it("train and score by both splits, and damage prints of the one by impression", async () => {
    const found = await of(["image", "impression"]);
    expect(found.asked.map(({ name }) => name)).toEqual([
      ...["inputs", "weights", "features", "training by image", "training by impression"],
      ...["scores by image", "scores by impression", "calibration", "damaged", "parameterCounts"],
    ]);
    expect(find(found, "scores by image")).toEqual({ inputs: "inputs", tested: "training by image" });
    expect(find(found, "scores by impression")).toEqual({ inputs: "inputs", tested: "training by impression" });
    expect(find(found, "damaged")).toEqual({ inputs: "inputs", weights: "weights", trained: "training by impression" });
    expect(found.results).toMatchObject({ image: "training by image", impressionScores: "scores by impression" });
  });

  it("damage prints of the split by image where it is the only one", async () => {
    const found = await of(["image"]);
    expect(find(found, "damaged")?.trained).toBe("training by image");
    expect(Object.keys(found.results)).not.toContain("impressionScores");
  });

  it("train once more with copies of the test impressions, where asked for and there are copies", async () => {
    const leaky = (splits: Splits, leak: boolean, copies: number) =>
      askedFor(vgg16Training.stages, { splits, leak, input: { copies } });
    const found = await leaky(["image", "impression"], true, 1);
    const clean = "training by impression";
    expect(find(found, "leakyTraining")).toEqual({ inputs: "inputs", weights: "weights", features: "features", clean });
    expect(find(found, "leak")).toEqual({ inputs: "inputs", leaky: "leakyTraining", clean });
    expect(found.results.leak).toBe("leak");
    for (const without of [leaky(["image"], true, 1), leaky(["impression"], false, 1), leaky(["impression"], true, 0)]) {
      expect((await without).asked.some(({ name }) => name.startsWith("leak"))).toBe(false);
    }
  });
});

describe("the stages of deep-ann", () => {
  const of = (splits: Splits, folds = 4) => askedFor(deepAnn.stages, { splits, input, openSet: { folds } });

  it("fit the ANN to the vectors of the network tuned by the same split", async () => {
    const found = await of(["image", "impression"]);
    expect(find(found, "vectors before tuning")).not.toHaveProperty("trained");
    for (const splitBy of ["image", "impression"]) {
      expect(find(found, `vectors of the network tuned by ${splitBy}`)?.trained).toBe(`training by ${splitBy}`);
      expect(find(found, `inner products, ${splitBy}`)?.vectors).toBe(`vectors of the network tuned by ${splitBy}`);
      expect(find(found, `deep ANN by ${splitBy}`)).toEqual({
        inputs: "inputs",
        trained: `training by ${splitBy}`,
        gram: `inner products, ${splitBy}`,
        vectors: `vectors of the network tuned by ${splitBy}`,
      });
      expect(find(found, `scores by ${splitBy}`)?.tested).toBe(`deep ANN by ${splitBy}`);
    }
    expect(find(found, "inner products, start")?.vectors).toBe("vectors before tuning");
  });

  it("leave unknown fingers and the network before tuning out for 0 parts", async () => {
    const { asked, results } = await of(["image"], 0);
    expect(asked.at(-1)!.name).toBe("scores by image");
    expect(asked.some(({ name }) => name.includes("start") || name.includes("before tuning"))).toBe(false);
    expect(Object.keys(results)).toEqual(["inputs", "image", "imageScores"]);
  });

  it("try unknown fingers by impression, or by image where that is the only split", async () => {
    const open = async (splits: Splits) => find(await of(splits), "openSet");
    const start = "inner products, start";
    expect(await open(["image", "impression"])).toEqual({
      inputs: "inputs",
      trained: "training by impression",
      tuned: "inner products, impression",
      start,
    });
    expect(await open(["image"])).toEqual({
      inputs: "inputs",
      trained: "training by image",
      tuned: "inner products, image",
      start,
    });
  });
});

describe("the stages of classifiers", () => {
  const of = (splits: Splits, settings: { repeats: number; learning: number }) =>
    askedFor(classifiers.stages, { splits, input, forest: { package: "own" }, mlForest: { trees: 0 }, ...settings });

  it("compare on each split what was fitted on it, with minutiae by impression", async () => {
    const found = await of(["image", "impression"], { repeats: 2, learning: 1 });
    const products = (splitBy: string) => ({ tuned: `inner products, ${splitBy}`, start: "inner products, start" });
    for (const splitBy of ["image", "impression"]) {
      const trained = `training by ${splitBy}`;
      expect(find(found, `classifiers by ${splitBy}`)).toEqual({ inputs: "inputs", trained, ...products(splitBy) });
      expect(find(found, `forest on all features by ${splitBy}`)).toEqual({
        inputs: "inputs",
        trained,
        tuned: `vectors of the network tuned by ${splitBy}`,
        start: "vectors before tuning",
      });
      expect(find(found, `splits drawn again by ${splitBy}`)).toEqual({ inputs: "inputs", ...products(splitBy) });
      expect(find(found, `comparison by ${splitBy}`)).toEqual({
        inputs: "inputs",
        trained,
        ann: `deep ANN by ${splitBy}`,
        named: `classifiers by ${splitBy}`,
        features: `forest on all features by ${splitBy}`,
        ...(splitBy === "impression" && { minutiae: "minutiaeByImpression" }),
      });
    }
    expect(find(found, "pairedDifferences")).toEqual({
      image: "splits drawn again by image",
      impression: "splits drawn again by impression",
    });
    expect(found.results).toMatchObject({ image: "comparison by image", impression: "comparison by impression" });
  });

  it("learn on the vectors of the network tuned by impression, and on those before tuning", async () => {
    const found = await of(["image", "impression"], { repeats: 0, learning: 1 });
    const trained = "training by impression";
    expect(find(found, "learning curve, tuned")).toEqual({ inputs: "inputs", trained, gram: "inner products, impression" });
    expect(find(found, "learning curve, start")).toEqual({ inputs: "inputs", trained, gram: "inner products, start" });
    expect(found.asked.some(({ name }) => name.startsWith("splits drawn again"))).toBe(false);
  });

  it("learn before tuning alone where only the split by image is run, and not at all for 0 draws", async () => {
    const found = await of(["image"], { repeats: 1, learning: 1 });
    expect(found.results).not.toHaveProperty("learningTuned");
    expect(find(found, "learning curve, start")?.trained).toBe("training by image");
    expect(found.asked.some(({ name }) => name === "minutiaeByImpression")).toBe(false);
    const none = await of(["image", "impression"], { repeats: 1, learning: 0 });
    expect(none.asked.some(({ name }) => name.startsWith("learning"))).toBe(false);
  });
});
