import { z } from "zod";
import { define } from "../define.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { weightsNote } from "../shared/network/weightsNote.js";
import { detFigure, scoresFigure } from "./figures.js";
import { matcherFields, matcherStages } from "./pipeline.js";
import { quotedRates } from "./quotedRates.js";
import { rateMatchers } from "./rateMatchers.js";
import { errorsTable, networkNotes, publishedTable, scoresTable } from "./tables.js";

const refs = [{ paper: "B", item: "far-frr" }] as const;

export const verification = define({
  id: "verification",
  title: "Matchers of prints, side by side",
  summary:
    "Paper B names three ways to compare prints (key points, correlation, pattern) and quotes error rates without a system; paper A compares features of VGG16. " +
    "Here each compares the same pairs of prints, and paper A's deep ANN judges prints that claim a finger: score files, DET curves and error rates with intervals over fingers, beside the quoted rates.",
  reproduces: refs,
  budget: 55,
  config: z.strictObject(matcherFields),
  profiles: {
    smoke: { fingers: 3, impressions: 2, weights: "untrained", ann: { epochs: 2 } },
    quick: { impressions: 6 },
    paper: { fingers: 20, impressions: 12 },
  },

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages({ config, data, environment, run, stage }) {
    const { prints, scores } = await matcherStages({ config, data, environment, run, stage });
    const { pairs: protocol } = config;
    const { parts } = config.ann;
    const rates = quotedRates();
    const rated = await stage(
      "rates",
      {
        inputs: { prints, ...scores },
        config: { protocol, rates, parts },
        random: true,
        code: ["experiments/verification/rateMatchers"],
      },
      ({ prints, ...scores }, { stream }) =>
        rateMatchers(prints.chosen, { protocol, parts }, scores as Record<string, Float64Array>, rates, stream),
    );
    return { rated };
  },

  tables: {
    errors: {
      title: "Error rates of the matchers",
      build: ({ config, data, environment, results: { rated } }) =>
        errorsTable(rated, data.name, networkNotes(rated, config.ann.parts, weightsNote(environment))),
    },
    published: {
      title: "The quoted error rates beside the matchers'",
      reproduces: refs,
      build: ({ data, environment, results: { rated } }) => publishedTable(rated, data.kind, weightsNote(environment)),
    },
    "scores-minutiae": {
      title: "Scores of the minutiae matcher",
      build: ({ results: { rated } }) => scoresTable(rated, "minutiae"),
    },
    "scores-correlation": {
      title: "Scores of the correlation matcher",
      build: ({ results: { rated } }) => scoresTable(rated, "correlation"),
    },
    "scores-pattern": {
      title: "Scores of the pattern matcher",
      build: ({ results: { rated } }) => scoresTable(rated, "pattern"),
    },
    "scores-cosine": {
      title: "Scores of the cosine matcher",
      build: ({ environment, results: { rated } }) => scoresTable(rated, "cosine", weightsNote(environment)),
    },
    "scores-ann": {
      title: "Probabilities that the deep ANN gives claimed fingers",
      build: ({ environment, results: { rated } }) => scoresTable(rated, "ann", weightsNote(environment)),
    },
  },

  figures: {
    det: {
      title: "Detection error trade-off of the matchers",
      reproduces: refs,
      build: ({ config, data, environment, results: { rated } }) =>
        detFigure(rated, data.name, networkNotes(rated, config.ann.parts, weightsNote(environment))),
    },
    scores: {
      title: "Scores of genuine and impostor comparisons",
      build: ({ config, data, environment, results: { rated } }) =>
        scoresFigure(rated, data.name, networkNotes(rated, config.ann.parts, weightsNote(environment))),
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
