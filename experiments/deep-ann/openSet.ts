import { linePanel } from "../../src/figures/linePanel.js";
import type { Panel } from "../../src/figures/panel.js";
import { rateByFinger } from "../../src/metrics/rateByFinger.js";
import { createStream } from "../../src/random/createStream.js";
import type { TableBody } from "../../src/tables/table.js";
import { range } from "../shared/range.js";
import type { OpenDecision } from "./openSetFold.js";

/** Decisions of the ANN on one kind of vectors, of all folds of fingers. */
export interface OpenSet {
  /** What the vectors are, e.g. "tuned by impression". */
  readonly source: string;
  readonly decisions: readonly OpenDecision[];
}

/** Shares at one rule of acceptance. */
interface Shares {
  /** Of prints of enrolled fingers: accepted as the right finger, as a wrong one, rejected. They sum to 1. */
  readonly right: number;
  readonly wrong: number;
  readonly rejected: number;
  /** Of prints of unknown fingers: accepted as somebody. */
  readonly unknown: number;
}

const share = (items: readonly OpenDecision[], which: (d: OpenDecision) => boolean): number =>
  items.length === 0 ? 0 : items.filter(which).length / items.length;

function sharesWhere(decisions: readonly OpenDecision[], accepted: (d: OpenDecision) => boolean): Shares {
  const enrolled = decisions.filter((d) => d.enrolled);
  const unknown = decisions.filter((d) => !d.enrolled);
  return {
    right: share(enrolled, (d) => accepted(d) && d.right),
    wrong: share(enrolled, (d) => accepted(d) && !d.right),
    rejected: share(enrolled, (d) => !accepted(d)),
    unknown: share(unknown, accepted),
  };
}

/** The threshold at which as large a share of enrolled prints is rejected as of unknown ones accepted, or nearest to it. */
export function equalPoint({ decisions }: OpenSet): { threshold: number; rejected: number; unknown: number } {
  let best = { threshold: 0, rejected: 0, unknown: 1 };
  for (const threshold of [0, ...decisions.map((d) => d.confidence).sort((a, b) => a - b)]) {
    const { rejected, unknown } = sharesWhere(decisions, (d) => d.confidence > threshold);
    if (Math.abs(rejected - unknown) < Math.abs(best.rejected - best.unknown)) best = { threshold, rejected, unknown };
  }
  return best;
}

/** Right, wrong and rejected prints of enrolled fingers, and accepted ones of unknown fingers, against one threshold for all classes. */
export function openSetPanel(open: OpenSet): Panel {
  const thresholds = range(0, 1, 200);
  const at = thresholds.map((t) => sharesWhere(open.decisions, (d) => d.confidence > t));
  const equal = equalPoint(open);
  const height = (equal.rejected + equal.unknown) / 2;
  return linePanel({
    heading: open.source,
    series: [
      { name: "enrolled, right", x: thresholds, y: at.map((s) => s.right) },
      { name: "enrolled, wrong", x: thresholds, y: at.map((s) => s.wrong) },
      { name: "enrolled, rejected", x: thresholds, y: at.map((s) => s.rejected) },
      { name: "unknown, accepted", x: thresholds, y: at.map((s) => s.unknown) },
      { name: "equal point", x: [equal.threshold], y: [height], mode: "markers" },
    ],
    x: { title: "threshold of the probability", range: [0, 1] },
    y: { title: "share of prints", range: [0, 1.02] },
    guides: [{ x: equal.threshold, y: height }],
  });
}

/** Accepting everything, at the equal point, and above each class's own threshold, with intervals over fingers. */
export function openSetTable(open: readonly OpenSet[], fingerOf: (item: number) => string, notes: readonly string[]): TableBody {
  return {
    columns: [
      { key: "source", label: "vectors" },
      { key: "rule", label: "accepted" },
      { key: "threshold", label: "threshold", decimals: 3 },
      ...[
        ["right", "enrolled: right"],
        ["wrong", "enrolled: wrong"],
        ["rejected", "enrolled: rejected"],
        ["unknown", "unknown: accepted"],
      ].flatMap(([key, label]) => [
        { key: key!, label: label!, decimals: 3 },
        { key: `${key} interval`, label: "95 %", decimals: 3, interval: true },
      ]),
      { key: "enrolled", label: "enrolled n" },
      { key: "strangers", label: "unknown n" },
    ],
    rows: open.flatMap((one) => {
      const { source, decisions } = one;
      const fingers = [...new Set(decisions.map((d) => fingerOf(d.item)))];
      const groups = fingers.map((finger) => decisions.filter((d) => fingerOf(d.item) === finger));
      const equal = equalPoint(one).threshold;
      const rules: [string, number | null, (d: OpenDecision) => boolean][] = [
        ["all", 0, () => true],
        ["above the equal point", equal, (d) => d.confidence > equal],
        ["above the class's threshold", null, (d) => d.confidence > d.threshold],
      ];
      return rules.map(([rule, threshold, accepted]) => {
        const row = sharesWhere(decisions, accepted);
        const interval = (key: keyof Shares) =>
          rateByFinger(groups, (items) => sharesWhere(items, accepted)[key], createStream(1, `deep-ann/open set/${key}`));
        return {
          source,
          rule,
          threshold,
          ...row,
          ...Object.fromEntries((Object.keys(row) as (keyof Shares)[]).map((key) => [`${key} interval`, interval(key)])),
          enrolled: decisions.filter((d) => d.enrolled).length,
          strangers: decisions.filter((d) => !d.enrolled).length,
        };
      });
    }),
    notes,
  };
}
