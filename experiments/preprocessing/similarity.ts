import { bootstrapByFinger } from "../../src/metrics/bootstrapByFinger.js";
import type { MeanOverFingers } from "../../src/metrics/meanOverFingers.js";
import type { GreyLevels } from "../../src/prints/greyLevels.js";
import type { Stream } from "../../src/random/stream.js";
import { type Received, stage } from "../define.js";
import type { Flow, PreprocessedPrint } from "./preprocessPrint.js";

/** How similar impressions of one finger are, over all pairs, under one way of aligning them. */
export interface SimilarityRow {
  readonly align: "none" | "core" | "gain";
  /** Mean cosine of twice the angle between the ridges' directions: 1 where the flow is the same, 0 where it is unrelated. */
  readonly flow: MeanOverFingers;
  /** Correlation of the grey levels: 1 where ridge lies on ridge. */
  readonly ridges: MeanOverFingers;
  readonly pairs: number;
  readonly fingers: number;
}

/** No rows where there is no pair to compare. */
export interface Similarity {
  readonly rows: readonly SimilarityRow[];
  /** Pairs that could not be compared. */
  readonly leftOut: number;
}

interface Pair {
  readonly none: { readonly flow: number; readonly ridges: number };
  readonly core: { readonly flow: number; readonly ridges: number };
}

interface Inputs {
  readonly prints: { readonly chosen: readonly { readonly finger: string }[] };
  readonly preprocessed: readonly PreprocessedPrint[];
}

/** The similarity of all pairs of impressions of each finger as they lie, aligned to the core, and what aligning gains. */
export const similarity = stage(
  import.meta.url,
  { stream: "preprocessing/gain" },
  ({ inputs: { prints, preprocessed }, work }: Received<unknown, Inputs>) =>
    comparePairs(prints.chosen, preprocessed, work.stream),
);

/** Compares all pairs of impressions of each finger; intervals by bootstrap over fingers. */
export function comparePairs(
  prints: readonly { readonly finger: string }[],
  preprocessed: readonly PreprocessedPrint[],
  stream: Stream,
): Similarity {
  const byFinger = new Map<string, Pair[]>();
  let leftOut = 0;
  for (let i = 0; i < prints.length; i++) {
    for (let j = i + 1; j < prints.length; j++) {
      if (prints[i].finger !== prints[j].finger) continue;
      const pair = comparePair(preprocessed[i], preprocessed[j]);
      if (pair) byFinger.set(prints[i].finger, [...(byFinger.get(prints[i].finger) ?? []), pair]);
      else leftOut++;
    }
  }
  const groups = [...byFinger.values()];
  const pairs = groups.reduce((sum, group) => sum + group.length, 0);
  if (pairs === 0) return { rows: [], leftOut };
  const rows = (["none", "core", "gain"] as const).map((align) => {
    const over = (kind: "flow" | "ridges"): MeanOverFingers => {
      const measure = (p: Pair): number => (align === "gain" ? p.core[kind] - p.none[kind] : p[align][kind]);
      const mean = (items: readonly Pair[]): number => items.reduce((sum, item) => sum + measure(item), 0) / items.length;
      return { mean: mean(groups.flat()), interval: bootstrapByFinger(groups, mean, stream.substream(`${align} ${kind}`)) };
    };
    return { align, flow: over("flow"), ridges: over("ridges"), pairs, fingers: groups.length };
  });
  return { rows, leftOut };
}

function comparePair(a: PreprocessedPrint, b: PreprocessedPrint): Pair | undefined {
  if (!a.aligned || !b.aligned) return undefined;
  const none = { flow: flowSimilarity(a.flow, b.flow), ridges: ridgeSimilarity(a.enhanced, b.enhanced) };
  const core = {
    flow: flowSimilarity(a.aligned.flow, b.aligned.flow),
    ridges: ridgeSimilarity(a.aligned.picture, b.aligned.picture),
  };
  return none.ridges === undefined || core.ridges === undefined
    ? undefined
    : { none: { ...none, ridges: none.ridges }, core: { ...core, ridges: core.ridges } };
}

/** The mean of cos 2Δθ over the cells that are print in both; 0 where there are none. */
export function flowSimilarity(a: Flow, b: Flow): number {
  let n = 0;
  let sum = 0;
  for (let y = 0; y < Math.min(a.rows, b.rows); y++) {
    for (let x = 0; x < Math.min(a.columns, b.columns); x++) {
      const i = y * a.columns + x;
      const j = y * b.columns + x;
      if ((a.cos[i] === 0 && a.sin[i] === 0) || (b.cos[j] === 0 && b.sin[j] === 0)) continue;
      n++;
      sum += a.cos[i] * b.cos[j] + a.sin[i] * b.sin[j];
    }
  }
  return n === 0 ? 0 : sum / n;
}

/** Pixels that two impressions must share to be compared. */
export const LEAST = 5000;

/** The correlation coefficient of the grey levels where both pictures show print (not white ground), pixel on pixel; undefined for less than `LEAST` such pixels. */
export function ridgeSimilarity(a: GreyLevels, b: GreyLevels): number | undefined {
  let n = 0;
  let sa = 0;
  let sb = 0;
  let saa = 0;
  let sbb = 0;
  let sab = 0;
  for (let y = 0; y < Math.min(a.height, b.height); y++) {
    for (let x = 0; x < Math.min(a.width, b.width); x++) {
      const u = a.data[y * a.width + x];
      const v = b.data[y * b.width + x];
      if (u === 255 || v === 255) continue;
      n++;
      sa += u;
      sb += v;
      saa += u * u;
      sbb += v * v;
      sab += u * v;
    }
  }
  const spread = Math.sqrt((n * saa - sa * sa) * (n * sbb - sb * sb));
  return n < LEAST || spread === 0 ? undefined : (n * sab - sa * sb) / spread;
}
