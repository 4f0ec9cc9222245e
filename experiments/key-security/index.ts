import { z } from "zod";
import { define, field, refs } from "../define.js";
import { chooseClasses } from "../shared/choosePrints.js";
import { distinct } from "../shared/distinct.js";
import { keyFields } from "../shared/keys/fields.js";
import { keyMetrics } from "../shared/keys/keyMetrics.js";
import { keyVectors } from "../shared/keys/keyVectors.js";
import { withSources } from "../shared/keys/withSources.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { choice } from "./choice.js";
import { codes } from "./codes.js";
import { correction } from "./correction.js";
import { entropy } from "./entropy.js";
import { errorRates } from "./errorRates.js";
import { bitErrorsFigure, correctionFigure } from "./figures.js";
import { fingers, LEAST_FINGERS } from "./fingers.js";
import { links } from "./links.js";
import { paperTrials } from "./paperTrials.js";
import { parallel } from "./parallelDirections.js";
import { randomness } from "./randomness.js";
import { singlePrints } from "./singlePrints.js";
import { storeAttack } from "./storeAttack.js";
import { storedTemplates } from "./storedTemplates.js";
import { strength } from "./strength.js";
import {
  accuracyTable,
  choiceTable,
  codesTable,
  entropyTable,
  linkTable,
  randomnessTable,
  storeTable,
  strengthTable,
  templatesTable,
} from "./tables.js";

export const keySecurity = define({
  id: "key-security",
  title: "What the keys are worth",
  summary:
    "One table for each claim of paper A's section 3.6, for the paper's scheme and for a fuzzy commitment: error rates of keys, strength in bits, what the opened store " +
    "reveals, whether protected templates can be linked, and why tests of randomness on keys prove nothing. Settings are chosen on half of the fingers and reported on the others.",
  reproduces: refs(
    "A",
    "security-accuracy",
    "security-transparency",
    "security-no-storage",
    "security-template",
    "security-exhaustive-search",
    "security-randomness",
  ),
  budget: 60,
  config: z.strictObject({
    ...keyFields,
    fingers: field(
      z.int().min(LEAST_FINGERS).max(1000).default(20),
      "",
      "Fingers; settings are chosen on half of them and reported on the others.",
    ),
    test: field(z.int().min(1).max(100).default(4), "", "Last impressions of each finger that are not enrolled but tried."),
    code: z.strictObject({
      m: field(z.int().min(4).max(11).default(10), "", "The code's words have 2^m − 1 bits."),
      t: field(z.int().min(1).default(191), "bits", "Wrong bits that it corrects."),
    }),
    components: field(distinct(z.int().min(2)).min(1).default([40, 80, 120]), "", "Principal components to choose from."),
    surplus: field(
      distinct(z.number().min(1)).min(1).default([1, 1.25]),
      "",
      "Candidate bits for each that is used, to choose from.",
    ),
    population: field(z.int().min(0).default(0), "", "Further synthetic fingers for the entropy estimates; 0 takes the data's."),
    keys: field(z.int().min(10).default(128), "", "Keys whose bits are tested for randomness."),
  }),
  profiles: {
    smoke: {
      fingers: 4,
      impressions: [4],
      input: { copies: 0 },
      weights: "untrained",
      test: 2,
      background: { fingers: 3, impressions: 2 },
      code: { m: 6, t: 5 },
      components: [4],
      surplus: [1],
    },
    quick: {},
    paper: { population: 978, components: [10, 20, 40, 80, 120, 159], surplus: [1, 1.25, 1.5, 2] },
  },

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages({ config, data, run }) {
    chooseClasses(data, config.fingers, config.impressions, LEAST_FINGERS); // too few are refused before anything is computed
    const { inputs, weights, vectors, others } = await keyVectors({ config, run });
    const prints = await run(fingers, { inputs, vectors });
    const code = await run(codes);

    const chosen = await run(choice, { others, fingers: prints, codes: code });
    const singles = await run(singlePrints, { others, fingers: prints, choice: chosen });
    const paper = await run(paperTrials, { others, fingers: prints });
    const rates = await run(errorRates, { codes: code, choice: chosen, singles, paper });

    const templates = await run(storedTemplates, { inputs, vectors });
    const attack = await run(storeAttack, { templates });
    const directions = await run(parallel, { choice: chosen });
    const bits = await run(entropy, { weights, others, fingers: prints, choice: chosen });
    return {
      codes: code,
      choice: chosen,
      rates,
      correction: await run(correction, { codes: code, choice: chosen }),
      templates,
      attack,
      randomness: await run(randomness, { templates }),
      links: await run(links, { others, fingers: prints, choice: chosen }),
      parallel: directions,
      entropy: bits,
      strength: await run(strength, { codes: code, choice: chosen, attack, rates, parallel: directions, entropy: bits }),
    };
  },

  tables: {
    accuracy: {
      title: "Error rates of keys",
      reproduces: refs("A", "security-accuracy"),
      build: (built) => withSources(built, accuracyTable(built.results.rates)),
    },
    strength: {
      title: "Strength in bits",
      reproduces: refs("A", "security-exhaustive-search"),
      build: (built) => {
        const { strength, codes, ...basis } = built.results;
        return withSources(built, strengthTable(strength, { ...basis, code: codes.used }));
      },
    },
    store: {
      title: "Guesses with the opened store",
      reproduces: refs("A", "security-no-storage"),
      build: (built) => withSources(built, storeTable(built.results.attack)),
    },
    templates: {
      title: "What a stored template reveals",
      reproduces: refs("A", "security-template", "security-transparency"),
      build: (built) => withSources(built, templatesTable(built.results.templates.disclosures)),
    },
    linkability: {
      title: "Whether protected templates can be linked",
      reproduces: refs("A", "security-template"),
      build: (built) => withSources(built, linkTable(built.results.links)),
    },
    randomness: {
      title: "Tests of randomness on keys, on keys of a constant, and on what keys are made from",
      reproduces: refs("A", "security-randomness"),
      build: (built) => withSources(built, randomnessTable(built.results.randomness)),
    },
    entropy: {
      title: "Min-entropy of the commitment's bits",
      build: (built) => withSources(built, entropyTable(built.results.entropy)),
    },
    codes: {
      title: "Error rates over the correction strength",
      build: (built) => withSources(built, codesTable(built.results.correction.codes)),
    },
    choice: {
      title: "Settings, chosen on half of the fingers",
      build: (built) => withSources(built, choiceTable(built.results.choice.tried, built.results.choice.chosen)),
    },
  },

  figures: {
    "bit-errors": {
      title: "Bit errors, genuine and impostor",
      build: (built) => {
        const { choice, strength, codes } = built.results;
        return withSources(built, bitErrorsFigure(choice.reported, strength.freedom, codes.used));
      },
    },
    correction: {
      formerly: ["det"],
      title: "Error rates of keys over the correction strength",
      build: (built) => withSources(built, correctionFigure(built.results.correction.curve)),
    },
  },

  metrics: ({ results: { rates, strength, choice } }) => ({
    ...keyMetrics({
      "commitment key-FRR": rates.commitment.reported.frr,
      "commitment key-FAR": rates.commitment.reported.far,
      "paper key-FRR": rates.paper.frr,
      "paper key-FAR, unknown fingers": rates.paper.unknownKey,
    }),
    "degrees of freedom": { value: strength.freedom.degrees, n: choice.reported.impostor.flat().length },
  }),
});
