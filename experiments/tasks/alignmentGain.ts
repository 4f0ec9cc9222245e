import { bootstrapByFinger } from "../../src/metrics/bootstrapByFinger.js";
import type { Stream } from "../../src/random/stream.js";
import type { Picture, PreprocessedPrint } from "./preprocessPrint.js";

/** How alike impressions of one finger are, over all pairs, under one way of aligning them. */
export interface LikenessRow {
  readonly align: "none" | "core" | "gain";
  readonly likeness: number;
  /** 95 %, by bootstrap over fingers. */
  readonly interval: { readonly low: number; readonly high: number };
  readonly pairs: number;
  readonly fingers: number;
}

interface Pair {
  readonly none: number;
  readonly core: number;
}

/** Compares all pairs of impressions of each finger as they lie and aligned to the core. No rows where there is no such pair. */
export function alignmentGain(
  prints: readonly { readonly finger: string }[],
  preprocessed: readonly PreprocessedPrint[],
  stream: Stream,
): { rows: LikenessRow[]; leftOut: number } {
  const byFinger = new Map<string, Pair[]>();
  let leftOut = 0;
  for (let i = 0; i < prints.length; i++) {
    for (let j = i + 1; j < prints.length; j++) {
      if (prints[i]!.finger !== prints[j]!.finger) continue;
      const pair = comparePair(preprocessed[i]!, preprocessed[j]!);
      if (pair) byFinger.set(prints[i]!.finger, [...(byFinger.get(prints[i]!.finger) ?? []), pair]);
      else leftOut++;
    }
  }
  const groups = [...byFinger.values()];
  const pairs = groups.reduce((sum, group) => sum + group.length, 0);
  if (pairs === 0) return { rows: [], leftOut };
  const measures = { none: (p: Pair) => p.none, core: (p: Pair) => p.core, gain: (p: Pair) => p.core - p.none };
  const rows = Object.entries(measures).map(([align, measure]) => {
    const mean = (items: readonly Pair[]): number => items.reduce((sum, item) => sum + measure(item), 0) / items.length;
    const interval = bootstrapByFinger(groups, mean, stream.substream(align));
    return { align: align as LikenessRow["align"], likeness: mean(groups.flat()), interval, pairs, fingers: groups.length };
  });
  return { rows, leftOut };
}

function comparePair(a: PreprocessedPrint, b: PreprocessedPrint): Pair | undefined {
  if (!a.aligned || !b.aligned) return undefined;
  const none = likeness(a.enhanced, b.enhanced);
  const core = likeness(a.aligned, b.aligned);
  return none === undefined || core === undefined ? undefined : { none, core };
}

/** Pixels that two impressions must share to be compared. */
const LEAST = 5000;

/** The correlation coefficient of the grey levels where both pictures show print (not white ground), pixel on pixel. */
function likeness(a: Picture, b: Picture): number | undefined {
  let n = 0;
  let sa = 0;
  let sb = 0;
  let saa = 0;
  let sbb = 0;
  let sab = 0;
  for (let y = 0; y < Math.min(a.height, b.height); y++) {
    for (let x = 0; x < Math.min(a.width, b.width); x++) {
      const u = a.data[y * a.width + x]!;
      const v = b.data[y * b.width + x]!;
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
