import type { TableBody } from "../../src/tables/table.js";
import type { PrintFeatures } from "./features.js";
import type { MeasuredSpaces } from "./spaces.js";

/** The groups of the space of one threshold, with their representatives. */
export function groupsTable(
  { table, failures, alone, prints }: PrintFeatures,
  spaces: MeasuredSpaces,
  threshold: number,
): TableBody {
  const { groups, chosen, weakest } = spaces.spaces.find((space) => space.threshold === threshold)!;
  return {
    columns: [
      { key: "representative", label: "representative" },
      { key: "members", label: "stands for" },
      { key: "weakest", label: "weakest |ρ| to it", decimals: 2 },
    ],
    rows: groups.map((group, g) => ({
      representative: table.names[chosen[g]],
      members: group
        .filter((k) => k !== chosen[g])
        .map((k) => table.names[k])
        .join("; "),
      weakest: weakest[g],
    })),
    notes: [
      `Average linkage on |ρ| from ${threshold} on, over the prints of ${spaces.development.length} fingers. Failures to enrol: ${failures} of ${prints} prints.${alone > 0 ? ` Left out as the only enrolled print of its finger: ${alone}.` : ""}`,
    ],
  };
}

/** Absolute correlations of the features, in the order of their groups. */
export function correlationsTable(
  { table }: PrintFeatures,
  { spaces, correlations, development }: MeasuredSpaces,
  threshold: number,
): TableBody {
  const order = spaces.find((space) => space.threshold === threshold)!.groups.flat();
  return {
    columns: [
      { key: "feature", label: "feature" },
      ...order.map((k) => ({ key: table.names[k], label: table.names[k], decimals: 2 })),
    ],
    rows: order.map((i) => ({
      feature: table.names[i],
      ...Object.fromEntries(order.map((j) => [table.names[j], Math.abs(correlations[i][j])])),
    })),
    notes: [`Absolute correlations over prints of ${development.length} fingers; in the order of their groups at ${threshold}.`],
  };
}

/** Accuracy of every space. */
export function accuracyTable({ summary, evaluation }: MeasuredSpaces): TableBody {
  return {
    columns: [
      { key: "threshold", label: "joined from |ρ|" },
      { key: "features", label: "features" },
      { key: "accuracy", label: "accuracy", decimals: 3 },
      { key: "wilson", label: "95 % (prints)", decimals: 3, interval: true },
      { key: "byFinger", label: "95 % (fingers)", decimals: 3, interval: true },
      { key: "n", label: "prints" },
      { key: "p", label: "McNemar's p against all", decimals: 3, rangeOnly: true },
    ],
    rows: summary.map(({ threshold, ...row }) => ({
      threshold: Number.isFinite(threshold) ? String(threshold) : "all features",
      ...row,
    })),
    notes: [
      `Nearest neighbour among the other impressions of ${evaluation.length} fingers that the groups were not made from; chance is about 1/${evaluation.length}. ` +
        "Wilson interval: prints taken as independent; beside it a bootstrap over fingers, where all are right the rule of three. Exact McNemar tests, not corrected for their number.",
    ],
  };
}
