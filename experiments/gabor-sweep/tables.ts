import type { TableBody } from "../../src/tables/table.js";
import { bestOf, meanOf, measureOf, neighboursOf, PARAMETERS } from "./bestSetting.js";
import type { DamageSummary } from "./damaged.js";
import type { GaborPoint } from "./gaborPoints.js";
import type { Measure, PointSummary } from "./summary.js";

const NO_TRUTH =
  "These prints' true ridges are not known. Contrast rewards a filter that follows the picture, its noise included: read it beside the certainty.";

const NOTES: Readonly<Record<Measure, string>> = {
  agreement:
    "Agreement: share of the print's pixels that are ridge and valley as the generator's clean ridges have them; one half is chance.",
  certainty: "Certainty: mean orientation certainty level of the filtered print, 0–1.",
  contrast:
    "Contrast: Michelson contrast of the original grey levels between what came out as valley and as ridge, mean over blocks of 16 px.",
};

export function bestTable(summary: readonly PointSummary[]): TableBody {
  const measure = measureOf(summary);
  const settings = summary.filter(({ point }) => point.grid !== "method");
  const best = bestOf(settings, measure);
  const row = (what: string, at: PointSummary) => ({
    what,
    ...cells(at.point),
    value: meanOf(at, measure),
    interval: at[measure]!.interval,
    loss: meanOf(best, measure) - meanOf(at, measure),
    n: at.n,
  });
  return {
    columns: [
      { key: "what", label: "setting" },
      ...PARAMETERS,
      { key: "value", label: measure, decimals: 4 },
      { key: "interval", label: "95 % interval", decimals: 4, interval: true },
      { key: "loss", label: "lost", decimals: 4 },
      { key: "n", label: "prints" },
    ],
    rows: [
      row("best setting", best),
      ...neighboursOf(settings, best).map(({ parameter, step, at }) => row(`${parameter} one step ${step}`, at)),
    ],
    notes: [
      NOTES[measure],
      ...(measure === "contrast" ? [NO_TRUTH] : []),
      "Orientations: directions the ridge direction is rounded to. Block: side W; pixel: each by its own direction.",
    ],
  };
}

export function pointsTable(points: readonly PointSummary[]): TableBody {
  const measured = (["agreement", "certainty", "contrast"] as const).filter((m) => points[0]?.[m]);
  return {
    columns: [
      { key: "what", label: points[0]?.point.name ? "method" : "grid" },
      ...PARAMETERS,
      ...measured.flatMap((m) => [
        { key: m, label: m, decimals: 4 },
        { key: `${m}Interval`, label: "95 % interval", decimals: 4, interval: true },
      ]),
      { key: "n", label: "prints" },
    ],
    rows: points.map((p) => ({
      what: p.point.name ?? p.point.grid,
      ...cells(p.point),
      ...Object.fromEntries(measured.flatMap((m) => [[m, p[m]!.mean] as const, [`${m}Interval`, p[m]!.interval] as const])),
      n: p.n,
    })),
    notes: [
      ...measured.map((measure) => NOTES[measure]),
      "Intervals by bootstrap over fingers. Prints in which no finger is found are left out.",
    ],
  };
}

export function damageTable(damaged: readonly DamageSummary[]): TableBody {
  return {
    columns: [
      { key: "kind", label: "damage" },
      { key: "level", label: "level" },
      { key: "agreement", label: "agreement", decimals: 4 },
      { key: "interval", label: "95 % interval", decimals: 4, interval: true },
      { key: "n", label: "fingers" },
    ],
    rows: damaged.map(({ kind, level, mean, interval, n }) => ({ kind, level: String(level), agreement: mean, interval, n })),
    notes: [
      "Synthetic fingers of easy quality, one impression each. Over the whole contact region; what the filter takes for background counts one half.",
      "Paper A's conclusion says that damage hurts and gives no number.",
    ],
  };
}

export function speedTable(summary: readonly PointSummary[]): TableBody {
  return {
    columns: [{ key: "grid", label: "grid" }, ...PARAMETERS, { key: "ms", label: "median", unit: "ms", decimals: 1 }],
    rows: summary.map(({ point, milliseconds }) => ({ grid: point.name ?? point.grid, ...cells(point), ms: milliseconds })),
    notes: ["The filter alone, with the orientation and frequency fields given; on one core, other cores busy."],
  };
}

function cells({ sigmaX, sigmaY, orientations, block, frequency }: GaborPoint) {
  return { sigmaX, sigmaY, orientations: orientations || "all", block: block || "pixel", frequency };
}
