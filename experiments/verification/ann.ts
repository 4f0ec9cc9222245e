import type { AnnOptions } from "../../src/classifiers/ann.js";
import { gramOf } from "../../src/classifiers/gramOf.js";
import type { HalfRows } from "../../src/network/features/halfRows.js";
import { pick, type Received, stage, task } from "../define.js";
import { type FingerClaims, fingerClaims } from "./fingerClaims.js";
import type { judgeClaims } from "./judgeClaims.js";
import type { DescribedPrints } from "./prints.js";

const judge = task<typeof judgeClaims>(import.meta.url, "./judgeClaims.js");

interface Settings {
  readonly ann: AnnOptions & { readonly parts: number };
}

interface Inputs {
  readonly prints: DescribedPrints;
  readonly features: HalfRows;
}

/** The probability that the deep ANN gives each claimed finger, in the order of `fingerClaims`. */
export const ann = stage(
  import.meta.url,
  { config: pick("ann"), environment: ["trunk"], stream: "verification/ann", cut: "items" },
  async ({ config, inputs: { prints, features }, work }: Received<Settings, Inputs>) => {
    const { parts, ...options } = config.ann;
    const all = fingerClaims(prints.chosen, parts);
    const gram = gramOf(features);
    const probes = probesOf(all);
    const judged = await work.map(judge, all.judges, (one, j) => {
      return [gram, one, all.fingerOf, probes[j], options, work.seed, String(j)];
    });
    return claimScores(all, probes, judged);
  },
);

/** The prints that each judge sees, each once. */
export function probesOf({ judges, claims }: FingerClaims): number[][] {
  return judges.map((_, j) => [...new Set(claims.filter((claim) => claim.judge === j).map(({ probe }) => probe))]);
}

/**
 * The score of each claim: the probability of the claimed finger, by the claim's judge.
 *
 * @param judged by judge, its probes × its enrolled fingers
 */
export function claimScores(
  { judges, claims }: FingerClaims,
  probes: readonly (readonly number[])[],
  judged: readonly Float64Array[],
): Float64Array {
  return Float64Array.from(claims, ({ probe, finger, judge: j }) => {
    const { enrolled } = judges[j];
    return judged[j][probes[j].indexOf(probe) * enrolled.length + enrolled.indexOf(finger)];
  });
}
