import type { FigureBody } from "../../src/figures/figure.js";
import { composeFigure, type Panel } from "../../src/figures/panel.js";
import { picturePanel } from "../../src/figures/picturePanel.js";
import type { FirstPrints } from "../shared/firstPrints.js";
import type { Print } from "../shared/openPrints.js";
import { printName } from "../shared/printName.js";
import type { PreprocessedPrint } from "./preprocessPrint.js";

/** What the figures show: prints, their pictures and what became of them. */
interface Shown {
  readonly prints: FirstPrints;
  readonly preprocessed: readonly PreprocessedPrint[];
}

export function normalizedFigure({ prints, preprocessed }: Shown, count: number, data: string): FigureBody {
  const shown = firstOfFingers(prints.chosen, count);
  const panels = shown.flatMap((i) => [
    picturePanel(prints.images[i], { heading: "before" }),
    picturePanel(preprocessed[i].normalized, { heading: "normalised" }),
  ]);
  return { ...sheet(panels, 2), caption: `Prints ${names(prints.chosen, shown)} of ${data}.` };
}

export function enhancedFigure(
  { prints, preprocessed }: Shown,
  count: number,
  data: string,
  { align, gabor }: { align: "none" | "core"; gabor: { sigmaX: number; sigmaY: number; block: number } },
): FigureBody {
  const shown = firstOfFingers(prints.chosen, count);
  const panels = shown.flatMap((i) => {
    const { enhanced, aligned } = preprocessed[i];
    const cross = aligned ? [{ x: [aligned.core.x], y: [aligned.core.y], mode: "markers" as const, style: 4 }] : [];
    const moved = picturePanel(aligned?.picture ?? enhanced, { heading: aligned ? "aligned" : "no core" });
    return [
      picturePanel(prints.images[i], { heading: "original" }),
      picturePanel(enhanced, { heading: "enhanced", overlay: cross }),
      ...(align === "core" ? [moved] : []),
    ];
  });
  const filter = gabor.block ? `one filter for each block of ${gabor.block} px` : "each pixel by its own direction and frequency";
  const settings = `σx = ${gabor.sigmaX} px, σy = ${gabor.sigmaY} px, ${filter}`;
  const mark = align === "core" ? " The cross marks the core." : "";
  return {
    ...sheet(panels, align === "core" ? 3 : 2),
    caption: `Prints ${names(prints.chosen, shown)} of ${data}; ${settings}.${mark}`,
  };
}

/** Where the first impression of each of the first fingers stands. */
export function firstOfFingers(prints: readonly Pick<Print, "finger">[], count: number): number[] {
  const first = new Map<string, number>();
  prints.forEach(({ finger }, i) => {
    if (!first.has(finger)) first.set(finger, i);
  });
  return [...first.values()].slice(0, count);
}

function names(prints: readonly Print[], shown: readonly number[]): string {
  return shown.map((i) => printName(prints[i])).join(", ");
}

function sheet(panels: readonly Panel[], columns: number): FigureBody {
  return composeFigure({ panels, columns, width: columns > 2 ? 5 : 3.5 });
}
