import { betaCdf } from "../../src/metrics/betaCdf.js";
import { bootstrapByFinger } from "../../src/metrics/bootstrapByFinger.js";
import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { degreesOfFreedom } from "../../src/metrics/degreesOfFreedom.js";
import { ENOUGH_BITS } from "../../src/metrics/entropy/minEntropy.js";
import { rateInterval } from "../../src/metrics/rateInterval.js";
import { ruleOfThree } from "../../src/metrics/ruleOfThree.js";
import { published } from "../../src/papers.js";
import { createStream } from "../../src/random/createStream.js";
import type { Cell, TableBody } from "../../src/tables/table.js";
import type { StoreAttack } from "./attackPaperKeys.js";
import type { CodeRow } from "./codeTable.js";
import type { SettingTrials } from "./commitmentTrials.js";
import type { EntropyOfBits } from "./entropyOfBits.js";
import type { LinkAttack } from "./linkTemplates.js";
import type { Betrayal, PaperTrials } from "./paperKeyTrials.js";
import type { ParallelDirections } from "./parallelDirections.js";
import type { RandomnessTests } from "./testRandomness.js";

/** Bits of the published key: 32 bytes. */
const KEY_BITS = 256;

/** The paper's sentence that a table stands beside. */
function claim(item: string): string {
  return `Published (section 3.6): “${published("A", item).quote}”.`;
}

/** Key-level error rates. */
export function accuracyTable(
  paper: PaperTrials,
  all: readonly { what: string; trials: SettingTrials; t: number }[],
  note: string,
): TableBody {
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
      rateRow("paper", "key-FRR: the right finger gets no key or another's", paper.own, (own) => !own),
      rateRow("paper", "key-FAR: an enrolled finger gets another's key", paper.wrong, Boolean),
      rateRow("paper", "key-FAR: an unknown finger gets a key", paper.unknown, Boolean),
      ...all.flatMap(({ what, trials, t }) => {
        const reach = t / trials.settings.n;
        return [
          rateRow(`commitment, ${what}`, "key-FRR", trials.genuine, (errors) => errors > reach),
          rateRow(`commitment, ${what}`, "key-FAR", trials.impostor, (errors) => errors <= reach),
        ];
      }),
    ],
    notes: [
      claim("security-accuracy"),
      "Intervals: Clopper–Pearson, trials taken as independent, at no event the rule of three, 0 to 3/n; and by bootstrap over enrolled fingers, where there is an event. A print is tried against every enrolled commitment, so a store of N has N times the key-FAR. Accuracy of the recognition says nothing of what a key is worth: see the strength.",
      note,
    ],
  };
}

function rateRow<T>(
  scheme: string,
  rate: string,
  trials: readonly (readonly T[])[],
  event: (trial: T) => boolean,
): Record<string, Cell> {
  const share = (some: readonly T[]): number => some.filter(event).length / some.length;
  const all = trials.flat();
  const [count, n] = [all.filter(event).length, all.length];
  const interval = n === 0 ? null : rateInterval(count, n, clopperPearson);
  const groups = trials.filter((own) => own.length > 0);
  const byFinger = count === 0 ? null : bootstrapByFinger(groups, share, createStream(1, `key-security/${scheme}/${rate}`));
  return { scheme, rate, value: n === 0 ? null : count / n, interval, byFinger, count, n };
}

/** What the strength is computed from. */
export interface StrengthInputs {
  readonly fingers: number;
  readonly attack: StoreAttack;
  readonly paper: PaperTrials;
  readonly trials: SettingTrials;
  readonly code: CodeRow;
  readonly parallel: ParallelDirections;
  readonly entropy: EntropyOfBits;
}

/** Bits of strength, the paper's exhaustive search first. */
export function strengthTable(
  { fingers, attack, paper, trials, code, parallel, entropy }: StrengthInputs,
  note: string,
): TableBody {
  const impostor = trials.impostor.flat();
  const reach = code.t / code.n;
  const { mean, degrees } = degreesOfFreedom(impostor);
  const accepted = impostor.filter((errors) => errors <= reach).length;
  const far = accepted === 0 ? ruleOfThree(impostor.length).high : accepted / impostor.length;
  const unknown = paper.unknown.flat();
  const taken = unknown.filter(Boolean).length;
  const paperFar = taken === 0 ? ruleOfThree(unknown.length).high : taken / unknown.length;
  const guesses = attack.guesses.reduce((sum, n) => sum + n, 0) / attack.guesses.length;
  const row = (scheme: string, measure: string, bits: number, basis: string) => ({ scheme, measure, bits, basis });
  return {
    columns: [
      { key: "scheme", label: "scheme" },
      { key: "measure", label: "measure" },
      { key: "bits", label: "bits", decimals: 1 },
      { key: "basis", label: "basis" },
    ],
    rows: [
      row("paper", "exhaustive search as published, 2^(L-1)", KEY_BITS - 1, "L = 256"),
      row("paper", "codebook: log2(enrolled fingers), once store and salt are known", Math.log2(fingers), `${fingers} fingers`),
      row(
        "paper",
        "guesses needed, store and salt known, carried out",
        Math.log2(guesses),
        `${guesses.toFixed(1)} guesses on average, at most ${Math.max(...attack.guesses)}`,
      ),
      row(
        "paper",
        "somebody's own finger tried: -log2(key-FAR)",
        -Math.log2(paperFar),
        `${taken} of ${unknown.length} prints of unknown fingers`,
      ),
      row("commitment", "secret, k", code.k, `BCH(${code.n}, ${code.k}), t = ${code.t}`),
      row(
        "commitment",
        "secret, from the helper's nearly parallel directions",
        parallel.bits,
        `cosines up to ${parallel.nearest.toFixed(2)}; prints taken to lie evenly`,
      ),
      row(
        "commitment",
        "somebody's own finger tried: -log2(key-FAR)",
        -Math.log2(far),
        `${accepted} of ${impostor.length} impostor trials`,
      ),
      row("commitment", "degrees of freedom of the bits (Daugman)", degrees, `impostor mean ${mean.toFixed(3)}`),
      row(
        "commitment",
        "random bits of that freedom within t: -log2 P",
        -Math.log2(Math.max(Number.MIN_VALUE, betaCdf(1 - mean, degrees * (1 - reach), degrees * reach + 1))),
        "binomial law of those degrees",
      ),
      row(
        "commitment",
        "min-entropy of a word's bits by SP 800-90B, least estimator",
        entropy.least * code.n,
        `${entropy.bits} bits${entropy.bits < ENOUGH_BITS ? ", too few" : ""}; blind to what bits far apart share`,
      ),
    ],
    notes: [
      claim("security-exhaustive-search"),
      "The key is as strong as its weakest line. With no event, -log2 of the rule of three: a lower bound that only more trials could raise.",
      note,
    ],
  };
}

/** The key need not be stored: but what it is made from is. */
export function storeTable(attack: StoreAttack, note: string): TableBody {
  const n = attack.guesses.length;
  return {
    columns: [
      { key: "guesses", label: "guesses" },
      { key: "documents", label: "documents opened by then" },
      { key: "of", label: "of" },
    ],
    rows: Array.from({ length: n }, (_, i) => ({
      guesses: i + 1,
      documents: attack.guesses.filter((guess) => guess <= i + 1).length,
      of: n,
    })),
    notes: [
      claim("security-no-storage"),
      "Carried out: a document for every finger of a store, then each opened with the opened store and the salts alone, its fingers tried in random order.",
      note,
    ],
  };
}

/** What a stored template betrays to somebody with prints of his own. */
export function betrayalTable(betrayals: readonly Betrayal[], note: string): TableBody {
  return {
    columns: [
      { key: "template", label: "known" },
      { key: "told", label: "told from it" },
      { key: "share", label: "share right", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
      { key: "n", label: "prints" },
      { key: "chance", label: "by chance", decimals: 3 },
    ],
    rows: betrayals.map(({ by, told, right, chance }) => {
      const flat = right.flat();
      const hits = flat.filter(Boolean).length;
      return {
        template: by,
        told,
        share: hits / flat.length,
        interval: clopperPearson(hits, flat.length),
        n: flat.length,
        chance,
      };
    }),
    notes: [
      claim("security-template"),
      claim("security-transparency"),
      "The attacker has the model and prints of his own, and compares them to the mean, which the opened store holds and which is the classifier's parameter of the class, or to the vector that the key is hashed from: by nearness. Clopper–Pearson intervals, prints taken as independent.",
      note,
    ],
  };
}

/** Whether two protected templates of one finger can be told from those of two. */
export function linkTable(attacks: readonly LinkAttack[], note: string): TableBody {
  return {
    columns: [
      { key: "directions", label: "directions" },
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
      "D_sys (Gomez-Barrero et al. 2018): 0 cannot be linked, 1 always can; — where all scores are equal. Histograms of few pairs make it too large: by chance it stays below the next column in 95 % of shuffles. Two commitments a finger, under different secrets and in different orders. The lab's have directions of their own; common ones are here to show what that prevents.",
      note,
    ],
  };
}

/** Tests of randomness on keys, on keys of nothing, and on what lies before the hash. */
export function randomnessTable(sources: readonly RandomnessTests[], note: string): TableBody {
  return {
    columns: [
      { key: "test", label: "test (SP 800-22)" },
      ...sources.map(({ source, bits }, i) => ({ key: `p${i}`, label: `P, ${source}, ${bits} bits`, decimals: 4 })),
    ],
    rows: [
      ...Object.keys(sources[0].values).map((test) => ({
        test,
        ...Object.fromEntries(sources.map(({ values }, i) => [`p${i}`, values[test]])),
      })),
      {
        test: "passed at 0.01",
        ...Object.fromEntries(
          sources.map(({ values }, i) => {
            const all = Object.values(values);
            return [`p${i}`, `${all.filter((p) => p >= 0.01).length} of ${all.length}`];
          }),
        ),
      },
    ],
    notes: [
      claim("security-randomness"),
      "A hash of a constant passes as well: the tests see the hash, and prove nothing of what went in. What goes in does not pass.",
      note,
    ],
  };
}
