import { trunkFeatures } from "../../src/network/features/trunkFeatures.js";
import { createTail, type Pooling } from "../../src/network/tail.js";
import { applyHead, argmax } from "../../src/network/train/head.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { headOf, pooledFeatures, setWeightsOf } from "../../src/network/train/trainTail.js";
import type { VggWeights } from "../../src/network/weights/vggWeights.js";
import type { Picture } from "../../src/prints/picture.js";
import { createStream } from "../../src/random/createStream.js";

/** Prints under one kind and level of damage. */
export interface DamagedPrints {
  readonly kind: string;
  readonly level: number | string;
  readonly pictures: readonly Picture[];
}

/** How many of them a trained network names rightly. */
export interface DamageResult {
  readonly kind: string;
  readonly level: number | string;
  readonly right: number;
  readonly n: number;
}

/** Puts damaged prints through the trunk and a trained tail, BatchNorm with its re-estimated statistics. */
export function predictDamaged(
  damaged: readonly DamagedPrints[],
  labels: readonly number[],
  network: { weights: VggWeights; pooling: Pooling; trained: TrainedNetwork; classes: number },
  progress: (done: number, total: number) => void,
): DamageResult[] {
  const { weights, pooling, trained, classes } = network;
  const tail = createTail(weights, classes, pooling, createStream(0, "overwritten"));
  setWeightsOf(tail.model, trained.weights);
  const { head } = headOf(tail.model);
  const pictures = damaged.flatMap((d) => d.pictures);
  const features = trunkFeatures(weights, "block5_conv1", pictures, progress, ["damage.prints", "damage.masked"]);
  const rows = pictures.map((_, i) => i);
  const predicted = argmax(applyHead(head, trained.statistics, pooledFeatures(tail, features, rows)), classes);
  tail.model.dispose();
  let at = 0;
  return damaged.map(({ kind, level, pictures }) => {
    const right = pictures.filter((_, i) => predicted[at + i] === labels[i]).length;
    at += pictures.length;
    return { kind, level, right, n: pictures.length };
  });
}
