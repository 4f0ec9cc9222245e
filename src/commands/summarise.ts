import type { Listed } from "../../experiments/catalogue.generated.js";

/** An experiment in three lines: id, title, what it reproduces. */
export function summarise({ id, title, reproduces }: Pick<Listed, "id" | "title" | "reproduces">): string {
  return `${id}\n  ${title}\n  reproduces ${itemsInWords(reproduces)}\n`;
}

/** "paper A: Table 3, Figure 4; paper B: Equation 1". */
export function itemsInWords(items: Listed["reproduces"]): string {
  if (items.length === 0) return "nothing that was published";
  return (["A", "B"] as const)
    .flatMap((paper) => {
      const labels = items.filter((i) => i.paper === paper).map(({ label }) => label);
      return labels.length > 0 ? [`paper ${paper}: ${labels.join(", ")}`] : [];
    })
    .join("; ");
}
