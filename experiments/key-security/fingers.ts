import type { HalfRows } from "../../src/network/features/halfRows.js";
import { poolFeatures } from "../../src/network/features/poolFeatures.js";
import { divideFingers, vectorOf } from "../../src/network/features/vectorRows.js";
import { pick, type Received, stage } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";

/** A finger's prints: 100,352 values each, or pooled ones. */
export interface Finger {
  readonly enrolled: readonly Float32Array[];
  readonly tried: readonly Float32Array[];
}

/** Fewer leave a half without two fingers, and so without an impostor. */
export const LEAST_FINGERS = 4;

/** Prints, and their vectors before tuning: n × 100,352 in half precision. */
interface Part {
  readonly inputs: Pick<NetworkInputs, "items" | "classes">;
  readonly vectors: HalfRows;
}

interface Inputs extends Part {
  /** Prints of unknown fingers, and their vectors. */
  readonly unknownInputs: Part["inputs"];
  readonly unknown: HalfRows;
}

/**
 * The commitment's fingers: every finger's pooled prints, those that are enrolled and those that are tried. A commitment learns from no
 * finger of the data, so that it knows no unknown ones: where fewer are enrolled in the paper's scheme, they are fingers here, too.
 */
export const fingers = stage(
  import.meta.url,
  { config: pick("fingers", "test") },
  ({
    config: { fingers, test },
    inputs: { inputs, vectors, unknownInputs, unknown },
  }: Received<{ fingers: number; test: number }, Inputs>): Finger[] => {
    const all = [
      ...pooledFingers({ inputs, vectors }, test),
      ...pooledFingers({ inputs: unknownInputs, vectors: unknown }, test),
    ];
    return all.slice(0, fingers);
  },
);

function pooledFingers({ inputs: { items, classes }, vectors }: Part, test: number): Finger[] {
  const pooled = (i: number): Float32Array => poolFeatures(vectorOf(vectors, i));
  return divideFingers(items, classes, test).map(({ prints, tried }) => ({
    enrolled: prints.map(pooled),
    tried: tried.map(pooled),
  }));
}

/** The fingers that settings are chosen on, and those that are reported on; of an odd number the first half has one more. */
export function halves<T>(fingers: readonly T[]): { chosenOn: readonly T[]; reportedOn: readonly T[] } {
  const middle = Math.ceil(fingers.length / 2);
  return { chosenOn: fingers.slice(0, middle), reportedOn: fingers.slice(middle) };
}
