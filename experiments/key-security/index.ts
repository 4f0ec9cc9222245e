import { z } from "zod";
import { define, field, refs } from "../define.js";
import { severalImpressions } from "../shared/choosePrints.js";
import { distinct } from "../shared/distinct.js";
import { keyFields, keyProfiles } from "../shared/keys/fields.js";
import { keyChain } from "../shared/keys/keyChain.js";
import { keyMetrics } from "../shared/keys/keyMetrics.js";
import { withScheme } from "../shared/keys/withScheme.js";

import { networkEnvironment } from "../shared/network/environment.js";
import { networkProfiles } from "../shared/network/fields.js";
import { choice } from "./choice.js";
import { codes } from "./codes.js";
import { correction } from "./correction.js";
import { entropy } from "./entropy.js";
import { errorRates } from "./errorRates.js";
import { bitErrorsFigure, correctionFigure } from "./figures.js";
import { fingers, LEAST_FINGERS } from "./fingers.js";
import { links } from "./links.js";
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
  timesTable,
} from "./tables.js";
import { vaultLinks } from "./vaultLinks.js";
import { vaultPrints } from "./vaultPrints.js";
import { vaultStrength } from "./vaultStrength.js";
import { vaultTimes } from "./vaultTimes.js";
import { vaultTrials } from "./vaultTrials.js";
import { withCommitment } from "./withCommitment.js";

export const keySecurity = define({
  id: "key-security",
  title: "What the keys are worth",
  summary:
    "One table for each claim of paper A's section 3.6, for the paper's scheme, a fuzzy commitment and a vault of minutiae: error rates of keys, strength in bits, what the opened store " +
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
  budget: 45,
  config: z.strictObject({
    ...keyFields,
    fingers: field(
      z.int().min(LEAST_FINGERS).max(1000).default(20),
      "",
      "Fingers that are enrolled, the first ones; the commitment's settings are chosen on half of them and reported on the others.",
    ),
    test: field(
      z.int().min(1).default(4),
      "",
      "Last impressions of each finger that the commitment does not enrol but tries; the paper's keys are tried on the test side of the split.",
    ),
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
    people: field(
      z.int().min(0).default(2),
      "",
      "People whose vaults of two fingers are tried, each of two neighbouring fingers; an attempt takes seconds.",
    ),
    keys: field(z.int().min(10).default(128), "", "Keys whose bits are tested for randomness."),
  }),
  profiles: {
    smoke: {
      ...keyProfiles.smoke,
      test: 2,
      people: 0,
      code: { m: 6, t: 5 },
      components: [4],
      surplus: [1],
    },
    quick: {},
    paper: {
      ...networkProfiles.paper,
      ann: { size: "exact" },
      population: 978,
      people: 10,
      components: [10, 20, 40, 80, 120, 159],
      surplus: [1, 1.25, 1.5, 2],
    },
  },

  requires: (_, data) => severalImpressions(data, LEAST_FINGERS),

  environment: (config, data) => networkEnvironment(config.weights, data.kind),

  async stages({ config, data, run }) {
    const { inputs, unknownInputs, weights, sides, own, before, others, outcomes, means } = await keyChain({ config, data, run });
    const prints = await run(fingers, { inputs, unknownInputs, ...before });
    const code = await run(codes);

    const chosen = await run(choice, { others, fingers: prints, codes: code });
    const singles = await run(singlePrints, { others, fingers: prints, choice: chosen });
    const rates = await run(errorRates, { codes: code, choice: chosen, singles });

    const attack = await run(storeAttack, { means });
    const directions = await run(parallel, { choice: chosen });
    const bits = await run(entropy, { weights, others, fingers: prints, choice: chosen });
    const minutiae = await run(vaultPrints);
    const vaults = await run(vaultTrials, { vaultPrints: minutiae });
    const worth = { codes: code, choice: chosen, attack, outcomes, rates, parallel: directions, entropy: bits };
    return {
      ...worth,
      correction: await run(correction, { codes: code, choice: chosen }),
      disclosures: await run(storedTemplates, { inputs, sides, vectors: own.vectors, means }),
      randomness: await run(randomness, { means }),
      links: await run(links, { others, fingers: prints, choice: chosen }),
      strength: await run(strength, worth),
      vaults,
      vaultStrength: await run(vaultStrength, { vaultPrints: minutiae, vaultTrials: vaults }),
      vaultLinks: await run(vaultLinks, { vaultPrints: minutiae }),
      vaultTimes: await run(vaultTimes, { vaultPrints: minutiae }),
    };
  },

  tables: {
    accuracy: {
      title: "Error rates of keys",
      reproduces: refs("A", "security-accuracy"),
      build: (built) => withScheme(built, accuracyTable(built.results.outcomes, built.results.rates, built.results.vaults)),
    },
    strength: {
      title: "Strength in bits",
      reproduces: refs("A", "security-exhaustive-search"),
      build: (built) => {
        const { strength, codes, ...basis } = built.results;
        return withScheme(built, strengthTable(strength, { ...basis, code: codes.used }, built.results.vaultStrength));
      },
    },
    store: {
      title: "Guesses with the opened store",
      reproduces: refs("A", "security-no-storage"),
      build: (built) => withScheme(built, storeTable(built.results.attack)),
    },
    templates: {
      title: "What a stored template reveals",
      reproduces: refs("A", "security-template", "security-transparency"),
      build: (built) => withScheme(built, templatesTable(built.results.disclosures)),
    },
    linkability: {
      title: "Whether protected templates can be linked",
      reproduces: refs("A", "security-template"),
      build: (built) => withCommitment(built, linkTable([...built.results.links, ...built.results.vaultLinks])),
    },
    randomness: {
      title: "Tests of randomness on keys, on keys of a constant, and on what keys are made from",
      reproduces: refs("A", "security-randomness"),
      build: (built) => withScheme(built, randomnessTable(built.results.randomness)),
    },
    entropy: {
      title: "Min-entropy of the commitment's bits",
      build: (built) => withCommitment(built, entropyTable(built.results.entropy)),
    },
    codes: {
      title: "Error rates over the correction strength",
      build: (built) => withCommitment(built, codesTable(built.results.correction.codes)),
    },
    times: {
      title: "Time of a vault of one finger",
      timing: true,
      build: ({ results }) => timesTable(results.vaultTimes),
    },
    choice: {
      title: "Settings, chosen on half of the fingers",
      build: (built) => withCommitment(built, choiceTable(built.results.choice.tried, built.results.choice.chosen)),
    },
  },

  figures: {
    "bit-errors": {
      title: "Bit errors, genuine and impostor",
      build: (built) => {
        const { choice, strength, codes } = built.results;
        return withCommitment(built, bitErrorsFigure(choice.reported, strength.freedom, codes.used));
      },
    },
    correction: {
      formerly: ["det"],
      title: "Error rates of keys over the correction strength",
      build: (built) => withCommitment(built, correctionFigure(built.results.correction.curve)),
    },
  },

  metrics: ({ results: { outcomes, rates, strength, choice, vaults } }) => ({
    ...keyMetrics({
      "commitment key-FRR": rates.reported.frr,
      "commitment key-FAR": rates.reported.far,
      "vault key-FRR": vaults.one.frr,
      "vault key-FAR": vaults.one.far,
      "paper key-FRR": outcomes[0].frr,
      "paper key-FAR, unknown fingers": outcomes[0].unknownKey,
    }),
    "degrees of freedom": { value: strength.freedom.degrees, n: choice.reported.impostor.flat().length },
  }),
});
