import type { Matrix } from "../../src/classifiers/classifier.js";
import { createBinariser } from "../../src/keys/commitment/binariser.js";
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

/** One finger's enrolment: its bits, where they stand among the candidates, and what other prints give there. */
export interface EnrolledBits {
  /** Numbers of candidates, the most reliable first. */
  readonly selected: readonly number[];
  readonly bits: Uint8Array;
}

/** Turns prints into bits under some settings. */
export interface BitMaker {
  readonly candidates: number;
  enrol(prints: readonly Float32Array[]): EnrolledBits;
  /** All candidates' bits of a print. */
  bits(print: Float32Array): Uint8Array;
}

/** The bits of the commitment, without its code: what error rates are counted on. Directions are those of `ridgelab key`. */
export function bitMaker({ pooled, labels }: Background, { n, components, surplus }: BitSettings): BitMaker {
  const embedding = createEmbedding(pooled, components);
  const candidates = Math.ceil(n * surplus);
  const stream = createStream("ridgelab", "keys/commitment directions");
  const binariser = createBinariser(embedding.training, labels, candidates, stream);
  const signs = (margins: Float64Array): Uint8Array => Uint8Array.from(margins, (margin) => (margin > 0 ? 1 : 0));
  return {
    candidates,
    enrol(prints) {
      const margins = binariser.margins(meanDirection(prints.map(embedding.embed)));
      const order = Array.from(margins.keys()).sort((a, b) => Math.abs(margins[b]!) - Math.abs(margins[a]!) || a - b);
      const selected = order.slice(0, n);
      const all = signs(margins);
      return { selected, bits: Uint8Array.from(selected, (i) => all[i]!) };
    },
    bits: (print) => signs(binariser.margins(embedding.embed(print))),
  };
}

/** Share of an enrolment's bits that a print's differ in. */
export function bitErrors({ selected, bits }: EnrolledBits, print: Uint8Array): number {
  let wrong = 0;
  for (let i = 0; i < selected.length; i++) if (print[selected[i]!] !== bits[i]) wrong++;
  return wrong / selected.length;
}
