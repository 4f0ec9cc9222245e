import { detPanel } from "../../src/figures/detPanel.js";
import type { FigureBody } from "../../src/figures/figure.js";
import { composeFigure } from "../../src/figures/panel.js";
import { scorePanel } from "../../src/figures/scorePanel.js";
import { quantile } from "../../src/metrics/quantile.js";
import { thinCurve } from "../../src/metrics/thinCurve.js";
import { normalQuantile } from "../../src/random/normalQuantile.js";
import { quotedRates } from "./quotedRates.js";
import { type RatedMatcher, reachOf } from "./rates.js";

const BINS = 40;

/** Lowest and highest rate shown: the quoted FAR lies a decade below what a few fingers can resolve. */
const RANGE = [5e-6, 0.6] as const;

/** DET curves of all matchers with the quoted rates, and the FMR below which so few comparisons see nothing. */
export function detFigure(rated: readonly RatedMatcher[], data: string): FigureBody {
  const { far, frr } = quotedRates();
  const { limit, isWithin } = reachOf(rated, far);
  const curves = rated.map(({ matcher, verification: { curve } }) => ({ name: matcher, ...thinCurve(curve) }));
  const perfect = curves.filter(({ fmr }) => fmr.length === 0).map(({ name }) => name);
  const panel = detPanel({
    scale: normalQuantile,
    range: RANGE,
    curves: [
      ...curves,
      { name: "quoted in paper B", fmr: [far], fnmr: [frr], mode: "markers", style: 5 },
      { name: "3/n", fmr: [limit, limit], fnmr: [...RANGE], style: 6 },
    ],
  });
  const failed = rated.filter(({ failures }) => failures.prints);
  const floor = failed.map(
    ({ matcher, failures: { prints } }) => `${matcher}: ${prints} not enrolled, their comparisons rejected`,
  );
  return composeFigure({
    panels: [panel],
    aspect: 1.05,
    caption:
      `${data}, ${rated[0].set.compared!.fingers.length} fingers: ${comparisonsNote(rated)}${floor.length > 0 ? ` (${floor.join("; ")})` : ""}. They resolve no FMR below 3/n = ` +
      `${Number((100 * limit).toPrecision(2))} % (rule of three): the quoted FAR of ${100 * far} % ${isWithin ? "is within" : "is out of"} reach. ` +
      `Curves end where errors of one kind are no longer seen${perfect.length > 0 ? `; without a curve, since no threshold gives errors of both kinds: ${perfect.join(", ")}` : ""}. ` +
      "Intervals are in the table of error rates.",
  });
}

/** How many comparisons there are; the ANN has its own. */
function comparisonsNote(rated: readonly RatedMatcher[]): string {
  const counts = (of: RatedMatcher | undefined) => {
    if (!of) return [];
    const { genuine, impostor } = of.verification.curve;
    return [`${genuine.toLocaleString("en")} genuine and ${impostor.toLocaleString("en")} impostor comparisons`];
  };
  const ofAnn = rated.find(({ matcher }) => matcher === "ann");
  const ofOthers = rated.find((one) => one !== ofAnn);
  return [...counts(ofOthers), ...counts(ofAnn).map((count) => (ofOthers ? `with the ANN ${count}` : count))].join(", ");
}

/** The histograms of each matcher's scores. */
export function scoresFigure(rated: readonly RatedMatcher[], data: string): FigureBody | undefined {
  const panels = rated.flatMap(({ matcher, set }) => {
    const of = (kind: number) => set.scores.filter((score, i) => set.genuine[i] === kind && Number.isFinite(score)).sort();
    const [other, own] = [of(0), of(1)];
    if (other.length === 0 || own.length === 0) return []; // no print could be enrolled
    const from = Math.min(quantile(other, 0.001), quantile(own, 0.001));
    const to = Math.max(quantile(other, 0.999), quantile(own, 0.999));
    return scorePanel({
      heading: matcher,
      impostor: other,
      genuine: own,
      bins: { from, to: to > from ? to : from + 1, count: BINS },
      x: { title: matcher === "ann" ? "probability" : "score" },
      y: { title: "density" },
    });
  });
  if (panels.length === 0) return undefined;
  const columns = Math.min(panels.length, panels.length > 4 ? 3 : 2);
  return composeFigure({
    columns,
    ...(panels.length > 1 && { width: 7.16, aspect: (0.72 / columns) * Math.ceil(panels.length / columns) }),
    panels,
    caption: `${data}: ${comparisonsNote(rated)}; each histogram has area 1. Failed comparisons are left out.`,
  });
}
