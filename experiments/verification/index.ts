import { z } from "zod";
import { ENROLMENT } from "../../src/minutiae/enrolment.js";
import { LEAST_MINUTIAE, MOST_MINUTIAE } from "../../src/minutiae/limits.js";
import { define, field, refs } from "../define.js";
import { annFields } from "../shared/ann/fields.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { weightsField } from "../shared/network/fields.js";
import { weights } from "../shared/network/weights.js";
import { ALIGNED, alignedPictures } from "./alignedPictures.js";
import { ann } from "./ann.js";
import { correlation } from "./correlation.js";
import { cosine } from "./cosine.js";
import { detFigure, ranksFigure, scoresFigure } from "./figures.js";
import { identification } from "./identification.js";
import { lastFeatures } from "./lastFeatures.js";
import { manyImpostors } from "./manyImpostors.js";
import { MATCHERS, usesNetwork } from "./matchers.js";
import { minutiae } from "./minutiae.js";
import { pattern } from "./pattern.js";
import { prints, requireComparisons } from "./prints.js";
import { rates } from "./rates.js";
import { errorsTable, identificationTable, publishedTable, scoresTable, speedsTable, waysTable } from "./tables.js";
import { waySpeeds } from "./waySpeeds.js";
import { ways } from "./ways.js";
import { withNetworkNotes, withUsedWeights } from "./withNetworkNotes.js";

export const verification = define({
  id: "verification",
  title: "Matchers of prints, side by side",
  summary:
    "Paper B names three ways to compare prints (key points, correlation, pattern) and quotes error rates without a system; paper A compares features of VGG16. " +
    "Here each compares the same pairs of prints, and paper A's deep ANN judges prints that claim a finger: score files, DET curves and error rates with intervals over fingers, beside the rates that paper B quotes for fingerprints in general.",
  reproduces: refs("B", "far-frr", "pattern-comparison", "correlation-comparison", "minutiae-comparison"),
  budget: 35,
  config: z.strictObject({
    fingers: field(z.int().min(2).max(1000).default(10), "", "Fingers."),
    impressions: field(z.int().min(2).max(100).default(8), "", "Impressions of each finger."),
    pairs: field(
      z.enum(["all", "fvc"]).default("all"),
      "",
      "Impostor pairs: every two prints of different fingers, or the first impressions only.",
    ),
    matchers: field(
      z
        .array(z.enum(MATCHERS))
        .min(1)
        .default([...MATCHERS]),
      "",
      "The matchers compared.",
    ),
    enrol: z.strictObject({
      minutiae: field(
        z.int().min(2).max(MOST_MINUTIAE).default(ENROLMENT.minutiae),
        "",
        `Least number of minutiae; paper B has ${LEAST_MINUTIAE}.`,
      ),
      quality: field(
        z.number().min(0).max(1).default(ENROLMENT.quality),
        "",
        "Least mean quality of the minutiae; paper B asks for none.",
      ),
    }),
    correlation: z.strictObject({
      rotation: field(z.number().min(0).max(45).default(15), "degrees", "Greatest rotation to either side."),
      step: field(z.number().min(0.5).max(10).default(2.5), "degrees", "Step between rotations."),
    }),
    ann: annFields.ann.omit({ size: true, reduceOnPlateau: true }).extend({
      parts: field(z.int().min(2).max(1000).default(5), "", "Parts of the fingers, each of which is unknown to an ANN in turn."),
    }),
    many: z.strictObject({
      fingers: field(
        z.union([z.literal(0), z.int().min(3).max(2000)]).default(0),
        "",
        "Further synthetic fingers on which the minutiae matcher alone sees a low FAR: none, or 3 and more.",
      ),
      impressions: field(z.int().min(2).max(20).default(8), "", "Impressions of each of them."),
    }),
    weights: weightsField,
  }),
  profiles: {
    smoke: { fingers: 3, impressions: 2, weights: "untrained", ann: { epochs: 2 }, many: { fingers: 3, impressions: 2 } },
    quick: { impressions: 6 },
    paper: { fingers: 20, impressions: 12, many: { fingers: 100 } },
  },

  requires: (config, data) => requireComparisons(data, config, config.matchers.includes("ann") ? config.ann.parts : null),

  environment: async (config, data) => (usesNetwork(config.matchers) ? networkEnvironment(config.weights, data.kind) : {}),

  async stages({ config, run }) {
    const { matchers } = config;
    const chosen = await run(prints);
    const seen = usesNetwork(matchers) ? await run(alignedPictures) : undefined;
    const features = seen && (await run(lastFeatures, { pictures: seen, weights: await run(weights, {}, ALIGNED) }));
    const scores = {
      minutiae: matchers.includes("minutiae") ? await run(minutiae, { prints: chosen }) : undefined,
      correlation: matchers.includes("correlation") ? await run(correlation, { prints: chosen }) : undefined,
      pattern: matchers.includes("pattern") ? await run(pattern, { prints: chosen }) : undefined,
      cosine: features && matchers.includes("cosine") ? await run(cosine, { prints: chosen, features }) : undefined,
      ann: features && matchers.includes("ann") ? await run(ann, { prints: chosen, features }) : undefined,
    };
    const three = { minutiae: scores.minutiae, correlation: scores.correlation, pattern: scores.pattern };
    const any = Object.values(three).some((one) => one !== undefined);
    const rated = await run(rates, { prints: chosen, ...scores }, { parts: config.ann.parts });
    return {
      rated,
      identified: await run(identification, { rated }),
      many: config.many.fingers > 0 ? await run(manyImpostors) : undefined,
      ways: any ? await run(ways, { prints: chosen, ...three }) : undefined,
      speeds: any ? await run(waySpeeds, { prints: chosen }) : undefined,
    };
  },

  tables: {
    errors: {
      title: "Error rates of the matchers",
      build: (built) => withNetworkNotes(built, errorsTable(built.results.rated, built.data.name, built.config.enrol)),
    },
    published: {
      title: "The quoted error rates beside the matchers'",
      reproduces: refs("B", "far-frr"),
      build: (built) => withUsedWeights(built, publishedTable(built.results.rated, built.data.kind)),
    },
    "published-many": {
      title: "The quoted error rates beside the minutiae matcher's on further synthetic prints",
      reproduces: refs("B", "far-frr"),
      build: ({ results: { many } }) => many && publishedTable([many], "synthetic"),
    },
    identification: {
      title: "Identification by each matcher",
      build: (built) =>
        withNetworkNotes(built, identificationTable(built.results.identified, built.data.name), built.results.identified),
    },
    ways: {
      title: "Paper B's three ways to compare prints",
      reproduces: refs("B", "pattern-comparison", "correlation-comparison", "minutiae-comparison"),
      build: ({ data, results: { rated, ways } }) => ways && waysTable(ways, rated, data.name),
    },
    speeds: {
      title: "Time of a comparison by paper B's three ways",
      reproduces: refs("B", "pattern-comparison", "correlation-comparison", "minutiae-comparison"),
      timing: true,
      build: ({ results: { speeds } }) => speeds && speedsTable(speeds),
    },
    "scores-minutiae": {
      title: "Scores of the minutiae matcher",
      build: ({ results }) => scoresTable(results.rated, "minutiae"),
    },
    "scores-correlation": {
      title: "Scores of the correlation matcher",
      build: ({ results }) => scoresTable(results.rated, "correlation"),
    },
    "scores-pattern": {
      title: "Scores of the pattern matcher",
      build: ({ results }) => scoresTable(results.rated, "pattern"),
    },
    "scores-cosine": {
      title: "Scores of the cosine matcher",
      build: (built) => withUsedWeights(built, scoresTable(built.results.rated, "cosine")),
    },
    "scores-ann": {
      title: "Probabilities that the deep ANN gives claimed fingers",
      build: (built) => withUsedWeights(built, scoresTable(built.results.rated, "ann")),
    },
  },

  figures: {
    det: {
      title: "Detection error trade-off of the matchers",
      reproduces: refs("B", "far-frr"),
      build: (built) => withNetworkNotes(built, detFigure(built.results.rated, built.data.name, built.results.many)),
    },
    ranks: {
      title: "Identification by rank",
      build: (built) => withNetworkNotes(built, ranksFigure(built.results.identified, built.data.name), built.results.identified),
    },
    scores: {
      title: "Scores of genuine and impostor comparisons",
      build: (built) => withNetworkNotes(built, scoresFigure(built.results.rated, built.data.name)),
    },
  },

  metrics: ({ results: { rated } }) =>
    Object.fromEntries(
      rated.map(({ matcher, verification: { statistics, curve } }) => {
        const { value, interval } = statistics.eer;
        const limits = interval && { interval: [interval.low, interval.high] as const };
        return [`EER, ${matcher}`, { value, ...limits, n: curve.genuine + curve.impostor }];
      }),
    ),
});
