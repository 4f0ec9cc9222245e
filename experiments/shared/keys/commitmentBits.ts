import type { Matrix } from "../../../src/classifiers/classifier.js";
import { type Binariser, binarisers } from "../../../src/keys/commitment/binariser.js";
import { mostReliable } from "../../../src/keys/commitment/mostReliable.js";
import { createEmbedding } from "../../../src/keys/embedding.js";

/** Prints of a background: pooled features and the finger of each row. */
export interface Background {
  readonly pooled: Matrix;
  readonly labels: readonly string[];
}

/** How prints become bits. */
export interface BitSettings {
  /** Bits of a code word. */
  readonly n: number;
  /** Principal components of the background. */
  readonly components: number;
  /** Candidate bits for each that is used. */
  readonly surplus: number;
}

/** One enrolment: its candidates, the most reliable first, and its bits there. */
export interface EnrolledBits {
  readonly selected: readonly number[];
  readonly bits: Uint8Array;
}

/** Turns prints into bits under some settings. */
export interface BitMaker {
  embed(print: Float32Array): Float64Array;
  /** The directions of a name; as in `ridgelab key`, an enrolment has its own. */
  binariser(directions: string): Binariser;
  /** From the margins of the enrolled prints' mean. */
  enrol(margins: Float64Array): EnrolledBits;
}

/** The bits of the commitment, without its code: what error rates are counted on. */
export function bitMaker({ pooled, labels }: Background, { n, components, surplus }: BitSettings): BitMaker {
  const embedding = createEmbedding(pooled, components);
  return {
    embed: embedding.embed,
    binariser: binarisers(embedding.training, labels, Math.ceil(n * surplus)),
    enrol(margins) {
      const selected = mostReliable(margins, n);
      return { selected, bits: Uint8Array.from(selected, (i) => (margins[i] > 0 ? 1 : 0)) };
    },
  };
}

/** Share of an enrolment's bits that a print's differ in, by the print's margins on the same directions. */
export function bitErrors({ selected, bits }: EnrolledBits, margins: Float64Array): number {
  let wrong = 0;
  for (let i = 0; i < selected.length; i++) if (margins[selected[i]] > 0 !== (bits[i] === 1)) wrong++;
  return wrong / selected.length;
}
