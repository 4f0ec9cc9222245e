import { describe, expect, it } from "vitest";
import { weightsNote } from "../../../../experiments/shared/network/weightsNote.js";
import { withWeights } from "../../../../experiments/shared/network/withWeights.js";

const environment = { weights: "untrained (seed 1)", backend: "onnx (1 thread)" };
const NOTE = "Weights: untrained (seed 1). Backend: onnx (1 thread).";

describe("the note on weights", () => {
  it("names weights and backend, and between them a generator that both share", () => {
    expect(weightsNote(environment)).toBe(NOTE);
    expect(weightsNote({ ...environment, generator: "The same generator." })).toBe(
      "Weights: untrained (seed 1). The same generator. Backend: onnx (1 thread).",
    );
  });

  it("is a table's last note", () => {
    const table = { columns: [{ key: "a", label: "a" }], rows: [{ a: 1 }] };
    expect(withWeights(environment, table)).toEqual({ ...table, notes: [NOTE] });
    expect(withWeights(environment, { ...table, notes: ["First."] }).notes).toEqual(["First.", NOTE]);
  });

  it("ends a figure's caption", () => {
    const figure = { data: [], layout: {} };
    expect(withWeights(environment, figure)).toEqual({ ...figure, caption: NOTE });
    expect(withWeights(environment, { ...figure, caption: "n = 3." }).caption).toBe(`n = 3. ${NOTE}`);
  });

  it("brings nothing back that was left out", () => {
    expect(withWeights(environment, undefined)).toBeUndefined();
  });
});
