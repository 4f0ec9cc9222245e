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

/** The stages that these matchers take. */
async function stagesOf(...matchers: Matcher[]) {
  const config = verification.config.parse({ matchers, enrol: {}, correlation: {}, ann: { parts: 7 }, many: {} });
  const ran: unknown[] = [];
  const run = (stage: unknown) => {
    ran.push(stage);
    return Promise.resolve({ name: "", key: "", load: () => undefined });
  };
  await verification.stages({ config, run } as never);
  return { ran };
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
});

describe("what is required of the prints", () => {
  // finger b has a single print, which only the ANN cannot do with
  const all = [
    { finger: "a", impression: "1", file: "a_1" },
    { finger: "a", impression: "2", file: "a_2" },
    { finger: "b", impression: "1", file: "b_1" },
  ];
  const require = (...matchers: Matcher[]) => {
    const config = { fingers: 2, impressions: 2, matchers, ann: { parts: 2 } };
    return () => verification.requires!(config as never, { prints: all, fingers: ["a", "b"] } as never);
  };

  it("is what the ANN needs where it is asked for", () => {
    expect(require("cosine", "ann")).toThrow("got one of finger b");
  });

  it("is no more than genuine and impostor pairs where it is not", () => {
    expect(require("cosine")).not.toThrow();
  });
});
