import { describe, expect, it } from "vitest";
import { alignedPictures } from "../../../experiments/verification/alignedPictures.js";
import { ann } from "../../../experiments/verification/ann.js";
import { correlation } from "../../../experiments/verification/correlation.js";
import { cosine } from "../../../experiments/verification/cosine.js";
import { verification } from "../../../experiments/verification/index.js";
import { lastFeatures } from "../../../experiments/verification/lastFeatures.js";
import type { Matcher } from "../../../experiments/verification/matchers.js";
import { minutiae } from "../../../experiments/verification/minutiae.js";
import { pattern } from "../../../experiments/verification/pattern.js";
import { prints } from "../../../experiments/verification/prints.js";

/** The stages that these matchers take, and what the choice of prints is given. */
async function stagesOf(...matchers: Matcher[]) {
  const config = verification.config.parse({ matchers, correlation: {}, ann: { parts: 7 }, many: {} });
  const ran: unknown[] = [];
  let given: unknown;
  const run = (stage: unknown, _: unknown, more: unknown) => {
    ran.push(stage);
    if (stage === prints) given = more;
    return Promise.resolve({ name: "", key: "", load: () => undefined });
  };
  await verification.stages({ config, run } as never);
  return { ran, given };
}

describe("the stages of a comparison of matchers", () => {
  const own = { minutiae, correlation, pattern, cosine, ann };

  it.each(Object.keys(own) as Matcher[])("are those of %s where only it is asked for", async (matcher) => {
    const { ran } = await stagesOf(matcher);
    for (const [name, stage] of Object.entries(own)) expect(ran.includes(stage)).toBe(name === matcher);
  });

  it("open the network only for matchers that see its features", async () => {
    const network = [alignedPictures, lastFeatures];
    const { ran: without } = await stagesOf("minutiae", "correlation", "pattern");
    const { ran: withCosine } = await stagesOf("minutiae", "cosine");
    for (const stage of network) {
      expect(without).not.toContain(stage);
      expect(withCosine).toContain(stage);
    }
  });

  it("deal fingers into parts only for the ANN", async () => {
    expect((await stagesOf("ann")).given).toEqual({ parts: 7 });
    expect((await stagesOf("cosine")).given).toEqual({ parts: null });
  });
});

describe("the choice of prints", () => {
  // finger b has a single print, which only the ANN cannot do with
  const all = [
    { finger: "a", impression: "1", file: "a_1" },
    { finger: "a", impression: "2", file: "a_2" },
    { finger: "b", impression: "1", file: "b_1" },
  ];
  const read = () => Promise.reject(new Error("read"));
  const choose = (parts: number | null) =>
    prints.run({
      config: { fingers: 2, impressions: 2 },
      given: { parts },
      data: { prints: all, fingers: ["a", "b"], read },
    } as never);

  it("is refused before anything is read where the ANN could not judge", async () => {
    await expect(choose(2)).rejects.toThrow("got one of finger b");
  });

  it("is read where the ANN is not asked for", async () => {
    await expect(choose(null)).rejects.toThrow("read");
  });
});
