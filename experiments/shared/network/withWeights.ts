import type { FigureBody } from "../../../src/figures/figure.js";
import { withNotes } from "../../../src/lab/withNotes.js";
import type { TableBody } from "../../../src/tables/table.js";
import { weightsNote } from "./weightsNote.js";

/**
 * A table with the note on weights and backend after its own notes, or a figure with it at the end of its caption. What is left out
 * stays so.
 *
 * @example
 * build: ({ environment, results }) => withWeights(environment, scoresTable(results.scores)),
 */
export function withWeights<T extends TableBody | FigureBody | undefined>(
  environment: Readonly<Record<string, string>>,
  body: T,
): T {
  return withNotes(body, [weightsNote(environment)]);
}
