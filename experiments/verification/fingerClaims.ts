import type { Pair } from "../../src/metrics/pairs.js";
import type { Print } from "../shared/openPrints.js";

/** An ANN that judges claims: which fingers it knows, and from which prints. */
export interface Judge {
  /** Fingers by number, ascending: its classes. */
  readonly enrolled: readonly number[];
  /** Prints that it is trained on. */
  readonly training: readonly number[];
}

/** A print that claims to be of a finger. */
export interface Claim {
  readonly probe: number;
  readonly finger: number;
  readonly judge: number;
}

export interface FingerClaims {
  /** Labels of the fingers; everything else speaks of their numbers. */
  readonly fingers: readonly string[];
  readonly fingerOf: Int32Array;
  readonly judges: readonly Judge[];
  readonly claims: readonly Claim[];
}

/**
 * Every print claims its own finger and others, and is judged by an ANN that has not seen it: trained on every second impression of each
 * finger where the print is among the others. The fingers are dealt into parts; a print that claims a finger not its own is judged by the
 * ANN that knows no finger of its part, as an impostor is unknown to a system, and one that claims its own finger by the ANN that
 * lacks the next part, which knows as many.
 *
 * @param prints by finger, in the order of their impressions
 * @param parts at least 2; no more are made than there are fingers
 * @throws RangeError in one line for a finger with one print, or where an ANN would know fewer than two fingers
 */
export function fingerClaims(prints: readonly Pick<Print, "finger">[], parts: number): FingerClaims {
  const fingers = [...new Set(prints.map(({ finger }) => finger))];
  const fingerOf = Int32Array.from(prints, ({ finger }) => fingers.indexOf(finger));
  const seen = new Int32Array(fingers.length);
  const half = Array.from(fingerOf, (finger) => seen[finger]++ % 2);
  const single = seen.indexOf(1);
  if (single >= 0) {
    throw new RangeError(
      `each finger must have at least two prints, for the ANN to learn from and to judge; got one of finger ${fingers[single]}: add some, or give matchers without ann`,
    );
  }
  const dealt = dealtParts(parts, fingers.length);
  const known = fingers.length - Math.ceil(fingers.length / dealt);
  if (known < 2) {
    throw new RangeError(
      `the ANN must know at least two fingers; got ${known} of ${fingers.length} in ${dealt} parts: give more fingers, or matchers without ann`,
    );
  }
  const judges = [0, 1].flatMap((tried) =>
    Array.from({ length: dealt }, (_, part): Judge => {
      const enrolled = [...fingers.keys()].filter((finger) => finger % dealt !== part);
      const training = [...prints.keys()].filter((i) => half[i] !== tried && enrolled.includes(fingerOf[i]));
      return { enrolled, training };
    }),
  );
  const claims = prints.flatMap((_, probe) =>
    fingers.flatMap((_, finger): Claim[] => {
      const part = fingerOf[probe] % dealt;
      if (finger === fingerOf[probe]) return [{ probe, finger, judge: half[probe] * dealt + ((part + 1) % dealt) }];
      return finger % dealt === part ? [] : [{ probe, finger, judge: half[probe] * dealt + part }];
    }),
  );
  return { fingers, fingerOf, judges, claims };
}

/** Parts that so many fingers are dealt into. */
export function dealtParts(parts: number, fingers: number): number {
  return Math.min(parts, fingers);
}

/** The claims as comparisons of prints with fingers, and the prints with the fingers after them, named `finger …`. */
export function claimPairs(prints: readonly { readonly name: string; readonly finger: string }[], parts: number) {
  const { fingers, fingerOf, claims } = fingerClaims(prints, parts);
  const pairs = claims.map(({ probe, finger }): Pair => {
    return { probe, gallery: prints.length + finger, genuine: fingerOf[probe] === finger };
  });
  return { pairs, prints: [...prints, ...fingers.map((finger) => ({ name: `finger ${finger}`, finger }))] };
}
