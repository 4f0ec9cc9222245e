import { describe, expect, it } from "vitest";
import { isStandIn, schemeNote } from "../../../../experiments/shared/keys/schemes.js";
import { withScheme } from "../../../../experiments/shared/keys/withScheme.js";
import type { TableBody } from "../../../../src/tables/table.js";

const paper = { identify: "ann", features: "tuned", split: "impression" } as const;

describe("the note on the paper's keys", () => {
  it("says by which scheme they are, and what unknown fingers took no part in", () => {
    expect(schemeNote(paper)).toBe(
      "Paper's keys: deep ANN, tuned features; split by impression: no impression of a tried print stands on the training side. Unknown fingers took no part in VGG16, the ANN, thresholds or scaling.",
    );
    expect(schemeNote({ ...paper, identify: "nearest-mean", features: "pretrained" })).toContain(
      "nearest mean, pretrained features; split by impression: no impression of a tried print stands on the training side. Unknown fingers took no part in thresholds or scaling.",
    );
  });

  it("says what leaks by the paper's split", () => {
    expect(schemeNote({ ...paper, split: "image" })).toContain(
      "split by image: copies of tried prints stand on the training side",
    );
  });

  it("stands before data and weights", () => {
    const table: TableBody = { columns: [], rows: [] };
    const built = { config: paper, data: { name: "my prints" }, environment: { weights: "w", backend: "b" } };
    expect(withScheme(built, table).notes).toEqual([schemeNote(paper), "Data: my prints.", "Weights: w. Backend: b."]);
  });
});

it("the stand-in is the nearest mean on pretrained features, and nothing else", () => {
  expect(isStandIn({ identify: "nearest-mean", features: "pretrained" })).toBe(true);
  expect(isStandIn({ identify: "ann", features: "pretrained" })).toBe(false);
  expect(isStandIn({ identify: "nearest-mean", features: "tuned" })).toBe(false);
});
