import { fitPrintIdentifier } from "../../src/keys/printIdentifier.js";
import { poolFeatures } from "../../src/network/features/poolFeatures.js";
import { vectorOf } from "../../src/network/features/vectorRows.js";
import { type Received, stage } from "../define.js";
import type { Background } from "../shared/keys/commitmentBits.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import type { Fingers } from "./fingers.js";

/** What became of a print: the finger it is of, the one it was taken for, and whether it got that finger's key. */
export interface KeyTrial {
  readonly finger: string;
  readonly impression: string;
  /** Whether its finger is enrolled. */
  readonly enrolled: boolean;
  /** The nearest of the enrolled fingers. */
  readonly predicted: string;
  /** To the mean of that finger, at most 1. */
  readonly similarity: number;
  readonly threshold: number;
  readonly accepted: boolean;
}

interface Inputs {
  readonly inputs: NetworkInputs;
  /** n × 100,352 in half precision. */
  readonly vectors: Uint16Array;
  readonly fingers: Fingers;
  readonly others: Background;
}

/** Which finger's key each tried print gets: the nearest mean on principal components of the background, with a threshold a finger. */
export const trials = stage(
  import.meta.url,
  {},
  ({ inputs: { inputs, vectors, fingers, others } }: Received<unknown, Inputs>): KeyTrial[] => {
    const { enrolled, unknown } = fingers;
    const pooled = (i: number): Float32Array => poolFeatures(vectorOf(vectors, i));
    const identifier = fitPrintIdentifier(
      others.pooled,
      enrolled.map(({ prints }) => prints.map(pooled)),
    );
    return [...enrolled, ...unknown].flatMap(({ finger, tried }, f) =>
      tried.map((i) => {
        const found = identifier.identify(pooled(i));
        return {
          finger,
          impression: inputs.items[i].impression,
          enrolled: f < enrolled.length,
          predicted: enrolled[found.finger].finger,
          similarity: found.similarity,
          threshold: identifier.thresholds[found.finger],
          accepted: found.accepted,
        };
      }),
    );
  },
);
