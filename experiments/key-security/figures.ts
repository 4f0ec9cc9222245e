import type { FigureBody } from "../../src/figures/figure.js";
import { histogramPanel } from "../../src/figures/histogramPanel.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { normalPdf } from "../../src/random/normalPdf.js";
import type { KeyRate } from "../shared/keys/keyRate.js";
import { range } from "../shared/range.js";
import type { Code } from "./codes.js";
import type { BitTrials } from "./commitmentTrials.js";
import type { CorrectedRates } from "./correction.js";
import type { Strength } from "./strength.js";

/** Shares of bits that are shown. */
const SHOWN = 0.8;
const BINS = 40;

/** Histograms of bit errors, the impostors' with the normal law of their degrees of freedom; the line is the code's reach. */
export function bitErrorsFigure(
  { genuine, impostor }: BitTrials,
  { mean, deviation, degrees }: Strength["freedom"],
  { n, t }: Code,
): FigureBody {
  const [own, others] = [genuine.flat(), impostor.flat()];
  const x = range(0, SHOWN, 160);
  const normal = x.map((at) => normalPdf((at - mean) / deviation) / deviation);
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
      guides: [{ x: t / n }],
      x: { title: "share of differing bits", range: [0, SHOWN] },
      y: { title: "density" },
    });
  const law = { name: `normal law of ${degrees.toFixed(0)} degrees of freedom`, x, y: normal };
  return composeFigure({
    panels: [panel("genuine", own, 0, []), panel("impostor", others, 1, [law])],
    width: 7.16,
    aspect: 0.4,
    caption: `${own.length} genuine and ${others.length} impostor trials on fingers that no setting was chosen on; thin dashes: t/n = ${(t / n).toFixed(3)}. Dotted: the normal law with the impostors' mean and deviation, as a binomial law of ${degrees.toFixed(0)} degrees of freedom has them (Daugman).`,
  });
}

/** Error rates of keys over the share of bits that a code corrects. */
export function correctionFigure(curve: readonly CorrectedRates[]): FigureBody {
  const series = (name: string, of: (rates: CorrectedRates) => KeyRate) => ({
    name,
    x: curve.map(({ reach }) => reach),
    y: curve.map((rates) => of(rates).value!),
    low: curve.map((rates) => of(rates).interval!.low),
    high: curve.map((rates) => of(rates).interval!.high),
  });
  const panel = linePanel({
    series: [series("key-FRR", ({ frr }) => frr), series("key-FAR", ({ far }) => far)],
    x: { title: "share of bits that the code corrects, t/n", range: [0, 0.5] },
    y: { title: "rate", range: [0, 1.03] },
  });
  const { frr, far } = curve[0];
  const caption = `${frr.n} genuine and ${far.n} impostor trials; bands: 95 %, Clopper–Pearson, with no event the rule of three. No binary code that carries a key corrects a quarter of its bits.`;
  return composeFigure({ panels: [panel], caption });
}
