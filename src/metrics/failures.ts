import type { ScoreSet } from "./scoreSet.js";

/** Comparisons that gave no score. */
export interface Failures {
  readonly genuine: number;
  readonly impostor: number;
  /** Prints of which every comparison failed: failures to enrol. Undefined where it is not known which prints were compared. */
  readonly prints?: number;
}

/** Counts failed comparisons and the prints that could not be enrolled. */
export function failures({ scores, genuine, compared }: ScoreSet): Failures {
  const counts = [0, 0];
  const enrolled = new Uint8Array(compared?.prints.length ?? 0);
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] === Number.NEGATIVE_INFINITY) counts[genuine[i]]++;
    else if (compared) {
      enrolled[compared.probe[i]] = 1;
      enrolled[compared.gallery[i]] = 1;
    }
  }
  return {
    genuine: counts[1],
    impostor: counts[0],
    prints: compared && !compared.unnamed ? enrolled.reduce((sum, one) => sum + 1 - one, 0) : undefined,
  };
}
