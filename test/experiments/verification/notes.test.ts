import { describe, expect, it } from "vitest";
import { type Matcher, usesNetwork } from "../../../experiments/verification/matchers.js";
import { withNetworkNotes, withUsedWeights } from "../../../experiments/verification/withNetworkNotes.js";
import type { FigureBody } from "../../../src/figures/figure.js";
import type { TableBody } from "../../../src/tables/table.js";

const fingers = ["1", "2", "3", "4"];
const built = (...matchers: Matcher[]) => ({
  config: { matchers, ann: { parts: 5 } },
  environment: { weights: "untrained (seed 1)", backend: "onnx (1 thread)" },
  results: { rated: [{ set: { compared: { fingers } } }] },
});
const WEIGHTS = "Weights: untrained (seed 1). Backend: onnx (1 thread).";
const table: TableBody = { columns: [], rows: [], notes: ["First."] };

describe("matchers that see a network's features", () => {
  it("are the cosine and the ANN", () => {
    expect(usesNetwork(["minutiae", "correlation", "pattern"])).toBe(false);
    expect(usesNetwork(["minutiae", "cosine"])).toBe(true);
    expect(usesNetwork(["ann"])).toBe(true);
  });

  it("are explained in the notes, with their weights at the end", () => {
    const notes = (...matchers: Matcher[]) => withNetworkNotes(built(...matchers), table).notes!;
    expect(notes("cosine").map((note) => note.split(":")[0])).toEqual(["First.", "cosine", "Weights"]);
    expect(notes("ann").map((note) => note.split(":")[0])).toEqual(["First.", "ann", "Weights"]);
    expect(notes("ann", "cosine").map((note) => note.split(":")[0])).toEqual(["First.", "cosine", "ann", "Weights"]);
    expect(notes("ann")[1]).toContain("dealt into 4 parts");
  });

  it("are explained in a figure's caption", () => {
    const figure: FigureBody = { data: [], layout: {}, caption: "First." };
    const { caption } = withNetworkNotes(built("cosine"), figure);
    expect(caption).toBe(`First. cosine: of VGG16's block5_conv3, averaged over the print. ${WEIGHTS}`);
  });

  it("leave a table alone where there are none of them", () => {
    expect(withNetworkNotes(built("minutiae"), table)).toEqual(table);
    expect(withUsedWeights(built("pattern"), table)).toEqual(table);
    expect(withUsedWeights(built("ann"), table).notes).toEqual(["First.", WEIGHTS]);
  });

  it("bring nothing back that was left out", () => {
    expect(withNetworkNotes(built("ann"), undefined)).toBeUndefined();
    expect(withUsedWeights(built("ann"), undefined)).toBeUndefined();
  });
});
