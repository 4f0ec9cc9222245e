import { published, publishedNumber } from "../../src/papers.js";
import { comparisonTable } from "../../src/tables/comparisonTable.js";
import type { TableBody } from "../../src/tables/table.js";
import { MEASURES, SCORE_INTERVALS } from "../shared/network/scoresOf.js";
import { SPLIT_NOTE } from "../shared/network/splitNote.js";
import { type Basis, dataKind, scoreRows } from "../shared/network/tables.js";
import { betterOf, type Comparison, rowOf } from "./comparison.js";
import { FAMILIES, FAMILY_NAMES, type Family, MINUTIAE, nameOf, PUBLISHED_ROWS, sourceName } from "./families.js";
import type { LearningCurve } from "./learningCurve.js";
import { orderSentence } from "./orderSentence.js";
import type { Difference } from "./pairedDifferences.js";
import { type Detectable, POWER } from "./power.js";
import type { Onset, PublishedSupport } from "./support.js";

/** Table 10: accuracy and macro scores of the three families on the tuned network's vectors, beside the published ones. */
export function table10(basis: Basis, comparisons: readonly Comparison[], notes: readonly string[]): TableBody {
  const tuned = comparisons.filter(({ source }) => source === "tuned");
  return comparisonTable({
    comparisons: tuned.flatMap((comparison) =>
      FAMILY_NAMES.flatMap((family) =>
        scoreRows(rowOf(comparison, family).scores, {
          what: (measure) => `${FAMILIES[family]}, ${measure} (%), by ${comparison.splitBy}`,
          published: (key) => publishedNumber("A", "table-10", "rows", PUBLISHED_ROWS[family], key),
          percent: true,
          data: dataKind(basis, comparison.splitBy),
        }),
      ),
    ),
    data: "other",
    notes: [...tuned.map(orderSentence), ...notes, SCORE_INTERVALS, SPLIT_NOTE],
  });
}

/** What the published accuracies of ANN and SVM (the random forest's are the same) support at each reading of n. */
export function supportTable({ readings, curve, ...onsets }: PublishedSupport): TableBody {
  const accuracy = (classifier: string): number => publishedNumber("A", "table-10", "rows", classifier, "accuracy");
  const span = (errors: readonly number[]): string => (errors.length > 1 ? `${errors[0]}–${errors.at(-1)}` : `${errors[0]}`);
  const said = readings.map(({ n, verdict }) => `at n = ${n} ${verdict}`).join("; ");
  return {
    columns: [
      { key: "n", label: "test prints" },
      { key: "ann", label: `errors at ${accuracy("ANN")} % (ANN)` },
      { key: "svm", label: `errors at ${accuracy("SVM")} % (SVM, RF)` },
      { key: "best", label: "p, errors nested" },
      { key: "least", label: "p, errors disjoint" },
      { key: "verdict", label: "ANN above SVM and RF" },
    ],
    rows: readings.map(({ ann, svm, ...reading }) => ({ ...reading, ann: span(ann), svm: span(svm) })),
    notes: [
      `That the ANN exceeds the others (Table 10): ${said}.`,
      `Among n = ${curve[0].n}–${curve[curve.length - 1].n} the order is supported ${onsetText(onsets.best)} if the errors overlap most in favour of it, ${onsetText(onsets.least)} if least (the figure has every n).`,
      "Exact two-sided McNemar test of the ANN against each of the others, whose accuracies are equal; that it exceeds both needs no correction, since both must be shown. The paper does not say how many prints it tested: see the notes of Table 10. Of 297 most are augmented copies, counted here as if each were a print of its own.",
    ],
  };
}

/** Where an order begins to be supported, in words. */
export function onsetText({ first, forGood }: Onset): string {
  if (first === undefined) return "nowhere";
  if (first === forGood) return `from n = ${first} on`;
  return forGood === undefined
    ? `first at n = ${first}, and not for good`
    : `first at n = ${first}, and for good from n = ${forGood}`;
}

/** Every classifier on every split and kind of vectors. */
export function rowsTable(comparisons: readonly Comparison[], notes: readonly string[]): TableBody {
  return {
    columns: [
      { key: "split", label: "split" },
      { key: "vectors", label: "vectors" },
      { key: "classifier", label: "classifier" },
      { key: "accuracy", label: "accuracy", decimals: 3 },
      { key: "interval", label: "95 % Wilson", decimals: 3, interval: true },
      { key: "byFinger", label: "95 % over fingers", decimals: 3, interval: true },
      ...MEASURES.flatMap((key) => [
        { key, label: `macro ${key}`, decimals: 3 },
        { key: `${key} interval`, label: "95 % over fingers", decimals: 3, interval: true },
      ]),
      { key: "n", label: "test prints" },
    ],
    rows: comparisons.flatMap(({ splitBy, source, rows }) =>
      rows.map(({ name, scores: { accuracy, interval, byFinger, macro, n } }) => ({
        split: `by ${splitBy}`,
        vectors: name === MINUTIAE ? "minutiae" : sourceName(source),
        classifier: name,
        accuracy,
        interval,
        byFinger,
        ...Object.fromEntries(
          MEASURES.flatMap((key) => [
            [key, macro[key].value],
            [`${key} interval`, macro[key].interval],
          ]),
        ),
        n,
      })),
    ),
    notes: [...notes, SCORE_INTERVALS],
  };
}

/** Exact McNemar tests between each pair of families, and between each of them and the minutiae matcher. */
export function pairsTable(comparisons: readonly Comparison[]): TableBody {
  return {
    columns: [
      { key: "split", label: "split" },
      { key: "vectors", label: "vectors" },
      { key: "pair", label: "pair" },
      { key: "onlyFirst", label: "only the first right" },
      { key: "onlySecond", label: "only the second right" },
      { key: "n", label: "test prints" },
      { key: "p", label: "p", rangeOnly: true },
      { key: "corrected", label: "p, Holm", rangeOnly: true },
      { key: "verdict", label: "verdict" },
    ],
    rows: comparisons.flatMap(({ splitBy, source, n, pairs, minutiaePairs }) =>
      [...pairs, ...minutiaePairs].map((pair) => ({
        split: `by ${splitBy}`,
        vectors: sourceName(source),
        pair: `${nameOf(pair.first)} – ${nameOf(pair.second)}`,
        onlyFirst: pair.onlyFirst,
        onlySecond: pair.onlySecond,
        n,
        p: pair.p,
        corrected: pair.corrected,
        verdict: verdictOn(betterOf(pair)),
      })),
    ),
    notes: [
      "The families and the minutiae matcher are tested; the other rows (linear SVM, the second forest, ml-random-forest) are shown only.",
      ...comparisons.map(orderSentence),
      "Exact two-sided McNemar test; Holm's correction within each split and kind of vectors, for the pairs with the minutiae matcher apart. Prints of one finger, and copies of one impression, are taken as independent.",
    ],
  };
}

/** What differences the test prints can show. */
export function powerTable(detectable: readonly Detectable[]): TableBody {
  return {
    columns: [
      { key: "split", label: "split" },
      { key: "n", label: "test prints" },
      { key: "onlyWorse", label: "only the worse right", unit: "%", decimals: 1 },
      { key: "difference", label: "least difference", unit: "points", decimals: 1 },
    ],
    rows: detectable.map(({ splitBy, n, onlyWorse, difference }) => ({
      split: `by ${splitBy}`,
      n,
      onlyWorse: 100 * onlyWorse,
      difference: difference === undefined ? null : 100 * difference,
    })),
    notes: [
      `The least difference in accuracy between two families that the exact McNemar test shows with a probability of ${100 * POWER} %, by the share of the test prints that only the worse family names rightly; each print is taken as independent of the others. Level: 5 % over the three pairs, as Holm's correction asks of the least p. —: none is.`,
      "It follows from the number of prints alone. A smaller difference may exist and not be shown: no difference shown is not none.",
    ],
  };
}

function verdictOn(better: Family | typeof MINUTIAE | undefined): string {
  return better === undefined ? "no difference shown" : `${nameOf(better)} better`;
}

/** What the repeats are and are not, for notes and captions. */
export const REPEATS_NOTE =
  "Intervals: corrected resampled t (Nadeau and Bengio 2003); none where all splits give the same difference, which says nothing of its spread. The network was tuned once, on the first split, so that it has seen most test prints " +
  "of the others: on its vectors the levels flatter all families, and the network before tuning is free of that. SVM: RBF kernel of all features; ANN and forest see principal components, on which the forest can be well below the one on all features that the other tables compare. Three pairs are looked at without correction.";

/** Mean accuracies and paired differences over splits drawn again. */
export function differencesTable(differences: readonly Difference[]): TableBody | undefined {
  if (differences.length === 0) return undefined;
  return {
    columns: [
      { key: "split", label: "split" },
      { key: "vectors", label: "vectors" },
      { key: "pair", label: "pair" },
      { key: "first", label: "mean accuracy, first", decimals: 3 },
      { key: "second", label: "mean accuracy, second", decimals: 3 },
      { key: "difference", label: "difference", decimals: 3 },
      { key: "interval", label: "95 % interval", decimals: 3, interval: true },
      { key: "repeats", label: "splits" },
      { key: "n", label: "test prints a split" },
      { key: "verdict", label: "verdict" },
    ],
    rows: differences.map(({ splitBy, source, first, second, means, mean, interval, better, repeats, n }) => ({
      split: `by ${splitBy}`,
      vectors: sourceName(source),
      pair: `${FAMILIES[first]} – ${FAMILIES[second]}`,
      first: means[0],
      second: means[1],
      difference: mean,
      interval,
      repeats,
      n,
      verdict: verdictOn(better),
    })),
    notes: [REPEATS_NOTE],
  };
}

/** What is tested on, for notes and captions. */
export const LEARNING_NOTE =
  "Training: so many impressions a finger with their copies; test: impressions that no draw of the point trains on, without copies. On the network before tuning one " +
  "impression a finger is tested, drawn anew. On the tuned network those of its own test side are, which it was not tuned on; but it was tuned on other impressions of " +
  "every finger, more than the few that are enrolled at the left end of its curve, which is flattered by that. SVM: RBF kernel of all features, from one impression without " +
  "a search (the middle of each grid); ANN and forest: principal components. Intervals: 95 %, by bootstrap over fingers, each with its tests in all draws (at 0 and 1 the rule of three).";

/** Accuracy of each family by the number of impressions a finger that it is trained on. */
export function learningTable(curves: readonly LearningCurve[]): TableBody | undefined {
  if (curves.length === 0) return undefined;
  return {
    columns: [
      { key: "vectors", label: "vectors" },
      { key: "family", label: "classifier" },
      { key: "impressions", label: "impressions enrolled" },
      { key: "accuracy", label: "accuracy", decimals: 3 },
      { key: "interval", label: "95 % over fingers", decimals: 3, interval: true },
      { key: "n", label: "tests" },
      { key: "draws", label: "draws" },
    ],
    rows: curves.flatMap(({ source, points }) =>
      points.map(({ family, impressions, accuracy, interval, n, draws }) => ({
        vectors: sourceName(source),
        family: FAMILIES[family],
        impressions,
        accuracy,
        interval,
        n,
        draws,
      })),
    ),
    notes: [LEARNING_NOTE],
  };
}

/** Table 8, as it is printed. */
export function quotedTable(): TableBody {
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
