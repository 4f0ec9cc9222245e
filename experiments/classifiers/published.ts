import type { FigureBody } from "../../src/figures/figure.js";
import { linePanel } from "../../src/figures/linePanel.js";
import { composeFigure } from "../../src/figures/panel.js";
import { mcnemar } from "../../src/metrics/mcnemar.js";
import { published, publishedNumber } from "../../src/papers.js";
import type { TableBody } from "../../src/tables/table.js";

/**
 * How many test prints Table 10 may rest on, which it does not say: a fifth of the 212 prints without copies, another size that one error of
 * the ANN fits, and a fifth of the 1484 with copies.
 */
const READINGS = [43, 57, 297];

/** Numbers of errors among n prints that are printed as this accuracy, in whole per cents. */
function errorsFor(accuracy: number, n: number): number[] {
  return Array.from({ length: n + 1 }, (_, errors) => errors).filter(
    (errors) => Math.round((100 * (n - errors)) / n) === accuracy,
  );
}

/** Holm's for the least p of the three pairs of families, as in our own comparison. */
const corrected = (p: number): number => Math.min(1, 3 * p);

/** What the published accuracies of ANN and SVM (the random forest's are the same) support at each reading of n. */
export function supportTable(): TableBody {
  const accuracy = (classifier: string): number => publishedNumber("A", "table-10", "rows", classifier, "accuracy");
  const rows = READINGS.map((n) => {
    const [ann, svm] = [errorsFor(accuracy("ANN"), n), errorsFor(accuracy("SVM"), n)];
    const span = (errors: readonly number[]): string => (errors.length > 1 ? `${errors[0]}–${errors.at(-1)}` : String(errors[0]));
    // Most in favour: the ANN errs only where the SVM does. Least: nowhere where it does.
    const best = corrected(mcnemar(svm.at(-1)! - ann[0], 0));
    const least = corrected(mcnemar(svm[0], ann.at(-1)!));
    const verdict =
      least < 0.05
        ? "supported"
        : best >= 0.05
          ? "not supported, however the errors overlap"
          : "depends on how the errors overlap";
    return { n, ann: span(ann), svm: span(svm), best, least, verdict };
  });
  const said = rows.map(({ n, verdict }) => `at n = ${n} ${verdict}`).join("; ");
  return {
    columns: [
      { key: "n", label: "test prints" },
      { key: "ann", label: `errors at ${accuracy("ANN")} % (ANN)` },
      { key: "svm", label: `errors at ${accuracy("SVM")} % (SVM, RF)` },
      { key: "best", label: "p, errors nested" },
      { key: "least", label: "p, errors disjoint" },
      { key: "verdict", label: "ANN above SVM and RF" },
    ],
    rows,
    notes: [
      `That the ANN exceeds the others (Table 10): ${said}.`,
      "Exact two-sided McNemar test, Holm over 3 pairs. The paper does not say how many prints it tested: see the notes of Table 10. Of 297 most are augmented copies, counted here as if each were a print of its own.",
    ],
  };
}

/** Table 8, as it is printed. */
export function contextTable(): TableBody {
  const { rows } = published("A", "table-8");
  return {
    columns: [
      { key: "reference", label: "reference" },
      { key: "method", label: "method" },
      { key: "accuracy", label: "accuracy (%)" },
    ],
    rows: rows!.map(({ reference, method, accuracy, relation }) => ({
      reference: reference as string,
      method: method as string,
      accuracy: relation === "=" ? (accuracy as number) : `${relation} ${accuracy}`,
    })),
    notes: ["Not the same data: each system was tested on prints of its own. Context, never a measured comparison."],
  };
}

/** Table 8 as a dot plot. */
export function contextFigure(): FigureBody {
  const rows = [...published("A", "table-8").rows!].sort((a, b) => (a.accuracy as number) - (b.accuracy as number));
  const series = (name: string, relation: string) => {
    const own = rows.flatMap((row, y) => (row.relation === relation ? [{ x: row.accuracy as number, y }] : []));
    return { name, x: own.map(({ x }) => x), y: own.map(({ y }) => y), mode: "markers" as const };
  };
  const panel = linePanel({
    series: [series("as printed", "="), series("printed as a lower bound", ">")],
    x: { title: "published accuracy (%)", range: [89, 100] },
    y: {
      range: [-0.7, rows.length - 0.3],
      ticks: rows.map((_, y) => y),
      tickLabels: rows.map(({ method, reference }) => `${method} (${reference})`),
    },
  });
  return composeFigure({
    panels: [panel],
    width: 7.16,
    aspect: 0.5,
    caption: `Not the same data: the ${rows.length} accuracies that Table 8 quotes, each of another system on prints of its own. n and intervals are not published.`,
  });
}
