import type { FigureBody } from "../../src/figures/figure.js";
import { histogramPanel } from "../../src/figures/histogramPanel.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { clopperPearson } from "../../src/metrics/clopperPearson.js";
import { degreesOfFreedom } from "../../src/metrics/degreesOfFreedom.js";
import { range } from "../shared/range.js";
import type { SettingTrials } from "./commitmentTrials.js";

/** Shares of bits that are shown. */
const SHOWN = 0.8;
const BINS = 40;

/** Histograms of bit errors, the impostors' with the normal law of their degrees of freedom; the line is the code's reach. */
export function bitErrorsFigure({ genuine, impostor }: SettingTrials, reach: number, data: string, note: string): FigureBody {
  const [own, others] = [genuine.flat(), impostor.flat()];
  const { mean, deviation, degrees } = degreesOfFreedom(others);
  const x = range(0, SHOWN, 160);
  const normal = x.map((at) => Math.exp(-0.5 * ((at - mean) / deviation) ** 2) / (deviation * Math.sqrt(2 * Math.PI)));
  const panel = (
    heading: string,
    samples: readonly number[],
    style: number,
    series: { name: string; x: number[]; y: number[] }[],
  ) =>
    histogramPanel({
      heading,
      samples,
      style,
      series,
      bins: { from: 0, to: SHOWN, count: BINS },
      guides: [{ x: reach }],
      x: { title: "share of differing bits", range: [0, SHOWN] },
      y: { title: "density", range: [0, 1.1 * Math.max(tallest(samples), ...series.flatMap(({ y }) => y))] },
    });
  const law = { name: `normal law of ${degrees.toFixed(0)} degrees of freedom`, x, y: normal };
  const caption = `${own.length} genuine and ${others.length} impostor trials on fingers of ${data} that no setting was chosen on; dashed: t/n = ${reach.toFixed(3)}. ${note}`;
  return composeFigure({
    panels: [panel("genuine", own, 0, []), panel("impostor", others, 1, [law])],
    width: 7.16,
    aspect: 0.4,
    caption,
  });
}

/** Error rates of keys over the share of bits that a code corrects. */
export function correctionFigure({ genuine, impostor }: SettingTrials, data: string, note: string): FigureBody {
  const x = range(0, 0.5, 100);
  const rate = (values: readonly number[], holds: (value: number, at: number) => boolean) => {
    const counts = x.map((at) => values.filter((value) => holds(value, at)).length);
    const limits = counts.map((count) => clopperPearson(count, values.length));
    return {
      x,
      y: counts.map((count) => count / values.length),
      low: limits.map(({ low }) => low),
      high: limits.map(({ high }) => high),
    };
  };
  const [own, others] = [genuine.flat(), impostor.flat()];
  const panel = linePanel({
    series: [
      { name: "key-FRR", ...rate(own, (value, at) => value > at) },
      { name: "key-FAR", ...rate(others, (value, at) => value <= at) },
    ],
    x: { title: "share of bits that the code corrects, t/n", range: [0, 0.5] },
    y: { title: "rate", range: [0, 1.03] },
  });
  const caption = `${own.length} genuine and ${others.length} impostor trials on ${data}; bands: 95 % Clopper–Pearson. No binary code that carries a key corrects a quarter of its bits. ${note}`;
  return composeFigure({ panels: [panel], caption });
}

/** Height of the histogram's tallest bar. */
function tallest(samples: readonly number[]): number {
  const counts = new Array<number>(BINS).fill(0);
  for (const value of samples) counts[Math.min(BINS - 1, Math.floor((value / SHOWN) * BINS))]++;
  return (Math.max(...counts) * BINS) / (SHOWN * samples.length);
}
