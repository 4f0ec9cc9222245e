import type { Stream } from "../../src/random/stream.js";
import { pick, type Received, stage, task } from "../define.js";
import { type FingerRate, fingerRate } from "../shared/keys/fingerRate.js";
import type { vaultOpens } from "./vaultOpens.js";
import type { VaultFinger } from "./vaultPrints.js";

/** Shares of the genuine tries that do not open, and of other fingers' that do. */
export interface VaultRates {
  readonly frr: FingerRate;
  readonly far: FingerRate;
}

/** Vaults of one finger and of two, tried. */
export interface VaultTrials {
  readonly one: VaultRates;
  readonly two: VaultRates;
}

/** Other fingers that each vault of one is tried with, and prints of its own that each of two is: an attempt takes a fifth of a second, and seconds. */
const OTHERS = 4;
const OWN = 2;

const opens = task<typeof vaultOpens>(import.meta.url, "./vaultOpens.js");

/** One try of a vault: each finger's prints. */
type Try = Parameters<typeof vaultOpens>[1][number];

/** Vaults as `ridgelab key` makes them, locked with every finger's enrolled prints and tried in earnest; of two fingers, neighbours in the list are one person. */
export const vaultTrials = stage(
  import.meta.url,
  { name: "vaults tried", config: pick("people"), stream: "key-security/vault trials" },
  async ({
    config: { people },
    inputs: { vaultPrints: fingers },
    work,
  }: Received<{ people: number }, { vaultPrints: readonly VaultFinger[] }>): Promise<VaultTrials> => {
    const first = (f: number) => fingers[f % fingers.length].tried[0] ?? fingers[f % fingers.length].enrolled[0];
    const one = fingers.map(({ enrolled, tried }, f) => ({
      enrolled: [enrolled],
      own: tried.map((print): Try => [[print]]),
      others: Array.from({ length: Math.min(OTHERS, fingers.length - 1) }, (_, o): Try => [[first(f + 1 + o)]]),
      seed: `one ${f} ${work.stream.uint32()}`,
    }));
    const count = Math.min(people, Math.floor(fingers.length / 2));
    const two = Array.from({ length: count }, (_, person) => {
      const f = 2 * person;
      const [a, b] = [fingers[f], fingers[f + 1]];
      return {
        enrolled: [a.enrolled, b.enrolled],
        own: a.tried.flatMap((print, t): Try[] => (t < OWN && t < b.tried.length ? [[[print], [b.tried[t]]]] : [])),
        others: [[[first(f + 2)], [first(f + 3)]]] as Try[],
        seed: `two ${f} ${work.stream.uint32()}`,
      };
    });
    // Vaults of two take ten times as long: first, so that no thread is left with one at the end.
    const opened = await work.map(opens, [...two, ...one], ({ enrolled, own, others, seed }) => [
      enrolled,
      [...own, ...others],
      seed,
    ]);
    const rates = (
      vaults: readonly { readonly own: readonly Try[] }[],
      results: readonly boolean[][],
      stream: Stream,
    ): VaultRates => ({
      frr: fingerRate(
        vaults.map(({ own }, v) => results[v].slice(0, own.length).map((isOpen) => !isOpen)),
        stream.substream("frr"),
      ),
      far: fingerRate(
        vaults.map(({ own }, v) => results[v].slice(own.length)),
        stream.substream("far"),
      ),
    });
    return {
      one: rates(one, opened.slice(two.length), work.stream.substream("one")),
      two: rates(two, opened.slice(0, two.length), work.stream.substream("two")),
    };
  },
);
