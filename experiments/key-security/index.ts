import { z } from "zod";
import { defaultComponents } from "../../src/keys/embedding.js";
import { field, task } from "../../src/lab/experiment.js";
import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { degreesOfFreedom } from "../../src/metrics/degreesOfFreedom.js";
import { rateInterval } from "../../src/metrics/rateInterval.js";
import type { backgroundPrints } from "../../src/population/backgroundPrints.js";
import { pooledPictures } from "../../src/population/pooledPictures.js";
import { define } from "../define.js";
import { keyFields } from "../shared/keys/fields.js";
import { keyVectors } from "../shared/keys/keyVectors.js";
import { networkEnvironment } from "../shared/network/environment.js";
import { weightsNote } from "../shared/network/weightsNote.js";
import { attackPaperKeys } from "./attackPaperKeys.js";
import { codeTable } from "./codeTable.js";
import { choiceTable, codesTable, entropyTable } from "./commitmentTables.js";
import { bestSettings, type commitmentTrials, type singlePrintTrials } from "./commitmentTrials.js";
import { entropyOfBits } from "./entropyOfBits.js";
import { bitErrorsFigure, correctionFigure } from "./figures.js";
import { fullFingers, halves, pooledFingers } from "./fingers.js";
import { linkTemplates } from "./linkTemplates.js";
import { nearestTemplates, paperKeyTrials } from "./paperKeyTrials.js";
import { parallelDirections } from "./parallelDirections.js";
import { accuracyTable, betrayalTable, linkTable, randomnessTable, storeTable, strengthTable } from "./tables.js";
import { testRandomness } from "./testRandomness.js";

const makeBackground = task<typeof backgroundPrints>(import.meta.url, "../../src/population/backgroundPrints.js");
const tryCommitments = task<typeof commitmentTrials>(import.meta.url, "./commitmentTrials.js");
const trySingles = task<typeof singlePrintTrials>(import.meta.url, "./commitmentTrials.js", "singlePrintTrials");

const refs = (...items: string[]) => items.map((item) => ({ paper: "A" as const, item }));

export const keySecurity = define({
  id: "key-security",
  title: "What the keys are worth",
  summary:
    "One table for each claim of paper A's section 3.6, for the paper's scheme and for a fuzzy commitment: error rates of keys, strength in bits, what the opened store " +
    "gives away, whether protected templates can be linked, and why tests of randomness on keys prove nothing. Settings are chosen on half of the fingers and reported on the others.",
  reproduces: refs(
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
    test: field(z.int().min(1).default(4), "", "Last impressions of each finger that are not enrolled but tried."),
    code: z.strictObject({
      m: field(z.int().min(4).max(11).default(10), "", "The code's words have 2^m − 1 bits."),
      t: field(z.int().min(1).default(191), "bits", "Wrong bits that it corrects."),
    }),
    components: field(z.array(z.int().min(2)).min(1).default([40, 80, 120]), "", "Principal components to choose from."),
    surplus: field(
      z.array(z.number().min(1)).min(1).default([1, 1.25]),
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

  async stages({ config, environment, run, stage }) {
    const { input, code, test, components, surplus, population, keys } = config;
    const shape = { picture: input.picture, align: input.align, window: input.window };
    const n = 2 ** code.m - 1;
    const { inputs, weights, vectors, others } = await keyVectors({ config, run });
    const fingers = await stage(
      "fingers",
      { inputs: { inputs, vectors }, config: { test }, code: ["experiments/key-security/fingers"] },
      ({ inputs, vectors }) => pooledFingers(vectors, inputs, test),
    );
    const codes = await stage("codes", { config: { code }, code: ["experiments/key-security/codeTable"] }, () => ({
      used: codeTable(code.m, [code.t / n])[0],
      all: codeTable(code.m, [0.01, 0.03, 0.06, 0.09, 0.12, 0.15, 0.17, 0.187, 0.2, 0.214]),
    }));
    const choice = await stage(
      "choice of settings",
      {
        inputs: { others, fingers, codes },
        config: { components, surplus, n },
        code: [tryCommitments, "experiments/key-security/fingers"],
      },
      async ({ others, fingers, codes }, work) => {
        const { chosenOn, reportedOn } = halves(fingers);
        const grid = components.flatMap((count) => surplus.map((more) => ({ n, components: count, surplus: more })));
        const tried = await work.map(tryCommitments, grid, (settings) => [others, chosenOn, settings]);
        const chosen = bestSettings(tried, codes.used.t / n);
        const [reported] = await work.map(tryCommitments, [chosen.settings], (settings) => [others, reportedOn, settings]);
        return { tried, chosen, reported: reported! };
      },
    );
    // How `ridgelab key` makes commitments, chosen while looking at real prints: it stands beside the settings chosen here.
    const prints = config.background.fingers * config.background.impressions;
    const command = { n, surplus: 1, components: defaultComponents(prints) };
    const singles = await stage(
      "single prints",
      { inputs: { others, fingers, choice }, config: { command }, code: [tryCommitments, trySingles] },
      async ({ others, fingers, choice }, work) => {
        const [chosen, shipped] = await work.map(trySingles, [choice.chosen.settings, command], (settings) => [
          others,
          fingers,
          settings,
        ]);
        const [enrolled] = await work.map(tryCommitments, [command], (settings) => [others, fingers, settings]);
        return { chosen: chosen!, command: { enrolled: enrolled!, singles: shipped! } };
      },
    );
    const paper = await stage(
      "paper's scheme",
      {
        inputs: { inputs, vectors, others, fingers },
        config: { test, keys },
        random: true,
        code: [
          "experiments/key-security/attackPaperKeys",
          "experiments/key-security/paperKeyTrials",
          "experiments/key-security/fingers",
          "experiments/key-security/testRandomness",
        ],
      },
      ({ inputs, vectors, others, fingers }, work) => {
        const { chosenOn, reportedOn } = halves(fingers);
        const { betrayals, seeds } = nearestTemplates(fullFingers(vectors, inputs, test));
        return {
          trials: paperKeyTrials(others, reportedOn, chosenOn),
          betrayals,
          attack: attackPaperKeys(seeds, work.stream.substream("attack")),
          randomness: testRandomness(seeds, keys, 0.1, work.stream.substream("randomness")),
        };
      },
    );
    const links = await stage(
      "linkability",
      {
        inputs: { others, fingers, choice },
        config: { code },
        random: true,
        code: ["experiments/key-security/linkTemplates"],
      },
      ({ others, fingers, choice }, work) => linkTemplates(others, fingers, choice.chosen.settings, code, work.stream),
    );
    const parallel = await stage(
      "parallel directions",
      { inputs: { choice }, config: { code }, code: ["experiments/key-security/parallelDirections"] },
      ({ choice }) => parallelDirections(code, choice.chosen.settings.components),
    );
    const entropy = await stage(
      "entropy",
      {
        inputs: { weights, others, fingers, choice },
        config: { population, shape, trunk: environment.trunk },
        code: [makeBackground, "experiments/key-security/entropyOfBits", "src/population/pooledPictures"],
      },
      async ({ weights, others, fingers, choice }, work) => {
        // Numbers beyond the background's, so that no finger is in both.
        const numbers = Array.from({ length: population }, (_, k) => 10_000 + k);
        const pictures = await work.map(makeBackground, numbers, (finger) => [finger, 1, shape]);
        const further = pooledPictures(weights, pictures.flat(), work.progress);
        return entropyOfBits(others, [...fingers.map(({ enrolled }) => enrolled[0]), ...further], choice.chosen.settings);
      },
    );
    return { codes, choice, singles, paper, links, parallel, entropy };
  },

  tables: {
    accuracy: {
      title: "Error rates of keys",
      reproduces: refs("security-accuracy"),
      build: ({ data, environment, results: { codes, choice, singles, paper } }) => {
        const { t } = codes.used;
        const all = [
          { what: "fingers not chosen on", trials: choice.reported, t },
          { what: "all fingers, each print enrolled alone", trials: singles.chosen, t },
          { what: "as ridgelab key makes it, all fingers", trials: singles.command.enrolled, t },
          { what: "as ridgelab key makes it, each print alone", trials: singles.command.singles, t },
        ];
        return accuracyTable(paper.trials, all, `Data: ${data.name}. ${weightsNote(environment)}`);
      },
    },
    strength: {
      title: "Strength in bits",
      reproduces: refs("security-exhaustive-search"),
      build: ({ data, environment, results: { codes, choice, paper, parallel, entropy } }) =>
        strengthTable(
          {
            fingers: paper.attack.guesses.length,
            attack: paper.attack,
            paper: paper.trials,
            trials: choice.reported,
            code: codes.used,
            parallel,
            entropy,
          },
          `Data: ${data.name}. ${weightsNote(environment)}`,
        ),
    },
    store: {
      title: "Guesses with the opened store",
      reproduces: refs("security-no-storage"),
      build: ({ data, environment, results }) =>
        storeTable(results.paper.attack, `Data: ${data.name}. ${weightsNote(environment)}`),
    },
    templates: {
      title: "What a stored template betrays",
      reproduces: refs("security-template", "security-transparency"),
      build: ({ data, environment, results }) =>
        betrayalTable(results.paper.betrayals, `Data: ${data.name}. ${weightsNote(environment)}`),
    },
    linkability: {
      title: "Whether protected templates can be linked",
      reproduces: refs("security-template"),
      build: ({ data, environment, results }) => linkTable(results.links, `Data: ${data.name}. ${weightsNote(environment)}`),
    },
    randomness: {
      title: "Tests of randomness, on keys and on nothing",
      reproduces: refs("security-randomness"),
      build: ({ data, environment, results }) =>
        randomnessTable(results.paper.randomness, `Data: ${data.name}. ${weightsNote(environment)}`),
    },
    entropy: {
      title: "Min-entropy of the commitment's bits",
      build: ({ data, environment, results }) =>
        entropyTable(results.entropy, `One print of each finger. Data: ${data.name}. ${weightsNote(environment)}`),
    },
    codes: {
      title: "Error rates over the correction strength",
      build: ({ data, environment, results: { codes, choice } }) =>
        codesTable(codes.all, choice.reported, `Data: ${data.name}. ${weightsNote(environment)}`),
    },
    choice: {
      title: "Settings, chosen on half of the fingers",
      build: ({ data, environment, results: { codes, choice } }) =>
        choiceTable(choice.tried, choice.chosen, codes.used.t / codes.used.n, `Data: ${data.name}. ${weightsNote(environment)}`),
    },
  },

  figures: {
    "bit-errors": {
      title: "Bit errors, genuine and impostor",
      build: ({ data, environment, results: { codes, choice } }) =>
        bitErrorsFigure(choice.reported, codes.used.t / codes.used.n, data.name, weightsNote(environment)),
    },
    det: {
      title: "Error rates of keys over the correction strength",
      build: ({ data, environment, results }) => correctionFigure(results.choice.reported, data.name, weightsNote(environment)),
    },
  },

  metrics: ({ results: { codes, choice, paper } }) => {
    const reach = codes.used.t / codes.used.n;
    const [genuine, impostor] = [choice.reported.genuine.flat(), choice.reported.impostor.flat()];
    const rate = (count: number, n: number) => {
      const { low, high } = rateInterval(count, n, clopperPearson);
      return { value: count / n, interval: [low, high] as const, n };
    };
    const [own, unknown] = [paper.trials.own.flat(), paper.trials.unknown.flat()];
    return {
      "commitment key-FRR": rate(genuine.filter((errors) => errors > reach).length, genuine.length),
      "commitment key-FAR": rate(impostor.filter((errors) => errors <= reach).length, impostor.length),
      "paper key-FRR": rate(own.filter((right) => !right).length, own.length),
      "paper key-FAR, unknown fingers": rate(unknown.filter(Boolean).length, unknown.length),
      "degrees of freedom": { value: degreesOfFreedom(impostor).degrees, n: impostor.length },
    };
  },
});
