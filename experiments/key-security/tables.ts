import { ENOUGH_BITS } from "../../src/metrics/entropy/minEntropy.js";
import { published } from "../../src/papers.js";
import type { Cell, TableBody } from "../../src/tables/table.js";
import { FINGER_INTERVALS, type FingerRate } from "../shared/keys/fingerRate.js";
import type { KeyOutcomes } from "../shared/keys/keyOutcomes.js";
import { KEY_INTERVALS } from "../shared/keys/keyRate.js";
import { type SettingRates, TOLERATED_FAR } from "./choice.js";
import type { Code } from "./codes.js";
import type { CorrectedRates } from "./correction.js";
import type { EntropyOfBits } from "./entropy.js";
import type { CommitmentRates, ErrorRates } from "./errorRates.js";
import type { LinkAttack } from "./links.js";
import type { ParallelDirections } from "./parallelDirections.js";
import { LEVEL, type RandomnessTests } from "./randomness.js";
import type { StoreAttack } from "./storeAttack.js";
import type { Disclosure } from "./storedTemplates.js";
import { KEY_BITS, type Strength } from "./strength.js";
import type { VaultWorth } from "./vaultStrength.js";
import type { VaultTime } from "./vaultTimes.js";
import type { VaultTrials } from "./vaultTrials.js";

/** The paper's sentence that a table stands beside. */
function claim(item: string): string {
  return `Published (section 3.6): “${published("A", item).quote}”.`;
}

/** Key-level error rates. */
export function accuracyTable(outcomes: readonly KeyOutcomes[], commitment: ErrorRates, vaults: VaultTrials): TableBody {
  const row = (scheme: string, rate: string, { value, interval, byFinger, count, n }: FingerRate): Record<string, Cell> => {
    return { scheme, rate, value, interval, byFinger, count, n };
  };
  const both = (scheme: string, { frr, far }: CommitmentRates) => [row(scheme, "key-FRR", frr), row(scheme, "key-FAR", far)];
  return {
    columns: [
      { key: "scheme", label: "scheme" },
      { key: "rate", label: "rate" },
      { key: "value", label: "measured", decimals: 4 },
      { key: "interval", label: "95 % interval", decimals: 4, interval: true },
      { key: "byFinger", label: "95 %, by finger", decimals: 4, interval: true },
      { key: "count", label: "events" },
      { key: "n", label: "trials" },
    ],
    rows: [
      ...outcomes.flatMap(({ scheme, frr, otherKey, unknownKey }) => [
        row(`paper: ${scheme}`, "key-FRR: the right finger gets no key or another finger's", frr),
        row(`paper: ${scheme}`, "key-FAR: an enrolled finger gets another finger's key", otherKey),
        row(`paper: ${scheme}`, "key-FAR: an unknown finger gets a key", unknownKey),
      ]),
      ...both("commitment, fingers that no setting was chosen on", commitment.reported),
      ...both("commitment, all fingers, each print enrolled alone", commitment.singles),
      ...both("commitment, as ridgelab key makes it, all fingers", commitment.command),
      ...both("commitment, as ridgelab key makes it, each print enrolled alone", commitment.commandSingles),
      ...both("vault, one finger", vaults.one),
      ...both("vault, two fingers", vaults.two),
    ],
    notes: [
      claim("security-accuracy"),
      `Paper: ${outcomes[0].fingers} fingers enrolled, ${outcomes[0].unknownFingers} unknown. Commitments: on pretrained features. ${KEY_INTERVALS} ${FINGER_INTERVALS}`,
      "A print is tried against every enrolled commitment, and every vault, so a store of N has N times the key-FAR. The accuracy of recognition does not say what a key is worth: see the strength.",
    ],
  };
}

/** What the bases of the strength are, beside the strength itself. */
export interface StrengthBasis {
  readonly code: Code;
  readonly attack: StoreAttack;
  readonly outcomes: readonly KeyOutcomes[];
  readonly rates: ErrorRates;
  readonly parallel: ParallelDirections;
  readonly entropy: EntropyOfBits;
}

/** Bits of strength, the paper's exhaustive search first. */
export function strengthTable(
  { paper, commitment, freedom }: Strength,
  { code, attack, outcomes, rates, parallel, entropy }: StrengthBasis,
  vaults: { readonly one: VaultWorth; readonly two: VaultWorth },
): TableBody {
  const row = (scheme: string, measure: string, bits: number | null, basis: string) => ({ scheme, measure, bits, basis });
  const tried = "another person's finger tried: -log2(key-FAR)";
  const { far } = rates.reported;
  return {
    columns: [
      { key: "scheme", label: "scheme" },
      { key: "measure", label: "measure" },
      { key: "bits", label: "bits", decimals: 1 },
      { key: "basis", label: "basis" },
    ],
    rows: [
      row("paper", "exhaustive search as published, 2^(L-1)", paper.exhaustive, `L = ${KEY_BITS}`),
      row(
        "paper",
        "codebook: log2(enrolled fingers), once store and salt are known",
        paper.codebook,
        `${attack.guesses.length} fingers`,
      ),
      row(
        "paper",
        "guesses needed, store and salt known, carried out",
        paper.guesses,
        `${attack.mean.toFixed(1)} guesses on average, at most ${attack.most}`,
      ),
      ...outcomes.map(({ scheme, unknownKey }, i) =>
        row(`paper: ${scheme}`, tried, paper.tried[i], `${unknownKey.count} of ${unknownKey.n} prints of unknown fingers`),
      ),
      row("commitment", "secret, k", commitment.secret, `BCH(${code.n}, ${code.k}), t = ${code.t}`),
      row(
        "commitment",
        "secret, from the helper's nearly parallel directions",
        commitment.parallel,
        `cosines up to ${parallel.nearest.toFixed(2)}; prints assumed to be spread evenly`,
      ),
      row("commitment", tried, commitment.tried, `${far.count} of ${far.n} impostor trials`),
      row("commitment", "degrees of freedom of the bits (Daugman)", freedom.degrees, `impostor mean ${freedom.mean.toFixed(3)}`),
      row(
        "commitment",
        "random bits of that freedom within t: -log2 P",
        commitment.byChance,
        "binomial law with those degrees of freedom",
      ),
      row(
        "commitment",
        "min-entropy of a word's bits by SP 800-90B, least estimator",
        commitment.entropy,
        `${entropy.bits} bits${entropy.enough ? "" : ", too few"}; blind to what distant bits share`,
      ),
      ...vaultRows("vault, one finger", vaults.one),
      ...vaultRows("vault, two fingers", vaults.two),
    ],
    notes: [
      claim("security-exhaustive-search"),
      "A key is as strong as its weakest line. Where no trial had the event, -log2(3/n) (rule of three), as if trials were independent; the intervals by finger in the table of error rates allow less.",
    ],
  };
}

/** The strength of vaults; what is not theirs alone is of the same measures as the other schemes. */
function vaultRows(scheme: string, { others, isBound, tries, pairs, work, guessed, leaked }: VaultWorth) {
  const near = isBound
    ? `${others === null ? "" : `none of ${tries} tries opened one (rule of three, all pairs taken as alike); `}none of ${pairs} pairs came near`
    : `the mean over ${pairs} pairs of a finger and another's print`;
  return [
    {
      scheme,
      measure: "other fingers' prints tried: false-accept security, a base of k − 1 points",
      bits: others,
      basis: `${near}; an attempt has 2^${work.toFixed(1)} bases`,
    },
    { scheme, measure: "k features guessed without a print", bits: guessed, basis: "minutiae assumed to be spread evenly" },
    {
      scheme,
      measure: "what a record's polynomials give away of the minutiae, at most",
      bits: leaked,
      basis: "16 bits for each coefficient above the secret's, of all anchors; more than the minutiae have",
    },
  ];
}

/** How long vaults take. */
export function timesTable(times: readonly VaultTime[]): TableBody {
  return {
    columns: [
      { key: "what", label: "vault of one finger" },
      { key: "seconds", label: "median, s", decimals: 3 },
      { key: "n", label: "measured" },
    ],
    rows: times.map((time) => ({ ...time })),
    notes: ["One core, beyond finding the minutiae of a print."],
  };
}

/** The key need not be stored, but what it is made from is. */
export function storeTable({ opened }: StoreAttack): TableBody {
  return {
    columns: [
      { key: "guesses", label: "guesses" },
      { key: "documents", label: "documents opened by then" },
      { key: "of", label: "of" },
    ],
    rows: opened.map((documents, i) => ({ guesses: i + 1, documents, of: opened.length })),
    notes: [
      claim("security-no-storage"),
      "Carried out: a document is encrypted for every finger of a store, then opened with the store and the salts alone, the fingers tried in random order.",
    ],
  };
}

/** What a stored template reveals to an attacker with prints of his own. */
export function templatesTable(disclosures: readonly Disclosure[]): TableBody {
  const templates = { mean: "the mean-of-vectors, 100,352 values", magnitudes: "the vector of 128 magnitudes" };
  const inferred = {
    finger: "the finger of a print that was not enrolled",
    enrolment: "which prints of the finger were enrolled",
  };
  return {
    columns: [
      { key: "template", label: "known" },
      { key: "told", label: "inferred from it" },
      { key: "share", label: "share right", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
      { key: "n", label: "prints" },
      { key: "chance", label: "by chance", decimals: 3 },
    ],
    rows: disclosures.map(({ template, inferred: what, right: { value, interval, n }, chance }) => ({
      template: templates[template],
      told: inferred[what],
      share: value,
      interval,
      n,
      chance,
    })),
    notes: [
      claim("security-template"),
      claim("security-transparency"),
      `The attacker has the model and prints of his own. He takes the nearest: to the mean, which the opened store holds and which is the classifier's parameter of the class, or to the vector that the key is derived from. ${KEY_INTERVALS}`,
    ],
  };
}

/** Whether two protected templates of one finger can be told from those of two. */
export function linkTable(attacks: readonly LinkAttack[]): TableBody {
  return {
    columns: [
      { key: "directions", label: "directions, or map of features" },
      { key: "prints", label: "second from" },
      { key: "attack", label: "what the attacker compares" },
      { key: "system", label: "D_sys", decimals: 3 },
      { key: "chance", label: "by chance below", decimals: 3 },
      { key: "solved", label: "secrets found" },
      { key: "mated", label: "pairs of one finger" },
      { key: "nonMated", label: "pairs of two" },
    ],
    rows: attacks.map(({ system, chance, ...row }) => ({ ...row, system: system ?? null, chance: chance ?? null })),
    notes: [
      claim("security-template"),
      "D_sys (Gomez-Barrero et al. 2018): 0 cannot be linked, 1 always can; — where all scores are equal. Histograms of few pairs make it too large: the next column holds what 95 % of shuffles of the pairs stay below. Two commitments, or vaults, of each finger, under different secrets and in different orders. The lab's commitments have directions of their own, its vaults a map; common ones are here to show what that prevents.",
    ],
  };
}

/** Tests of randomness on keys, on keys of a constant, and on what goes into the derivation. */
export function randomnessTable(sources: readonly RandomnessTests[]): TableBody {
  const cells = (of: (source: RandomnessTests) => Cell) =>
    Object.fromEntries(sources.map((source, i) => [`p${i}`, of(source)] as const));
  return {
    columns: [
      { key: "test", label: "test (SP 800-22)" },
      ...sources.map(({ source, bits }, i) => ({ key: `p${i}`, label: `P, ${source}, ${bits} bits`, decimals: 4 })),
    ],
    rows: [
      ...Object.keys(sources[0].values).map((test) => ({ test, ...cells(({ values }) => values[test]) })),
      { test: `passed at ${LEVEL}`, ...cells(({ values, passed }) => `${passed} of ${Object.keys(values).length}`) },
    ],
    notes: [
      claim("security-randomness"),
      "Where the keys of a constant pass as well, the tests see the hash, and say nothing of what went into it.",
    ],
  };
}

/** The six estimators. */
export function entropyTable(entropy: EntropyOfBits): TableBody {
  const names = {
    mostCommonValue: "most common value",
    collision: "collision",
    markov: "Markov",
    compression: "compression",
    tTuple: "t-tuple",
    lrs: "longest repeated substring",
    least: "least of them",
  } as const;
  return {
    columns: [
      { key: "estimator", label: "estimator (SP 800-90B)" },
      { key: "bits", label: "min-entropy a bit", decimals: 4 },
      { key: "n", label: "bits in the sequence" },
    ],
    rows: Object.entries(names).map(([key, estimator]) => ({
      estimator,
      bits: entropy[key as keyof typeof names],
      n: entropy.bits,
    })),
    notes: [
      ...(entropy.enough ? [] : [`Too few: the standard asks for ${ENOUGH_BITS.toLocaleString("en")} bits.`]),
      "The estimators look at neighbouring bits. That the bits of one print share a few components shows in the degrees of freedom only.",
      "One print of each finger.",
    ],
  };
}

/** Error rates over the codes of one length. */
export function codesTable(codes: readonly (Code & CorrectedRates)[]): TableBody {
  return {
    columns: [
      { key: "n", label: "n" },
      { key: "k", label: "k" },
      { key: "t", label: "t" },
      { key: "frr", label: "key-FRR", decimals: 3 },
      { key: "frrInterval", label: "95 % interval", decimals: 3, interval: true },
      { key: "far", label: "key-FAR", decimals: 4 },
      { key: "farInterval", label: "95 % interval", decimals: 4, interval: true },
    ],
    rows: codes.map(({ n, k, t, frr, far }) => ({
      n,
      k,
      t,
      frr: frr.value,
      frrInterval: frr.interval,
      far: far.value,
      farInterval: far.interval,
    })),
    notes: [
      `${codes[0].frr.n} genuine and ${codes[0].far.n} impostor trials. A secret of few bits (k) is soon guessed, however many errors its code corrects.`,
      KEY_INTERVALS,
    ],
  };
}

/** Which settings were tried on the fingers that are not reported on. */
export function choiceTable(tried: readonly SettingRates[], chosen: SettingRates["settings"]): TableBody {
  return {
    columns: [
      { key: "components", label: "components" },
      { key: "surplus", label: "candidates a bit" },
      { key: "frr", label: "key-FRR", decimals: 3 },
      { key: "far", label: "key-FAR", decimals: 4 },
      { key: "expected", label: "key-FAR expected", decimals: 5 },
      { key: "chosen", label: "chosen" },
    ],
    rows: tried.map(({ settings: { components, surplus }, frr, far, expected }) => ({
      components,
      surplus,
      frr,
      far,
      expected,
      chosen: components === chosen.components && surplus === chosen.surplus,
    })),
    notes: [
      `Expected: by the normal law of the impostors' bit errors, where that gives more. Chosen on the first half of the fingers: the lowest key-FRR at an expected key-FAR of at most ${TOLERATED_FAR}, or else the lowest expected key-FAR. The best of so many settings is flattered by its choice; all else is reported on the second half.`,
    ],
  };
}
