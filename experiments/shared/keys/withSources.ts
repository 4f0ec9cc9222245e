import type { FigureBody } from "../../../src/figures/figure.js";
import { withNotes } from "../../../src/lab/withNotes.js";
import type { Environment } from "../../../src/lab/work.js";
import type { TableBody } from "../../../src/tables/table.js";
import { withWeights } from "../network/withWeights.js";

/** A table or figure with what its numbers rest on after its own notes: the data, the weights and the backend. What is left out stays so. */
export function withSources<T extends TableBody | FigureBody | undefined>(
  { data, environment }: { readonly data: { readonly name: string }; readonly environment: Environment },
  body: T,
): T {
  return withWeights(environment, withNotes(body, [`Data: ${data.name}.`]));
}
