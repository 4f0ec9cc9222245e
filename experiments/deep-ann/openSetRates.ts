import type { Interval } from "../../src/metrics/interval.js";
import { rateByFinger } from "../../src/metrics/rateByFinger.js";
import { type Received, stage } from "../define.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { range } from "../shared/range.js";
import type { OpenSet } from "./openSet.js";
import type { OpenDecision } from "./openSetFold.js";

/** Shares of prints at one rule of acceptance. */
export interface Shares {
  /** Of prints of enrolled fingers: accepted as the right finger, as a wrong one, rejected. They sum to 1. */
  readonly right: number;
  readonly wrong: number;
  readonly rejected: number;
  /** Of prints of unknown fingers: accepted as an enrolled one. */
  readonly unknown: number;
}
export const SHARES: readonly (keyof Shares)[] = ["right", "wrong", "rejected", "unknown"];

/** A rule of acceptance and what it does. */
export interface RuleRates {
  readonly rule: "all" | "above the equal point" | "above the class's threshold";
  /** Null where each class has its own. */
  readonly threshold: number | null;
  readonly shares: Shares;
  /** Of 95 %, by bootstrap over fingers. */
  readonly intervals: Readonly<Record<keyof Shares, Interval>>;
}

/** What the decisions on one kind of vectors come to. */
export interface OpenSetRates {
  readonly source: string;
  /** Parts that the fingers were dealt into. */
  readonly parts: number;
  /** Decisions on prints of enrolled and of unknown fingers. */
  readonly enrolled: number;
  readonly unknown: number;
  readonly equal: EqualPoint;
  readonly rules: readonly RuleRates[];
  /** Shares against one threshold for all classes, from 0 to 1. */
  readonly curve: readonly (Shares & { readonly threshold: number })[];
}

/** Where as large a share of enrolled prints is rejected as of unknown ones accepted. */
export interface EqualPoint {
  readonly threshold: number;
  readonly rejected: number;
  readonly unknown: number;
}

/** Steps of the curve. */
const STEPS = 200;

/** Rates of the open set under each rule, and against the threshold. */
export const openSetRates = stage(
  import.meta.url,
  { stream: "deep-ann/open set rates" },
  ({ inputs: { inputs, open }, work }: Received<unknown, { inputs: NetworkInputs; open: OpenSet[] }>): OpenSetRates[] =>
    open.map(({ source, parts, decisions }) => {
      const groups = byFinger(decisions, (item) => inputs.items[item].finger);
      const equal = equalPoint(decisions);
      const rates = ({ rule, threshold, accepts }: ReturnType<typeof rulesOf>[number]): RuleRates => {
        const interval = (key: keyof Shares): [string, Interval] => {
          const stream = work.stream.substream(source).substream(rule).substream(key);
          return [key, rateByFinger(groups, (items) => sharesWhere(items, accepts)[key], stream)];
        };
        const intervals = Object.fromEntries(SHARES.map(interval)) as RuleRates["intervals"];
        return { rule, threshold, shares: sharesWhere(decisions, accepts), intervals };
      };
      return {
        source,
        parts,
        enrolled: decisions.filter(({ enrolled }) => enrolled).length,
        unknown: decisions.filter(({ enrolled }) => !enrolled).length,
        equal,
        rules: rulesOf(equal.threshold).map(rates),
        curve: range(0, 1, STEPS).map((threshold) => ({
          threshold,
          ...sharesWhere(decisions, ({ confidence }) => confidence > threshold),
        })),
      };
    }),
);

/** The rules of acceptance: everything, above one threshold, above the named class's own. */
export function rulesOf(
  equal: number,
): readonly (Pick<RuleRates, "rule" | "threshold"> & { readonly accepts: (decision: OpenDecision) => boolean })[] {
  return [
    { rule: "all", threshold: 0, accepts: () => true },
    { rule: "above the equal point", threshold: equal, accepts: ({ confidence }) => confidence > equal },
    { rule: "above the class's threshold", threshold: null, accepts: ({ confidence, threshold }) => confidence > threshold },
  ];
}

/** The shares where some decisions are accepted; 0 of none. */
export function sharesWhere(decisions: readonly OpenDecision[], accepts: (decision: OpenDecision) => boolean): Shares {
  const enrolled = decisions.filter((decision) => decision.enrolled);
  const unknown = decisions.filter((decision) => !decision.enrolled);
  const share = (of: readonly OpenDecision[], which: (decision: OpenDecision) => boolean): number =>
    of.length === 0 ? 0 : of.filter(which).length / of.length;
  return {
    right: share(enrolled, (decision) => accepts(decision) && decision.right),
    wrong: share(enrolled, (decision) => accepts(decision) && !decision.right),
    rejected: share(enrolled, (decision) => !accepts(decision)),
    unknown: share(unknown, accepts),
  };
}

/** The threshold, 0 or one of the confidences, at which the two shares are equal or differ least; the lowest of several. */
export function equalPoint(decisions: readonly OpenDecision[]): EqualPoint {
  const thresholds = [0, ...decisions.map(({ confidence }) => confidence).sort((a, b) => a - b)];
  const points = thresholds.map((threshold) => {
    const { rejected, unknown } = sharesWhere(decisions, ({ confidence }) => confidence > threshold);
    return { threshold, rejected, unknown };
  });
  const apart = ({ rejected, unknown }: EqualPoint): number => Math.abs(rejected - unknown);
  return points.reduce((best, point) => (apart(point) < apart(best) ? point : best));
}

function byFinger(decisions: readonly OpenDecision[], fingerOf: (item: number) => string): OpenDecision[][] {
  const fingers = [...new Set(decisions.map(({ item }) => fingerOf(item)))];
  return fingers.map((finger) => decisions.filter(({ item }) => fingerOf(item) === finger));
}
