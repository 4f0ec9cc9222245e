import type { FigureBody } from "../../src/figures/figure.js";
import { withNotes } from "../../src/lab/withNotes.js";
import type { TableBody } from "../../src/tables/table.js";
import { withSources } from "../shared/keys/withSources.js";

/** As `withSources`, of what is made from commitments alone: first says which features they bind. */
export function withCommitment<T extends TableBody | FigureBody>(built: Parameters<typeof withSources>[0], body: T): T {
  return withSources(built, withNotes(body, ["Commitments: on pretrained features."]));
}
