import { secretParts } from "../../src/keys/attacks/solveOffsets.js";
import { createBch } from "../../src/keys/bch/createBch.js";
import { product } from "../../src/keys/embedding.js";
import type { Stream } from "../../src/random/stream.js";
import { pick, type Received, stage } from "../define.js";
import type { BitSettings } from "../shared/keys/commitmentBits.js";
import type { CodeSettings } from "./codes.js";

/** What a commitment's secret is worth against somebody who has its helper and nothing of the finger. */
export interface ParallelDirections {
  /** Bits of the secret. */
  readonly k: number;
  /** Bits of work: minus the logarithm of the chance that all of the likeliest independent parities hold. */
  readonly bits: number;
  /** Of the nearest two of all directions, the cosine in size. */
  readonly nearest: number;
}

interface Inputs {
  readonly choice: { readonly chosen: BitSettings };
}

/** One draw of directions, and what those of them that are nearly parallel tell of the secret. */
export const parallel = stage(
  import.meta.url,
  { config: pick("code"), stream: "key-security/parallel directions" },
  ({ config: { code }, inputs: { choice }, work }: Received<{ code: CodeSettings }, Inputs>) =>
    parallelDirections(code, choice.chosen.components, work.stream),
);

/**
 * Two directions at an angle θ give the same bit with probability 1 − θ/π (Goemans and Williamson 1995) for prints that lie evenly about
 * the sphere, so that the sum of their two offsets is a parity of the secret, known that well. Of one draw of directions the nearest pairs
 * are taken until their parities fix the secret.
 *
 * @param components dimensions of an embedded print
 * @param stream draws the directions
 */
export function parallelDirections({ m, t }: CodeSettings, components: number, stream: Stream): ParallelDirections {
  const code = createBch(m, t);
  const directions = Array.from({ length: code.n }, () => {
    const direction = new Float64Array(components);
    stream.fillNormal(direction);
    const length = Math.sqrt(product(direction, direction));
    return direction.map((value) => value / length);
  });
  const pairs: [number, number, number][] = [];
  for (let i = 0; i < code.n; i++) {
    for (let j = 0; j < i; j++) pairs.push([Math.min(1, Math.abs(product(directions[i], directions[j]))), i, j]);
  }
  pairs.sort((a, b) => b[0] - a[0]);
  const parts = secretParts(code).map((bits) => BigInt(`0b${bits.join("")}`));
  const independent: bigint[] = [];
  let bits = 0;
  for (const [cosine, i, j] of pairs) {
    if (independent.length === code.k) break;
    const rest = independent.reduce(
      (parity, known) => ((parity ^ known) < parity ? parity ^ known : parity),
      parts[i] ^ parts[j],
    );
    if (rest === 0n) continue;
    independent.push(rest);
    independent.sort((a, b) => (a > b ? -1 : 1));
    bits -= Math.log2(1 - Math.acos(cosine) / Math.PI);
  }
  // What parities of pairs cannot tell (the word of ones, where the code has it) is guessed.
  return { k: code.k, bits: bits + code.k - independent.length, nearest: pairs[0][0] };
}
