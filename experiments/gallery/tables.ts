import type { FingerClass } from "../../src/synth/fingerClass.js";
import type { TableBody } from "../../src/tables/table.js";
import type { DrawnClass } from "./drawClass.js";

export function pointsTable(drawn: readonly DrawnClass[]): TableBody {
  return {
    columns: [
      { key: "class", label: "class" },
      { key: "type", label: "paper B's type" },
      { key: "cores", label: "cores" },
      { key: "deltas", label: "deltas" },
    ],
    rows: drawn.map(({ fingerClass, points }) => ({
      class: fingerClass,
      type: paperType(fingerClass),
      cores: points.filter(({ kind }) => kind === "core").length,
      deltas: points.filter(({ kind }) => kind === "delta").length,
    })),
  };
}

/** The three types of paper B's Figure 1, by its words. */
export function paperType(fingerClass: FingerClass): "loop" | "delta or arc" | "spiral" {
  if (fingerClass === "whorl") return "spiral";
  return fingerClass.endsWith("arch") ? "delta or arc" : "loop";
}
