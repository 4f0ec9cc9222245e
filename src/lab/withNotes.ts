import type { FigureBody } from "../figures/figure.js";
import type { TableBody } from "../tables/table.js";

/** A table with notes after its own, or a figure with them at the end of its caption. What is left out stays so. */
export function withNotes<T extends TableBody | FigureBody | undefined>(body: T, notes: readonly string[]): T {
  if (body === undefined || notes.length === 0) return body;
  if ("columns" in body) return { ...body, notes: [...(body.notes ?? []), ...notes] };
  return { ...body, caption: [body.caption, ...notes].filter((part) => part).join(" ") };
}
