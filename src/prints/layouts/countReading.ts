import { impressionsOfEach } from "../impressionsOfEach.js";
import { labelKey } from "./labelKey.js";
import type { Label, Layout } from "./layout.js";

/** What a layout makes of a folder's pictures. */
export interface Reading {
  readonly layout: Layout;
  readonly labels: ReadonlyMap<string, Label>;
  readonly fingers: number;
  /** Fewest and most impressions of a finger. */
  readonly impressions: readonly [number, number];
  /** Two files that would be one impression. */
  readonly clash?: readonly [string, string];
}

/** Reads all paths by a layout. */
export function readBy(layout: Layout, paths: readonly string[]): Reading {
  const labels = new Map<string, Label>();
  const taken = new Map<string, string>();
  let clash: [string, string] | undefined;
  for (const path of paths) {
    const label = layout.read(path);
    if (typeof label === "string") continue;
    labels.set(path, label);
    const key = JSON.stringify([labelKey(label.finger), labelKey(label.impression)]);
    if (!clash && taken.has(key)) clash = [taken.get(key)!, path];
    taken.set(key, path);
  }
  return { layout, labels, ...count([...labels.values()]), clash };
}

/** Fingers, and the fewest and most impressions of one. */
export function count(labels: readonly Label[]): Pick<Reading, "fingers" | "impressions"> {
  const counts = impressionsOfEach(labels);
  const all = [...counts.values()].sort((a, b) => a - b);
  return { fingers: counts.size, impressions: [all.at(0) ?? 0, all.at(-1) ?? 0] };
}

/** Counts in words: `10 fingers × 8 impressions`, `3 fingers × 1 to 4 impressions`. */
export function countWords({ fingers, impressions: [least, most] }: Pick<Reading, "fingers" | "impressions">): string {
  const each = least === most ? `${least}` : `${least} to ${most}`;
  return `${fingers} ${fingers === 1 ? "finger" : "fingers"} × ${each} ${most === 1 ? "impression" : "impressions"}`;
}
