import { type Received, stage } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";

/** Vectors of each finger, of prints and augmented copies, in the fingers' lexicographic order. */
export const vectorCounts = stage(import.meta.url, {}, ({ inputs: { inputs } }: Received<unknown, { inputs: NetworkInputs }>) =>
  inputs.classes.map((finger) => ({ finger, vectors: inputs.items.filter((item) => item.finger === finger).length })),
);
