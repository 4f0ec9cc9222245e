import { describe, expect, it } from "vitest";
import { keyGeneration } from "../../../../experiments/key-generation/index.js";
import { keySecurity } from "../../../../experiments/key-security/index.js";
import type { Asked } from "../wiring.js";
import { askedFor } from "../wiring.js";

const names = Array.from({ length: 30 }, (_, f) => `f${f}`);
const data = (fingers: number) => ({
  name: "set",
  fingers: names.slice(0, fingers),
  prints: names.slice(0, fingers).flatMap((finger) => ["1", "2"].map((impression) => ({ finger, impression, file: "" }))),
});

/** The stages of both experiments on a data set of so many fingers. */
async function asked(settings: object = {}, fingers = 30): Promise<Asked[]> {
  const parts = { shares: {}, input: {}, background: {}, ann: {} };
  const generation = keyGeneration.config.parse({ ...parts, engines: {}, ...settings });
  const security = keySecurity.config.parse({ ...parts, code: {}, ...settings });
  const first = await askedFor(keyGeneration.stages, generation, data(fingers));
  const second = await askedFor(keySecurity.stages, security, data(fingers));
  return [...first.asked, ...second.asked];
}

/** Names of all stages that a stage's result comes from, its own among them. */
function sourcesOf(all: readonly Asked[], name: string): Set<string> {
  const inputs = Object.values(all.find((one) => one.name === name)?.inputs ?? {});
  return new Set([name, ...inputs.flatMap((input) => [...sourcesOf(all, input)])]);
}

describe("the paper's chain", () => {
  it("learns from no unknown finger: their prints reach only what tries them", async () => {
    for (const settings of [{}, { features: "pretrained" }, { identify: "nearest-mean" }, { split: "image" }]) {
      const all = await asked(settings);
      const reached = all.filter(({ name }) => sourcesOf(all, name).has("inputs of unknown fingers")).map(({ name }) => name);
      const learning = all
        .map(({ name }) => name)
        .filter((name) => /^training|^mean vectors|^split|^background|^readings|^weights/.test(name));
      expect(learning.length).toBeGreaterThan(4);
      expect(reached.filter((name) => learning.includes(name))).toEqual([]);
      expect(reached).toContain("outcomes");
    }
  });

  it("names fingers by the ANN on the vectors of the network that was tuned on them", async () => {
    const ann = (await asked()).find(({ name }) => name === "keys by the deep ANN")!;
    expect(ann.inputs).toEqual({
      inputs: "inputs",
      sides: "training by impression",
      unknownInputs: "inputs of unknown fingers",
      vectors: "vectors of the network tuned by impression",
      unknown: "vectors of unknown fingers, impression",
    });
  });

  it("stands beside the stand-in, unless that is what is asked for", async () => {
    const outcomes = async (settings: object) => (await asked(settings)).find(({ name }) => name === "outcomes")!.inputs;
    const standIn = "keys by the nearest mean, pretrained features";
    expect(await outcomes({})).toEqual({ chosen: "keys by the deep ANN", standIn });
    expect(await outcomes({ identify: "nearest-mean" })).toEqual({ chosen: "keys by the nearest mean, tuned features", standIn });
    expect(await outcomes({ identify: "nearest-mean", features: "pretrained" })).toEqual({ chosen: standIn });
  });

  it("trains nothing where features are pretrained", async () => {
    const all = await asked({ identify: "nearest-mean", features: "pretrained" });
    expect(all.filter(({ name }) => name.startsWith("training"))).toEqual([]);
    expect(all.find(({ name }) => name === "mean vectors")!.inputs.sides).toBe("split by impression");
  });

  it("takes the prints of the other experiments where the data set has unknown fingers beside them, and fewer where not", async () => {
    expect((await asked({}, 30)).map(({ name }) => name)).toContain("inputs");
    const few = (await asked({}, 10)).map(({ name }) => name);
    expect(few).not.toContain("inputs");
    expect(few).toContain("inputs of enrolled fingers");
  });
});
