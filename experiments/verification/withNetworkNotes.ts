import type { FigureBody } from "../../src/figures/figure.js";
import { withNotes } from "../../src/lab/withNotes.js";
import type { Environment } from "../../src/lab/work.js";
import type { TableBody } from "../../src/tables/table.js";
import { withWeights } from "../shared/network/withWeights.js";
import { dealtParts } from "./fingerClaims.js";
import { type Matcher, usesNetwork } from "./matchers.js";

/** Of a run: which matchers it has, and what those rest on that see a network's features. */
interface Built {
  readonly config: { readonly matchers: readonly Matcher[]; readonly ann: { readonly parts: number } };
  readonly environment: Environment;
  readonly results: {
    readonly rated: readonly { readonly set: { readonly compared?: { readonly fingers: readonly string[] } } }[];
  };
}

/**
 * With what those matchers compare that see a network's features after its own notes, and the weights; unchanged without such.
 * @param shown whose matchers it shows; default all of the run
 */
export function withNetworkNotes<T extends TableBody | FigureBody | undefined>(
  built: Built,
  body: T,
  shown: readonly { readonly matcher: Matcher }[] = built.config.matchers.map((matcher) => ({ matcher })),
): T {
  const matchers = shown.map(({ matcher }) => matcher);
  return withUsedWeights(built, withNotes(body, networkNotes(built, matchers)));
}

/** With the note on weights and backend where a matcher sees a network's features. */
export function withUsedWeights<T extends TableBody | FigureBody | undefined>(
  { config, environment }: Pick<Built, "config" | "environment">,
  body: T,
): T {
  return usesNetwork(config.matchers) ? withWeights(environment, body) : body;
}

function networkNotes({ config, results: { rated } }: Built, matchers: readonly Matcher[]): string[] {
  const parts = dealtParts(config.ann.parts, rated[0].set.compared!.fingers.length);
  const ann =
    "ann: a print claims a finger, and the score is the probability that paper A's deep ANN gives that finger. The ANN is trained on every second impression of " +
    "the fingers it knows, through all principal components of their block5_conv3 features (100,352 a print), and judges the other impressions; " +
    `the fingers are dealt into ${parts} parts, and an impostor's is unknown to the ANN that judges it. It compares a print with a finger, so its comparisons are fewer, and each rests on several impressions.`;
  return [
    ...(matchers.includes("cosine") ? ["cosine: of VGG16's block5_conv3, averaged over the print."] : []),
    ...(matchers.includes("ann") ? [ann] : []),
  ];
}
