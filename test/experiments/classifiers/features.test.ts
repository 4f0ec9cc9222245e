import { describe, expect, it } from "vitest";
import { forestOnFeatures } from "../../../experiments/classifiers/forestOnFeatures.js";
import type { HalfRows } from "../../../src/network/features/halfRows.js";
import { VECTOR_LENGTH } from "../../../src/network/tailInput.js";
import { halfRowsOf } from "../../network/halfRowsOf.js";
import { runStage } from "../shared/runStage.js";
import { inputs, itemsOf, labels } from "./tiny.js";

/** Vectors of which a third, by the label, is bright. */
function vectors(labelOf: (item: number) => number): HalfRows {
  const data = new Float32Array(inputs.items.length * VECTOR_LENGTH);
  for (let i = 0; i < data.length; i++) {
    if ((i % VECTOR_LENGTH) % 3 === labelOf(Math.floor(i / VECTOR_LENGTH))) data[i] = 1;
  }
  return halfRowsOf(data);
}

describe("the forest on all features", () => {
  it("names the test prints by each kind of vectors", async () => {
    const trained = { training: itemsOf(["1", "2", "3"]), test: itemsOf(["4", "5"], [0]) };
    const moved = (i: number) => (labels[i] + (Number(inputs.items[i].impression) > 3 ? 1 : 0)) % 3;
    const found = await runStage(forestOnFeatures, {
      config: { forest: { package: "own", trees: 5 } },
      inputs: { inputs, trained, tuned: vectors((i) => labels[i]), start: vectors(moved) },
      given: { splitBy: "impression" },
    } as never);
    expect([...found.tuned]).toEqual(trained.test.map((i) => labels[i]));
    expect([...found.start]).toEqual(trained.test.map(moved));
  }, 60_000);
});
