import { SHIPPED_WEIGHTS } from "../../src/network/weights/listWeights.js";
import type { Cell, TableBody } from "../../src/tables/table.js";
import { type Ablation, LEVEL, MEASURES, type Measure, type Measured, type Variant } from "./differences.js";
import { LEFT_OUT } from "./leftOut.js";

/** What a measure is called. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = { accuracy: "test accuracy", loss: "test cross-entropy" };

/** Weights that were made with prints as the full pipeline has them. */
const FAVOUR: Readonly<Record<string, string>> = {
  [SHIPPED_WEIGHTS]: "The lab's weights were made with prints enhanced and laid to their cores, as the full pipeline has them",
  "data-dependent": "The weights are fitted to prints prepared as the full pipeline's",
};

/** The full pipeline and its variants, measure by measure. */
export function ablationTable(ablation: Ablation, weights: string): TableBody {
  const { full, variants } = ablation;
  const row = (name: Measure, pipeline: string, measured: Measured): Record<string, Cell> => {
    const { mean, interval } = measured.means[name];
    const counted = name === "accuracy" && { right: `${measured.right}/${measured.n}`, wilson: measured.wilson };
    return { measure: MEASURE_NAMES[name], pipeline, ...counted, mean, interval };
  };
  const compared = (name: Measure, variant: Variant): Record<string, Cell> => {
    const { mean, interval, corrected, verdict } = variant.differences[name];
    return { ...row(name, pipelineName(variant), variant), difference: mean, paired: interval, corrected, verdict };
  };
  return {
    columns: [
      { key: "measure", label: "measure" },
      { key: "pipeline", label: "pipeline" },
      { key: "right", label: "right" },
      { key: "mean", label: "mean", decimals: 3 },
      { key: "wilson", label: "95 % Wilson", decimals: 3, interval: true },
      { key: "interval", label: "95 % over fingers", decimals: 3, interval: true },
      { key: "difference", label: "difference to full", decimals: 3 },
      { key: "paired", label: "95 % over fingers", decimals: 3, interval: true },
      { key: "corrected", label: "p, Holm", decimals: 3, rangeOnly: true },
      { key: "verdict", label: "verdict" },
    ],
    rows: MEASURES.flatMap((name) => [row(name, "full", full), ...variants.map((variant) => compared(name, variant))]),
    notes: [
      `${verdicts(ablation)} The same ${full.n} test prints of ${full.fingers} fingers in every row, by impression: no impression stands on two sides.`,
      "Difference: without it less the full pipeline, print by print; below 0 in accuracy and above 0 in cross-entropy is worse. Intervals over fingers: bootstrap; where both name the same prints rightly, the rule of three either way.",
      `p: sign-flip test over fingers, by Holm's correction for the ${MEASURES.length * variants.length} differences together; a difference is shown below ${LEVEL}. ${visible(ablation)}`,
      `Every network starts from the same weights and has the same split and stream; only the settings of what is left out differ. ${sizes(ablation)} One training each: how much a training depends on its seed is in no interval (run it with --seeds).`,
      "Without the Gabor filter the network sees the scan, not normalised either; without alignment the print's own middle stands in the square's. The paper prints no such comparison.",
      ...(weights in FAVOUR ? [`${FAVOUR[weights]}, and so favour it; untrained ones do not.`] : []),
    ],
  };
}

/** A variant in words. */
export function pipelineName({ left }: Pick<Variant, "left">): string {
  return `without ${LEFT_OUT[left]}`;
}

/**
 * What could be seen at this size, in a sentence. Of k fingers that differ, all one way, the sign-flip test makes 2 · 2⁻ᵏ; half the width of an
 * interval must be passed for it to leave 0 out.
 */
function visible({ variants }: Ablation): string {
  const fingers = Math.floor(1 - Math.log2(LEVEL)) + 1;
  const widths = variants.map(({ differences: { loss } }) => (loss.interval.high - loss.interval.low) / 2);
  const halves = [Math.min(...widths), Math.max(...widths)].map((width) => width.toFixed(3)).join(" to ");
  return `What can be seen at this size, each difference taken alone: in accuracy none where fewer than ${fingers} fingers differ; in cross-entropy a true difference of half an interval's width (${halves}) about every other time, a smaller one mostly not.`;
}

/** What is shown, in a sentence. */
export function verdicts({ variants }: Pick<Ablation, "variants">): string {
  const said = variants.flatMap((variant) =>
    MEASURES.flatMap((name) => {
      const { verdict } = variant.differences[name];
      if (verdict === "no difference shown") return [];
      return [`${MEASURE_NAMES[name]} is ${verdict} ${LEFT_OUT[variant.left]}`];
    }),
  );
  if (said.length === 0) return "No difference is shown at this size.";
  return `Shown: ${said.join("; ")}. No other difference is shown at this size.`;
}

/** Pictures and steps of each training. */
function sizes({ full, variants }: Ablation): string {
  const all = [{ name: "full", ...full }, ...variants.map((variant) => ({ name: pipelineName(variant), ...variant }))];
  return `Training pictures and steps: ${all.map(({ name, training, steps }) => `${name} ${training}, ${steps}`).join("; ")}.`;
}
