import type { TableBody } from "../../src/tables/table.js";
import type { DrawnClass } from "./drawClass.js";
import { kinds } from "./kinds.js";

export function pointsTable(drawn: readonly DrawnClass[]): TableBody {
  return {
    columns: [
      { key: "class", label: "kind" },
      { key: "type", label: "paper B's type" },
      { key: "kind", label: "its kind" },
      { key: "cores", label: "cores" },
      { key: "deltas", label: "deltas" },
    ],
    rows: drawn.map(({ kind, points }) => ({
      class: kind,
      type: kinds[kind].type,
      kind: kinds[kind].paper,
      cores: points.filter(({ kind }) => kind === "core").length,
      deltas: points.filter(({ kind }) => kind === "delta").length,
    })),
    notes: [
      "The paper lists its kinds without a definition. Central loop: a loop round a pocket, one of its two deltas close below it; double loop: two cores, ridges run between them; mixed spiral: a whorl above a tented arch.",
      "The generator's own classes are arch, tented arch, left and right loop and whorl; the others are made by it from cores and deltas placed here. All of the paper's eight kinds can be made.",
    ],
  };
}
