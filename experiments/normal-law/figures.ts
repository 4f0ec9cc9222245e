import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel, type Series } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { stepPanel } from "../../src/figures/stepPanel.js";
import { markerName } from "../../src/figures/theme.js";
import { wilson } from "../../src/metrics/wilson.js";
import { empiricalStep } from "../../src/random/empiricalStep.js";
import { normalCdf } from "../../src/random/normalCdf.js";
import { normalPdf } from "../../src/random/normalPdf.js";
import { normalQuantile } from "../../src/random/normalQuantile.js";
import { range } from "../shared/range.js";
import { diceSums, methodName, twoSidedTail } from "./laws.js";
import { HISTOGRAM_REACH, type Law, type LawSample } from "./sampleLaw.js";

/** Paper B, Figure 2: the distribution function of a discrete variable (equation 1), the sum of some dice. */
export function stepFigure(dice: number): FigureBody {
  const sums = diceSums(dice);
  const law = empiricalStep(
    sums.map((_, s) => s),
    sums,
  );
  const x = Array.from(law.values).filter((_, i) => law.jumps[i] > 0);
  const after = x.map((v) => law.at(v + 0.5));
  const reach: [number, number] = [x[0] - 1.5, x.at(-1)! + 1.5];
  const panel = stepPanel(
    { x, y: after, atJump: "lower" },
    { x: { title: "x", range: reach }, y: { title: "F(x) = P(X < x)", range: [-0.05, 1.05] } },
  );
  return composeFigure({
    panels: [panel],
    caption: `The sum of ${dice} dice; the jumps are the probabilities and sum to one. At a jump F takes the lower level, for F(x) = P(X < x). It does not decrease: the paper's "when x2 < x1 the F(x2) ≥ F(x1)" means x2 > x1.`,
  });
}

/** Paper B, Figure 3: the density of the normal law (equation 3) and the numbers drawn by the inverse function. */
export function densityFigure({ histogram, draws }: LawSample): FigureBody {
  const step = (2 * HISTOGRAM_REACH) / histogram.length;
  const centres = histogram.map((_, i) => -HISTOGRAM_REACH + (i + 0.5) * step);
  const x = range(-4, 4, 320);
  const band = (k: number, style: number): Series => ({ ...under(range(-k, k, 100)), style });
  const share = (k: number): string => `${k}σ: ${(100 * (1 - twoSidedTail("inverse", k))).toFixed(1)} %`;
  return composeFigure({
    legend: false,
    panels: [
      linePanel({
        series: [
          band(3, 0),
          band(2, 0),
          band(1, 0),
          { name: "density (3)", x, y: x.map(normalPdf), style: 0 },
          { name: "drawn", x: centres, y: histogram.map((c) => c / draws / step), mode: "markers", style: 2 },
        ],
        x: { title: "x (σ)", range: [-4, 4] },
        y: { title: "density", range: [0, 0.44] },
        labels: [1, 2, 3].map((k) => ({ text: share(k), x: 3.9, y: 0.41 - 0.035 * (k - 1), anchor: "right" as const })),
      }),
    ],
    caption: `Line: equation 3 with m = 0, σ = 1, its area within one, two and three σ shaded. Triangles: ${draws.toLocaleString("en")} numbers by the inverse function.`,
  });
}

/** The area under the density. */
function under(x: readonly number[]) {
  return { x, low: x.map(() => 0), high: x.map(normalPdf) };
}

/** Paper B, Figure 4: a uniform number r becomes x = F⁻¹(r), by the density and by its integral (equation 5). */
export function inverseFigure(): FigureBody {
  const x = range(-3.5, 3.5, 280);
  const r = 0.85;
  const at = normalQuantile(r);
  return composeFigure({
    width: 7.16,
    aspect: 0.42,
    legend: false,
    panels: [
      linePanel({
        heading: "density f(x)",
        series: [
          { ...under(range(-3.5, at, 200)), style: 0 },
          { x, y: x.map(normalPdf), style: 0 },
        ],
        x: { title: "x", range: [-3.5, 3.5] },
        y: { title: "f(x)", range: [0, 0.43] },
        guides: [{ x: at }],
        labels: [{ text: `area r = ${r}`, x: -0.2, y: 0.12 }],
      }),
      linePanel({
        heading: "distribution function F(x)",
        series: [
          { x, y: x.map(normalCdf), style: 0 },
          { x: [at], y: [r], mode: "markers", style: 2 },
        ],
        x: { title: "x = F<sup>−1</sup>(r)", range: [-3.5, 3.5] },
        y: { title: "r = F(x)", range: [0, 1.03] },
        guides: [{ x: at, y: r }],
        labels: [{ text: `x = ${at.toFixed(3)}`, x: at + 0.15, y: 0.1, anchor: "left" as const }],
      }),
    ],
    caption: `r = ${r} gives x = F⁻¹(r) = ${at.toFixed(4)}: the area under the density to the left of x is r.`,
  });
}

/** Paper B, Figure 5: the inverse function x = G(y). */
export function quantileFigure(): FigureBody {
  const y = range(0.0005, 0.9995, 999);
  return composeFigure({
    panels: [
      linePanel({
        series: [{ x: y, y: y.map((p) => normalQuantile(p)) }],
        x: { title: "y", range: [0, 1] },
        y: { title: "x = G(y)", range: [-3.6, 3.6] },
        guides: [{ x: 0.5 }, { y: 0 }],
      }),
    ],
    caption: "The quantile function of the normal law, by Wichura's algorithm AS 241.",
  });
}

/** Tails of sums of uniform numbers, the paper's other way (section 2), beside those of the normal law. */
export function tailsFigure(samples: readonly LawSample[], sums: readonly number[], tails: readonly number[]): FigureBody {
  const z = range(0, 6, 120);
  const laws: Law[] = ["inverse", ...sums];
  const far = laws.map((law): Series => {
    const shown = z.filter((v) => twoSidedTail(law, v) > 1e-10);
    return { name: methodName(law), x: shown, y: shown.map((v) => twoSidedTail(law, v)) };
  });
  const ratios = sums.map((k, i): Series => {
    const shown = z.filter((v) => twoSidedTail(k, v) > 0);
    const ratio = shown.map((v) => twoSidedTail(k, v) / twoSidedTail("inverse", v));
    return { name: methodName(k), style: i + 1, x: shown, y: ratio };
  });
  const points = samples.map(({ beyond, draws }, i): Series => {
    // A share of 0 has no place on a logarithmic axis, but counts in a mean over seeds.
    return { name: methodName(laws[i]), x: [...tails], y: beyond.map((count) => count / draws), mode: "markers", style: i };
  });
  const intervals = samples.flatMap(({ beyond, draws }, style) =>
    beyond.flatMap((count, t): Series[] => {
      const { low, high } = wilson(count, draws);
      return count > 0 ? [{ x: [tails[t]!, tails[t]!], y: [low, high], mode: "lines", style }] : [];
    }),
  );
  return composeFigure({
    width: 7.16,
    aspect: 0.48,
    panels: [
      linePanel({
        heading: "P(|Z| > z)",
        series: [...far, ...intervals, ...points],
        x: { title: "z (σ)", range: [0, 6.2] },
        y: { title: "probability", log: true, range: [1e-9, 1.5] },
      }),
      linePanel({
        heading: "ratio to the normal law",
        series: ratios,
        x: { title: "z (σ)", range: [0, 6.2] },
        y: { title: "ratio", range: [0, Math.max(1.1, 1.03 * Math.max(...ratios.flatMap(({ y }) => Array.from(y ?? []))))] },
        guides: [{ y: 1 }],
      }),
    ],
    caption: `Lines: exact (Irwin–Hall). Markers, with intervals of 95 % (Wilson): shares among ${samples[0].draws.toLocaleString("en")} numbers drawn by each method, none where no number fell so far (${laws.map((law, i) => `${methodName(law)}: ${markerName(i)}`).join(", ")}). A sum of k uniform numbers ends at √(3k) σ.`,
  });
}
