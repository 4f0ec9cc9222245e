import { detPanel } from "../../src/figures/detPanel.js";
import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { scorePanel } from "../../src/figures/scorePanel.js";
import { markerName } from "../../src/figures/theme.js";
import { fnmrAtFmr } from "../../src/metrics/operatingPoint.js";
import { quantile } from "../../src/metrics/quantile.js";
import { ruleOfThree } from "../../src/metrics/ruleOfThree.js";
import { thinCurve } from "../../src/metrics/thinCurve.js";
import { normalQuantile } from "../../src/random/normalQuantile.js";
import { inWords } from "../shared/inWords.js";
import type { Identified } from "./identification.js";
import { quotedRates } from "./quotedRates.js";
import { type RatedMatcher, reachOf } from "./rates.js";

const BINS = 40;

/** Lowest and highest rate shown: the quoted FAR lies a decade below what a few fingers can resolve. */
const RANGE = [5e-6, 0.6] as const;

/** The minutiae matcher on prints of its own. */
const FURTHER = "minutiae, further synthetic prints";

/** DET curves of all matchers with the quoted rates, and the FMR below which so few comparisons see nothing. */
export function detFigure(rated: readonly RatedMatcher[], data: string, many?: RatedMatcher): FigureBody {
  const drawn = [
    ...rated.map((one, style) => ({ ...one, name: inWords(one.matcher), style })),
    ...(many ? [{ ...many, name: FURTHER, style: 6 }] : []),
  ];
  const { far, frr } = quotedRates();
  const reach = reachOf(drawn, far);
  const curves = drawn.map(({ name, style, verification: { curve } }) => ({ name, style, ...thinCurve(curve) }));
  const perfect = curves.filter(({ fmr }) => fmr.length === 0).map(({ name }) => name);
  const limits = drawn.map((one) => ({
    ...unseenAt(one),
    name: one.name,
    mode: "markers" as const,
    style: one.style,
  }));
  const beyond = drawn.filter((_, i) => Math.max(limits[i].fmr[0], limits[i].fnmr[0]) > RANGE[1]).map(({ name }) => name);
  const panel = detPanel({
    scale: normalQuantile,
    range: RANGE,
    // A curve without points would take the name in the legend, and show nothing there.
    curves: [
      ...curves.filter(({ name }) => !perfect.includes(name)),
      ...limits,
      { name: "quoted in paper B", fmr: [far], fnmr: [frr], mode: "markers", style: 5 },
    ],
  });
  const failed = drawn.filter(({ failures }) => failures.prints);
  const floor = failed.map(({ name, failures: { prints } }) => `${name}: ${prints} not enrolled, their comparisons rejected`);
  const further = many ? `; ${FURTHER}: ${many.set.compared!.fingers.length} fingers, ${comparisonsNote([many])}` : "";
  const several = new Set(drawn.map(({ verification: { curve } }) => curve.impostor)).size > 1;
  return composeFigure({
    panels: [panel],
    aspect: 1.05,
    caption:
      `${data}, ${rated[0].set.compared!.fingers.length} fingers: ${comparisonsNote(rated)}${further}${floor.length > 0 ? ` (${floor.join("; ")})` : ""}. They resolve no FMR below 3/n = ` +
      `${Number((100 * reach.limit).toPrecision(2))} %${several ? ", n of the matchers with the most" : ""} (rule of three): the quoted FAR of ${100 * far} % ${reach.isWithin ? "is within" : "is out of"} reach. ` +
      `Curves end where errors of one kind are no longer seen; a marker of each matcher's own (${drawn.map(({ name, style }) => `${name}: ${markerName(style)}`).join(", ")}) shows the FNMR at which no impostor is accepted, at an FMR of its own 3/n, and one of 0 at 3/n of its genuine comparisons${beyond.length > 0 ? ` (beyond the frame: ${beyond.join(", ")})` : ""}` +
      `${perfect.length > 0 ? `; only that marker, and no curve, since no threshold gives errors of both kinds: ${perfect.join(", ")}` : ""}. ` +
      "Axes: normal deviates. Intervals are in the table of error rates.",
  });
}

/** Where no impostor is accepted: FMR and FNMR, each, where no error is seen, at its limit by the rule of three. */
export function unseenAt({ verification: { curve } }: Pick<RatedMatcher, "verification">): { fmr: number[]; fnmr: number[] } {
  const missed = fnmrAtFmr(curve, 0);
  return {
    fmr: [ruleOfThree(curve.impostor).high],
    fnmr: [missed === 0 ? ruleOfThree(curve.genuine).high : missed],
  };
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
      heading: inWords(matcher),
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

/** Cumulative match characteristics: how often a print's finger is among the k most alike, with the 95 % intervals as bands. */
export function ranksFigure(identified: readonly Identified[], data: string): FigureBody | undefined {
  if (identified.length === 0) return undefined;
  const most = Math.max(...identified.map(({ closed }) => closed.rates.length));
  const least = Math.min(...identified.flatMap(({ closed: { intervals } }) => intervals.map(({ low }) => low)));
  const panels = identified.map(({ matcher, closed: { rates, intervals } }) =>
    linePanel({
      heading: inWords(matcher),
      series: [
        {
          name: "found",
          style: 0,
          mode: "lines+markers",
          x: rates.map((_, k) => k + 1),
          y: rates,
          low: intervals.map(({ low }) => low),
          high: intervals.map(({ high }) => high),
        },
      ],
      x: { title: "rank k", range: [0.8, most + 0.2] },
      y: { title: "share found", range: [Math.max(0, least - 0.1), 1.02] },
    }),
  );
  const [{ probes, gallery }] = identified;
  return composeFigure({
    panels,
    columns: 2,
    ...(panels.length > 1 && { width: 7.16, aspect: 0.36 * Math.ceil(panels.length / 2) }),
    caption:
      `${data}: ${probes.toLocaleString("en")} searches among ${gallery} fingers; a print is searched for among all the others, and found where its finger is among the k most alike. ` +
      "Bands: 95 %, by bootstrap over fingers, by the rule of three where all or none are found; a bound from below holds for higher ranks, too, one from above for lower ones.",
  });
}
