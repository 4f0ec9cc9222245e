import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { ENOUGH_BITS } from "../../src/metrics/entropy/minEntropy.js";
import { rateInterval } from "../../src/metrics/rateInterval.js";
import type { TableBody } from "../../src/tables/table.js";
import type { CodeRow } from "./codeTable.js";
import { expectedFar, type SettingTrials, TOLERATED_FAR } from "./commitmentTrials.js";
import type { EntropyOfBits } from "./entropyOfBits.js";

/** The six estimators. */
export function entropyTable(entropy: EntropyOfBits, note: string): TableBody {
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
      ...(entropy.bits < ENOUGH_BITS ? [`Too few: the standard asks for ${ENOUGH_BITS} bits.`] : []),
      "The estimators look at neighbouring bits. That bits of one print share their few components shows in the degrees of freedom only.",
      note,
    ],
  };
}

/** Error rates over the codes of one length. */
export function codesTable(codes: readonly CodeRow[], trials: SettingTrials, note: string): TableBody {
  const [genuine, impostor] = [trials.genuine.flat(), trials.impostor.flat()];
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
    rows: codes.map(({ n, k, t }) => {
      const lost = genuine.filter((errors) => errors > t / n).length;
      const taken = impostor.filter((errors) => errors <= t / n).length;
      return {
        n,
        k,
        t,
        frr: lost / genuine.length,
        frrInterval: clopperPearson(lost, genuine.length),
        far: taken / impostor.length,
        farInterval: rateInterval(taken, impostor.length, clopperPearson),
      };
    }),
    notes: [`${genuine.length} genuine and ${impostor.length} impostor trials. Fewer than 40 bits are not used.`, note],
  };
}

/** Which settings were tried on the fingers that are not reported on. */
export function choiceTable(tried: readonly SettingTrials[], chosen: SettingTrials, reach: number, note: string): TableBody {
  return {
    columns: [
      { key: "components", label: "components" },
      { key: "surplus", label: "candidates a bit" },
      { key: "frr", label: "key-FRR", decimals: 3 },
      { key: "far", label: "key-FAR", decimals: 4 },
      { key: "expected", label: "key-FAR expected", decimals: 5 },
      { key: "chosen", label: "chosen" },
    ],
    rows: tried.map(({ settings, genuine, impostor }) => ({
      components: settings.components,
      surplus: settings.surplus,
      frr: genuine.flat().filter((errors) => errors > reach).length / genuine.flat().length,
      far: impostor.flat().filter((errors) => errors <= reach).length / impostor.flat().length,
      expected: expectedFar({ genuine, impostor }, reach),
      chosen: settings.components === chosen.settings.components && settings.surplus === chosen.settings.surplus,
    })),
    notes: [
      `Expected: by the normal law of the impostors' bit errors, where that is more. Chosen on the first half of the fingers: fewest lost prints at an expected key-FAR of at most ${TOLERATED_FAR}, or else the least; all else is reported on the second.`,
      note,
    ],
  };
}
