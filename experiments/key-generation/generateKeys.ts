import { fitScaling, SCALINGS, type Scaling, scaleFeatures } from "../../src/keys/featureScaling.js";
import { keyText } from "../../src/keys/keyText.js";
import { AVERAGES, type Average, meanVector } from "../../src/keys/meanVector.js";
import { fitPrintIdentifier } from "../../src/keys/printIdentifier.js";
import { printKey } from "../../src/keys/printKey.js";
import { rowMagnitudes } from "../../src/keys/rowMagnitudes.js";
import { poolFeatures } from "../../src/network/features/poolFeatures.js";
import { divideFingers, vectorOf } from "../../src/network/features/vectorRows.js";
import type { InputItem } from "../../src/network/train/trainBySplit.js";
import type { Stream } from "../../src/random/stream.js";
import type { Background } from "../shared/keys/commitmentBits.js";

/** What paper A leaves open about its key, and what is tried here. */
export interface KeySettings {
  readonly scaling: Scaling;
  readonly average: Average;
  readonly step: number;
  readonly iterations: number;
  /** Impressions of each finger that are tried. */
  readonly test: number;
  /** Fingers, the last ones, that are not enrolled. */
  readonly unknown: number;
  /** The case study's print, FINGER_IMPRESSION; empty for the first tried one that gets its key. */
  readonly print: string;
}

/** What became of a print: the finger it is of, that it was taken for, and whether it got that finger's key. */
export interface KeyTrial {
  readonly finger: string;
  readonly impression: string;
  readonly enrolled: boolean;
  readonly predicted: string;
  readonly likeness: number;
  readonly threshold: number;
  readonly accepted: boolean;
}

/** Least and greatest of the 128 magnitudes over all fingers. */
export interface MagnitudeRange {
  readonly scaling: Scaling;
  readonly average: Average;
  readonly low: number;
  readonly high: number;
}

export interface GeneratedKeys {
  /** Vectors of each finger, enrolled and tried. */
  readonly counts: readonly { readonly finger: string; readonly vectors: number; readonly enrolled: number }[];
  readonly ranges: readonly MagnitudeRange[];
  readonly trials: readonly KeyTrial[];
  /** One print, as the paper prints its case. */
  readonly study: KeyTrial & { readonly magnitudes: readonly number[]; readonly key: string };
  readonly fingers: number;
}

/**
 * Paper A's key generation on all fingers: mean-of-vectors, magnitudes under every scaling, and which key each tried print gets.
 *
 * @throws RangeError where the case study's print is not among those tried
 */
export function generateKeys(
  vectors: Uint16Array,
  { items, classes }: { readonly items: readonly InputItem[]; readonly classes: readonly string[] },
  { pooled: background }: Background,
  settings: KeySettings,
  stream: Stream,
): GeneratedKeys {
  const divided = divideFingers(items, classes, settings.test);
  const known = divided.slice(0, Math.max(2, divided.length - settings.unknown));
  const rows = known.map(({ enrolled }) => enrolled.map((i) => vectorOf(vectors, i)));

  const ranges: MagnitudeRange[] = [];
  let seeds: Float32Array[] = [];
  for (const scaling of SCALINGS) {
    const fitted = fitScaling(rows.flat(), scaling);
    const scaled = rows.map((own) => own.map((vector) => scaleFeatures(vector, fitted)));
    for (const average of AVERAGES) {
      const means = scaled.map((own) => meanVector(own, average));
      const magnitudes = means.flatMap((mean) => [...rowMagnitudes(mean)]);
      ranges.push({ scaling, average, low: Math.min(...magnitudes), high: Math.max(...magnitudes) });
      if (scaling === settings.scaling && average === settings.average) seeds = means;
    }
  }

  const pooled = (i: number): Float32Array => poolFeatures(vectorOf(vectors, i));
  const identifier = fitPrintIdentifier(
    background,
    known.map(({ prints }) => prints.map(pooled)),
  );
  const trials = divided.flatMap(({ finger, tried }, f) =>
    tried.map((i) => {
      const found = identifier.identify(pooled(i));
      return {
        finger,
        impression: items[i].impression,
        enrolled: f < known.length,
        predicted: known[found.finger].finger,
        likeness: found.likeness,
        threshold: identifier.thresholds[found.finger],
        accepted: found.accepted,
      };
    }),
  );
  const chosen = chooseTrial(trials, settings.print);
  const seed = seeds[known.findIndex(({ finger }) => finger === chosen.predicted)];
  const salt = Uint8Array.from({ length: 16 }, () => stream.integer(256));
  const { magnitudes, key } = printKey(seed, salt, settings);
  return {
    counts: divided.map(({ finger, enrolled }) => ({
      finger,
      vectors: items.filter((item) => item.finger === finger).length,
      enrolled: enrolled.length,
    })),
    ranges,
    trials,
    study: { ...chosen, magnitudes: [...magnitudes], key: keyText(key) },
    fingers: known.length,
  };
}

function chooseTrial(trials: readonly KeyTrial[], print: string): KeyTrial {
  if (print === "") return trials.find(({ finger, predicted, accepted }) => accepted && finger === predicted) ?? trials[0];
  const found = trials.find(({ finger, impression }) => `${finger}_${impression}` === print);
  if (!found) {
    const some = trials.slice(0, 3).map(({ finger, impression }) => `${finger}_${impression}`);
    throw new RangeError(`print is ${print}, which is not tried; ${some.join(", ")} and others are`);
  }
  return found;
}
