import { correlation } from "../../src/metrics/correlation.js";
import { correlationGroups, representatives } from "../../src/metrics/correlationGroups.js";

/** Prints with their features, a row each. */
export interface FeatureTable {
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
  /** Finger and place of the impression of each row. */
  readonly finger: readonly string[];
  readonly impression: readonly number[];
}

/** A choice of features, and what it is worth. */
export interface FeatureSpace {
  readonly threshold: number;
  readonly groups: readonly (readonly number[])[];
  /** The representative of each group. */
  readonly chosen: readonly number[];
  /** Of each group: the least absolute correlation of a member with its representative; null for a group of one. */
  readonly weakest: readonly (number | null)[];
  /** By finger of the evaluation side: for each of its prints 1 where its nearest neighbour is of the same finger, else 0. */
  readonly right: readonly (readonly number[])[];
}

/** Correlations over the development fingers, and a space for each threshold. */
export interface FeatureSpaces {
  readonly correlations: readonly (readonly number[])[];
  readonly development: readonly string[];
  readonly evaluation: readonly string[];
  /** The first has all features. */
  readonly spaces: readonly FeatureSpace[];
}

/**
 * Groups features on every other finger and measures, on the fingers between, how well the reduced spaces identify: each impression in turn
 * against the other ones, by the nearest neighbour in features standardised on those.
 */
export function featureSpaces(table: FeatureTable, thresholds: readonly number[]): FeatureSpaces {
  const fingers = [...new Set(table.finger)];
  const development = fingers.filter((_, i) => i % 2 === 0);
  const evaluation = fingers.filter((_, i) => i % 2 === 1);
  const known = table.rows.filter((_, i) => development.includes(table.finger[i]));
  const columns = table.names.map((_, k) => known.map((row) => row[k]));
  const correlations = columns.map((a) => columns.map((b) => correlation(a, b)));
  const all = table.names.map((_, k) => k);
  const space = (threshold: number, groups: readonly (readonly number[])[], chosen: readonly number[]): FeatureSpace => ({
    threshold,
    groups,
    chosen,
    weakest: groups.map((group, g) => weakestOf(correlations[chosen[g]], group, chosen[g])),
    right: evaluation.map((finger) => identify(table, evaluation, finger, chosen)),
  });
  return {
    correlations,
    development,
    evaluation,
    spaces: [
      space(
        Number.POSITIVE_INFINITY,
        all.map((k) => [k]),
        all,
      ),
      ...thresholds.map((threshold) => {
        const groups = correlationGroups(correlations, threshold);
        return space(threshold, groups, representatives(correlations, groups));
      }),
    ],
  };
}

/** The least absolute correlation of a group's other members with its representative, whose correlations are given. */
function weakestOf(correlations: readonly number[], group: readonly number[], representative: number): number | null {
  const others = group.filter((k) => k !== representative);
  return others.length > 0 ? Math.min(...others.map((k) => Math.abs(correlations[k]))) : null;
}

/** For each print of a finger whether its nearest neighbour among the other impressions of all fingers is of that finger. */
function identify(table: FeatureTable, among: readonly string[], finger: string, chosen: readonly number[]): number[] {
  const probes = [...table.rows.keys()].filter((i) => table.finger[i] === finger);
  return probes.map((probe) => {
    const gallery = [...table.rows.keys()].filter(
      (i) => among.includes(table.finger[i]) && table.impression[i] !== table.impression[probe],
    );
    const scales = chosen.map((k) => {
      const values = gallery.map((i) => table.rows[i][k]);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
    });
    const distances = gallery.map((i) =>
      chosen.reduce((sum, k, at) => sum + ((table.rows[i][k] - table.rows[probe][k]) / scales[at]) ** 2, 0),
    );
    return Number(table.finger[gallery[distances.indexOf(Math.min(...distances))]] === finger);
  });
}
