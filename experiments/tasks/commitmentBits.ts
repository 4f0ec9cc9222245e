import type { Matrix } from "../../src/classifiers/classifier.js";
import { type Binariser, createBinariser } from "../../src/keys/commitment/binariser.js";
import { createEmbedding, meanDirection } from "../../src/keys/embedding.js";
import { createStream } from "../../src/random/createStream.js";

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

/** One enrolment: its candidates, the most reliable first, its bits there, and those that another print gives. */
export interface EnrolledBits {
  readonly selected: readonly number[];
  readonly bits: Uint8Array;
  of(embedded: Float64Array): Uint8Array;
}

/** Turns prints into bits under some settings. */
export interface BitMaker {
  embed(print: Float32Array): Float64Array;
  /** The directions of a name. */
  binariser(directions: string): Binariser;
  enrol(prints: readonly Float64Array[], directions: string): EnrolledBits;
}

/** The bits of the commitment, without its code: what error rates are counted on. As in `ridgelab key`, directions are an enrolment's own. */
export function bitMaker({ pooled, labels }: Background, { n, components, surplus }: BitSettings): BitMaker {
  const embedding = createEmbedding(pooled, components);
  const binariser = (directions: string): Binariser =>
    createBinariser(embedding.training, labels, Math.ceil(n * surplus), createStream(directions, "keys/commitment directions"));
  return {
    embed: embedding.embed,
    binariser,
    enrol(prints, directions) {
      const { margins } = binariser(directions);
      const enrolled = margins(meanDirection(prints));
      const order = Array.from(enrolled.keys()).sort((a, b) => Math.abs(enrolled[b]!) - Math.abs(enrolled[a]!) || a - b);
      const selected = order.slice(0, n);
      const chosen = (values: Float64Array): Uint8Array => Uint8Array.from(selected, (i) => (values[i]! > 0 ? 1 : 0));
      return { selected, bits: chosen(enrolled), of: (embedded) => chosen(margins(embedded)) };
    },
  };
}

/** Share of an enrolment's bits that an embedded print's differ in. */
export function bitErrors({ bits, of }: EnrolledBits, embedded: Float64Array): number {
  const other = of(embedded);
  return bits.reduce((wrong, bit, i) => wrong + (bit ^ other[i]!), 0) / bits.length;
}
