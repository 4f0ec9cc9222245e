import type { Interval } from "../../src/metrics/interval.js";
import { wilson } from "../../src/metrics/wilson.js";
import { startBackend } from "../../src/network/engine/startBackend.js";
import { trunkFeatures } from "../../src/network/features/trunkFeatures.js";
import { tailSide } from "../../src/network/tailInput.js";
import type { Pooling } from "../../src/network/tailOptions.js";
import { applyHead, argmax } from "../../src/network/train/head.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import type { GreyLevels } from "../../src/prints/greyLevels.js";
import { createStream } from "../../src/random/createStream.js";
import { QUALITIES } from "../../src/synth/quality.js";
import { pick, type Received, stage, task } from "../define.js";
import type { NetworkSettings } from "../shared/network/fields.js";
import { inputOptions } from "../shared/network/inputOptions.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";
import type { damagedInputs } from "./damagedInputs.js";
import type { qualityInputs } from "./qualityInputs.js";

const wipe = task<typeof damagedInputs>(import.meta.url, "./damagedInputs.js");
const remake = task<typeof qualityInputs>(import.meta.url, "./qualityInputs.js");

/** How prints are damaged. */
export interface DamageSettings {
  /** Prints of the test side; 0 leaves this out. */
  readonly prints: number;
  /** Shares of the print's area that are wiped out. */
  readonly masked: readonly number[];
}

/** Prints under one kind and level of damage. */
export interface DamagedPrints {
  readonly kind: "masked area" | "quality";
  /** The share wiped out, or the generator's quality. */
  readonly level: number | string;
  readonly pictures: readonly GreyLevels[];
}

/** How many of them the network names rightly, and Wilson's interval of the share. */
export interface DamageScore extends Omit<DamagedPrints, "pictures"> {
  readonly right: number;
  readonly n: number;
  readonly accuracy: number;
  readonly interval: Interval;
}

/** The accuracy of a tuned network on prints of its test side, of which more and more is wiped out, and made at other qualities. */
export const damaged = stage(
  import.meta.url,
  {
    data: true,
    config: pick("damage", "input", "pooling"),
    environment: ["backend"],
    stream: "vgg16-training/damaged",
    cut: "whole",
  },
  async ({
    config: { damage, input, pooling },
    data,
    inputs: { inputs, weights, trained },
    work,
  }: Received<
    Pick<NetworkSettings, "input" | "pooling"> & { damage: DamageSettings },
    { inputs: NetworkInputs; weights: VggWeights; trained: TrainedNetwork }
  >): Promise<DamageScore[]> => {
    const originals = trained.test.filter((item) => inputs.items[item].copy === 0);
    const tested = spreadOverFingers(originals, (item) => inputs.items[item].finger, damage.prints);
    if (tested.length === 0) return [];
    const options = inputOptions(input);
    const prints = tested.map((item) => {
      const { finger, impression } = inputs.items[item];
      return data.prints.find((print) => print.finger === finger && print.impression === impression)!;
    });
    const images = await data.read(prints);
    const wiped = await work.map(wipe, images, (image, i) => [image, damage.masked, options, work.seed, prints[i].file]);
    const { described } = data;
    const remade = described
      ? await work.map(remake, prints, ({ finger, impression }) => [described, finger, Number(impression), options])
      : [];
    const pressed = described ? QUALITIES : [];
    const levels: DamagedPrints[] = [
      ...damage.masked.map((level, s) => ({ kind: "masked area" as const, level, pictures: wiped.map((own) => own[s]) })),
      ...pressed.map((level, q) => ({ kind: "quality" as const, level, pictures: remade.map((own) => own[q]) })),
    ];
    const pictures = levels.flatMap((level) => level.pictures);
    const classes = inputs.classes.length;
    const predicted = await predictPictures(pictures, { weights, pooling, trained, classes }, work);
    const labels = labelsOf(inputs);
    return scoreLevels(
      levels,
      predicted,
      tested.map((item) => labels[item]),
    );
  },
);

/** So many of the items, of as many fingers as can be: the first of each, then the second. */
export function spreadOverFingers(items: readonly number[], fingerOf: (item: number) => string, count: number): number[] {
  const seen = new Map<string, number>();
  const ranked = items.map((item) => {
    const rank = seen.get(fingerOf(item)) ?? 0;
    seen.set(fingerOf(item), rank + 1);
    return { item, rank };
  });
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, count).map(({ item }) => item);
}

/** Puts pictures through the trunk and a trained tail, BatchNorm with its re-estimated statistics. */
async function predictPictures(
  pictures: readonly GreyLevels[],
  network: { weights: VggWeights; pooling: Pooling; trained: TrainedNetwork; classes: number },
  { inTurn }: Received["work"],
): Promise<Int32Array> {
  const { weights, pooling, trained, classes } = network;
  await startBackend();
  const { createTail } = await import("../../src/network/tail.js");
  const { headOf, pooledFeatures, setWeightsOf } = await import("../../src/network/train/trainTail.js");
  const features = await trunkFeatures(weights, "block5_conv1", pictures, inTurn, ["damage.prints", "damage.masked"]);
  const tail = createTail(weights, classes, pooling, createStream(0, "overwritten"), { side: tailSide(features.columns) });
  setWeightsOf(tail.model, trained.weights);
  const pooled = pooledFeatures(
    tail,
    features,
    pictures.map((_, i) => i),
  );
  const predicted = argmax(applyHead(headOf(tail.model).head, trained.statistics, pooled), classes);
  tail.model.dispose();
  return predicted;
}

/**
 * Scores of each level.
 *
 * @param predicted of all levels' pictures, level by level
 * @param labels class of each print, the same at every level
 */
export function scoreLevels(
  levels: readonly DamagedPrints[],
  predicted: ArrayLike<number>,
  labels: readonly number[],
): DamageScore[] {
  return levels.map(({ kind, level }, l) => {
    const n = labels.length;
    const right = labels.filter((label, i) => predicted[l * n + i] === label).length;
    return { kind, level, right, n, accuracy: right / n, interval: wilson(right, n) };
  });
}
