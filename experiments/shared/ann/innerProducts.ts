import { gramOf } from "../../../src/classifiers/gramOf.js";
import type { HalfRows } from "../../../src/network/features/halfRows.js";
import { type Received, stage } from "../../define.js";
import type { VectorSource } from "../network/vectors.js";

/** The Gram matrix of the vectors of one source. */
export const innerProducts = stage(
  import.meta.url,
  { name: ({ source }) => `inner products, ${source}` },
  ({ inputs: { vectors } }: Received<unknown, { vectors: HalfRows }, { source: VectorSource }>) => gramOf(vectors),
);
