import { detPanel } from "../figures/detPanel.js";
import type { Figure } from "../figures/figure.js";
import { linePanel, type Series } from "../figures/linePanel.js";
import { composeFigure } from "../figures/panel.js";
import { scorePanel } from "../figures/scorePanel.js";
import { scoresOf } from "../metrics/errorCurve.js";
import { quantile } from "../metrics/quantile.js";
import { thinCurve } from "../metrics/thinCurve.js";
import { normalQuantile } from "../random/normalQuantile.js";
import type { ScoredFile } from "./metricsTable.js";

/** Bands of more curves hide each other. */
const MOST_BANDS = 2;
const BINS = 50;
/** The share of scores beyond either end of a histogram. */
const TAIL = 0.002;

/** Ids of the figures that there may be. */
export const METRICS_FIGURES = ["det", "roc", "scores", "cmc"];

/** The figures of `ridgelab metrics`: DET, ROC, histograms of the scores, and CMC where there is one. */
export function metricsFigures(files: readonly ScoredFile[]): Figure[] {
  const counts = files
    .map(({ name, verification: { curve } }) => {
      const [genuine, impostor] = [curve.genuine, curve.impostor].map((n) => n.toLocaleString("en"));
      return `${name}: ${genuine} genuine, ${impostor} impostor comparisons`;
    })
    .join("; ");
  return [det(files, counts), roc(files, counts), scores(files, counts), ...cmc(files)];
}

function banded(files: readonly ScoredFile[]): boolean {
  return files.length <= MOST_BANDS && files.some(({ verification }) => verification.band.fmr.length > 0);
}

function bandCaption(files: readonly ScoredFile[]): string {
  return banded(files)
    ? " Bands: 95 % intervals of the FNMR at each FMR by bootstrap, over fingers where they are known, down to an FMR of 3/n."
    : "";
}

function det(files: readonly ScoredFile[], counts: string): Figure {
  const bands = banded(files);
  const body = composeFigure({
    aspect: 1,
    panels: [
      detPanel({
        scale: normalQuantile,
        curves: files.map(({ name, verification: { curve, band } }) => ({
          name,
          ...thinCurve(curve),
          ...(bands && {
            band: { fmr: band.fmr, low: band.intervals.map(({ low }) => low), high: band.intervals.map(({ high }) => high) },
          }),
        })),
      }),
    ],
    caption: `Both axes by normal deviates; thin broken line: FMR = FNMR. A curve ends where no error of a kind is left. ${counts}.${bandCaption(files)}`,
  });
  return { id: "det", title: "Detection error trade-off", ...body };
}

function roc(files: readonly ScoredFile[], counts: string): Figure {
  const bands = banded(files);
  const least = Math.max(1e-4, Math.min(...files.map(({ verification }) => 100 / verification.curve.impostor)));
  const series = files.flatMap(({ name, verification: { curve, band, statistics } }, style): Series[] => {
    const { fmr, fnmr } = thinCurve(curve);
    const x = [1, Math.max(statistics.zeroFnmr.value, 1 / curve.impostor), ...fmr].map((rate) => 100 * rate);
    const all = { name, style, x, y: [100, 100, ...fnmr.map((rate) => 100 * (1 - rate))] };
    if (!bands) return [all];
    const [low, high] = [band.intervals.map((i) => 100 * (1 - i.high)), band.intervals.map((i) => 100 * (1 - i.low))];
    return [{ style, x: band.fmr.map((rate) => 100 * rate), low, high }, all];
  });
  const lowest = Math.min(...series.flatMap(({ y, low }) => Array.from(y ?? low ?? [])));
  const body = composeFigure({
    aspect: 0.8,
    panels: [
      linePanel({
        series,
        x: { title: "false match rate (%)", log: true, range: [10 ** Math.floor(Math.log10(least)), 100] },
        y: { title: "true match rate (%)", range: [Math.max(0, 10 * Math.floor(lowest / 10)), 101] },
      }),
    ],
    caption: `True match rate: 1 − FNMR. ${counts}.${bandCaption(files)}`,
  });
  return { id: "roc", title: "Receiver operating characteristic", ...body };
}

function scores(files: readonly ScoredFile[], counts: string): Figure {
  const columns = Math.min(3, files.length);
  const rows = Math.ceil(files.length / columns);
  const body = composeFigure({
    ...(columns > 1 && { width: 7.16, aspect: Math.min(1.3, (rows * 1.05) / columns) }),
    columns,
    panels: files.map(({ name, distance, set }) => {
      const finite = (kind: number): Float64Array =>
        scoresOf(set, kind)
          .filter((score) => score > Number.NEGATIVE_INFINITY)
          .map((score) => (distance ? 0 - score : score))
          .sort();
      const [impostor, genuine] = [finite(0), finite(1)];
      return scorePanel({
        heading: files.length > 1 ? name : "",
        ...{ impostor, genuine, bins: commonBins(impostor, genuine) },
        x: { title: distance ? "distance" : "score" },
        y: { title: "density" },
      });
    }),
    caption: `Each histogram has area 1; ${100 * TAIL} % of a kind may lie beyond either end. ${counts}.`,
  });
  return { id: "scores", title: "Scores of genuine and impostor comparisons", ...body };
}

/** Bins over both lists, which are sorted; a whole number of units wide where scores are whole numbers, which would else beat with the bins. */
function commonBins(...kinds: readonly Float64Array[]): { from: number; to: number; count: number } {
  const some = kinds.filter((list) => list.length > 0);
  const from = Math.min(...some.map((list) => quantile(list, TAIL)));
  const to = Math.max(...some.map((list) => quantile(list, 1 - TAIL)));
  if (some.every((list) => list.every(Number.isInteger))) {
    const width = Math.max(1, Math.ceil((to - from) / BINS));
    const first = Math.floor(from) - 0.5;
    const count = Math.ceil((Math.ceil(to) + 0.5 - first) / width);
    return { from: first, to: first + count * width, count };
  }
  return to > from ? { from, to, count: BINS } : { from: from - 0.5, to: to + 0.5, count: 1 };
}

function cmc(files: readonly ScoredFile[]): Figure[] {
  const known = files.filter(({ identification }) => identification);
  if (known.length === 0) return [];
  const series = known.map(({ name, identification }): Series => {
    const { rates, intervals } = identification!;
    return {
      ...{ name, style: files.findIndex((file) => file.name === name), mode: "lines+markers" },
      x: rates.map((_, i) => i + 1),
      y: rates.map((rate) => 100 * rate),
      ...(banded(files) && { low: intervals.map(({ low }) => 100 * low), high: intervals.map(({ high }) => 100 * high) }),
    };
  });
  const ranks = Math.max(...series.map(({ x }) => x.length));
  const lowest = Math.min(...series.flatMap(({ y, low }) => [...Array.from(y!), ...Array.from(low ?? [])]));
  const probes = known.map(({ name, identification: i }) => `${name}: ${i!.probes} probes, ${i!.gallery} fingers`).join("; ");
  const body = composeFigure({
    panels: [
      linePanel({
        series,
        x: { title: "rank", range: [0.8, ranks + 0.2] },
        y: { title: "identified (%)", range: [Math.max(0, 5 * Math.floor(lowest / 5) - 1), 101] },
      }),
    ],
    caption: `Closed-set identification: the share of probes whose finger is among the most alike. ${probes}.${banded(files) ? " Bands: 95 % intervals by bootstrap over the probes' fingers." : ""}`,
  });
  return [{ id: "cmc", title: "Cumulative match characteristic", ...body }];
}
