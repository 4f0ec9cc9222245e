import type { FigureBody } from "../../../src/figures/figure.js";
import { withNotes } from "../../../src/lab/withNotes.js";
import type { TableBody } from "../../../src/tables/table.js";
import { schemeNote } from "./schemes.js";
import { withSources } from "./withSources.js";

/** As `withSources`, of what is made from the paper's keys: first says by which scheme they are. */
export function withScheme<T extends TableBody | FigureBody>(
  built: Parameters<typeof withSources>[0] & { readonly config: Parameters<typeof schemeNote>[0] },
  body: T,
): T {
  return withSources(built, withNotes(body, [schemeNote(built.config)]));
}
