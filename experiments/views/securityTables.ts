import { betaCdf } from "../../src/metrics/betaCdf.js";
import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { degreesOfFreedom } from "../../src/metrics/degreesOfFreedom.js";
import { ENOUGH_BITS } from "../../src/metrics/entropy/minEntropy.js";
import { ruleOfThree } from "../../src/metrics/ruleOfThree.js";
import { published } from "../../src/papers.js";
import type { Cell, TableBody } from "../../src/tables/table.js";
import type { StoreAttack } from "../tasks/attackPaperKeys.js";
import type { CodeRow } from "../tasks/codeTable.js";
import type { SettingTrials } from "../tasks/commitmentTrials.js";
import type { EntropyOfBits } from "../tasks/entropyOfBits.js";
import type { LinkAttack } from "../tasks/linkTemplates.js";
import type { Betrayal, PaperTrials } from "../tasks/paperKeyTrials.js";
import type { RandomnessTests } from "../tasks/testRandomness.js";

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
  const count = (outcomes: readonly (readonly boolean[])[]): [number, number] => {
    const flat = outcomes.flat();
    return [flat.filter(Boolean).length, flat.length];
  };
  const [own, tried] = count(paper.own);
  return {
    columns: [
      { key: "scheme", label: "scheme" },
      { key: "rate", label: "rate" },
      { key: "value", label: "measured", decimals: 4 },
      { key: "interval", label: "95 % interval", decimals: 4, interval: true },
      { key: "count", label: "events" },
      { key: "n", label: "trials" },
    ],
    rows: [
      rateRow("paper", "key-FRR: the right finger gets no key or another's", tried - own, tried),
      rateRow("paper", "key-FAR: an enrolled finger gets another's key", ...count(paper.wrong)),
      rateRow("paper", "key-FAR: an unknown finger gets a key", ...count(paper.unknown)),
      ...all.flatMap(({ what, trials, t }) => {
        const reach = t / trials.settings.n;
        const [genuine, impostor] = [trials.genuine.flat(), trials.impostor.flat()];
        return [
          rateRow(`commitment, ${what}`, "key-FRR", genuine.filter((errors) => errors > reach).length, genuine.length),
          rateRow(`commitment, ${what}`, "key-FAR", impostor.filter((errors) => errors <= reach).length, impostor.length),
        ];
      }),
    ],
    notes: [
      claim("security-accuracy"),
      "Clopper–Pearson intervals, trials taken as independent; at no event the rule of three, 0 to 3/n. Accuracy of the recognition says nothing of what a key is worth: see the strength.",
      note,
    ],
  };
}

function rateRow(scheme: string, rate: string, count: number, n: number): Record<string, Cell> {
  const interval = n === 0 ? null : count === 0 ? ruleOfThree(n) : clopperPearson(count, n);
  return { scheme, rate, value: n === 0 ? null : count / n, interval, count, n };
}

/** What the strength is computed from. */
export interface StrengthInputs {
  readonly fingers: number;
  readonly attack: StoreAttack;
  readonly paper: PaperTrials;
  readonly trials: SettingTrials;
  readonly code: CodeRow;
  readonly entropy: EntropyOfBits;
}

/** Bits of strength, the paper's exhaustive search first. */
export function strengthTable({ fingers, attack, paper, trials, code, entropy }: StrengthInputs, note: string): TableBody {
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
      { key: "template", label: "stored" },
      { key: "share", label: "prints whose nearest template is their finger's", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
      { key: "n", label: "prints" },
      { key: "chance", label: "by chance", decimals: 3 },
    ],
    rows: betrayals.map(({ by, right }) => {
      const flat = right.flat();
      const hits = flat.filter(Boolean).length;
      return {
        template: by,
        share: hits / flat.length,
        interval: clopperPearson(hits, flat.length),
        n: flat.length,
        chance: 1 / right.length,
      };
    }),
    notes: [
      claim("security-transparency"),
      "The attacker has the model, the opened store and prints that were not enrolled. Clopper–Pearson intervals, prints taken as independent.",
      note,
    ],
  };
}

/** Whether two protected templates of one finger can be told from those of two. */
export function linkTable(attacks: readonly LinkAttack[], note: string): TableBody {
  return {
    columns: [
      { key: "attack", label: "what the attacker compares" },
      { key: "system", label: "D_sys", decimals: 3 },
      { key: "mated", label: "pairs of one finger" },
      { key: "nonMated", label: "pairs of two" },
    ],
    rows: attacks.map(({ attack, linkability, mated, nonMated }) => ({
      attack,
      system: linkability?.system ?? 0,
      mated,
      nonMated,
    })),
    notes: [
      claim("security-template"),
      "D_sys (Gomez-Barrero et al. 2018): 0 cannot be linked, 1 always can; histograms of few pairs make it too large. Commitments under different secrets, from different prints.",
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
      ...Object.keys(sources[0]!.values).map((test) => ({
        test,
        ...Object.fromEntries(sources.map(({ values }, i) => [`p${i}`, values[test]!])),
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
