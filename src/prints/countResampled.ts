import type { Print } from "./scanFolder.js";

/** How many prints are brought to 500 dpi on reading, by the resolution that they have: `{ "1000": 4, "1000×500": 1 }`. */
export type Resampled = Readonly<Record<string, number>>;

/** Counts the prints that are brought to 500 dpi on reading, by ascending resolution. */
export function countResampled(prints: readonly Pick<Print, "resolution">[]): Resampled {
  const counts = new Map<string, number>();
  for (const { resolution } of prints) {
    if (!resolution) continue;
    const { x, y } = resolution;
    const name = x === y ? String(x) : `${x}×${y}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => Number.parseFloat(a) - Number.parseFloat(b)));
}

/** The same as a sentence: "4 of 8 prints are brought to 500 dpi: 4 from 1000 dpi."; undefined where there are none. */
export function describeResampled(resampled: Resampled, prints: number): string | undefined {
  const counts = Object.entries(resampled);
  if (counts.length === 0) return undefined;
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const each = counts.map(([dpi, count]) => `${count} from ${dpi} dpi`).join(", ");
  return `${total} of ${prints} prints ${total === 1 ? "is" : "are"} brought to 500 dpi: ${each}.`;
}
