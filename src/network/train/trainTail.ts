import { type Optimizer, tensor, tensor4d, train } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { shuffled } from "../../random/shuffled.js";
import type { Stream } from "../../random/stream.js";
import { adam } from "../engine/adam.js";
import { momentum } from "../engine/momentum.js";
import { rmsprop } from "../engine/rmsprop.js";
import { type HalfRows, takeHalfRows } from "../features/halfRows.js";
import type { Tail } from "../tail.js";
import { TAIL_CHANNELS, tailInput } from "../tailInput.js";
import { applyHead, featureStatistics, type Head, lossAndAccuracy, type Statistics } from "./head.js";
import { isPlateau } from "./isPlateau.js";
import { isStalled } from "./isStalled.js";
import type { EpochRecord, TailData, TailSplit, TrainHooks, TrainOptions, TrainState } from "./training.js";

/**
 * Trains the tail as paper A does: categorical cross-entropy, shuffled anew each epoch. Every epoch draws from a stream of its own, so
 * that a training that goes on from a saved state ends as one that was not stopped.
 */
export async function trainTail(
  tail: Tail,
  data: TailData,
  split: TailSplit,
  options: TrainOptions,
  stream: Stream,
  hooks: TrainHooks = {},
): Promise<EpochRecord[]> {
  const { epochs, batch, reestimate } = options;
  const { training, validation } = split;
  const history = [...(hooks.resume?.history ?? [])];
  let learningRate = hooks.resume?.learningRate ?? options.learningRate;
  const optimizer = optimizerOf(options, learningRate);
  if (hooks.resume) await restore(tail.model, optimizer, hooks.resume);
  tail.model.compile({ optimizer, loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  const watched = shuffled(training, stream.substream("watched")).slice(0, reestimate);
  const steps = Math.ceil(training.length / batch);

  for (let epoch = history.length + 1; epoch <= epochs && !isStalled(history, options.earlyStopping); epoch++) {
    const order = shuffled(training, stream.substream(`epoch ${epoch}`));
    if (tail.dropout) tail.dropout.stream = stream.substream(`dropout of epoch ${epoch}`);
    let loss = 0;
    let right = 0;
    for (let step = 0; step < steps; step++) {
      const rows = order.slice(step * batch, (step + 1) * batch);
      const [batchLoss, batchAccuracy] = await trainStep(tail, data, rows);
      loss += batchLoss * rows.length;
      right += batchAccuracy * rows.length;
      const seen = step * batch + rows.length;
      const note = `epoch ${epoch}, loss ${(loss / seen).toFixed(4)}, accuracy ${(right / seen).toFixed(3)}`;
      hooks.progress?.((epoch - 1) * steps + step + 1, epochs * steps, note);
    }
    const labels = validation.map((i) => data.labels[i]!);
    const features = pooledFeatures(tail, data.features, validation);
    const { head, moving } = headOf(tail.model);
    const withMoving = lossAndAccuracy(applyHead(head, moving, features), labels);
    const again = reestimate > 0 ? featureStatistics(pooledFeatures(tail, data.features, watched), TAIL_CHANNELS) : undefined;
    const withAgain = again && lossAndAccuracy(applyHead(head, again, features), labels);
    history.push({
      epoch,
      loss: loss / training.length,
      accuracy: right / training.length,
      valLoss: withMoving.loss,
      valAccuracy: withMoving.accuracy,
      valLossReestimated: withAgain?.loss ?? null,
      valAccuracyReestimated: withAgain?.accuracy ?? null,
      learningRate,
    });
    if (isPlateau(history, options.reduceOnPlateau)) {
      learningRate /= 10;
      (optimizer as Optimizer & { learningRate: number }).learningRate = learningRate;
    }
    if (hooks.afterEpoch && epoch < epochs) hooks.afterEpoch(await capture(tail.model, optimizer, history, learningRate));
  }
  return history;
}

function optimizerOf({ optimizer, momentum: share = 0 }: TrainOptions, learningRate: number): Optimizer {
  if (optimizer === "adam") return adam(learningRate);
  if (optimizer === "rmsprop") return rmsprop(learningRate);
  return share > 0 ? momentum(learningRate, share) : train.sgd(learningRate);
}

/** Features of the pooling layer, one row of 512 a print, in batches of 16. */
export function pooledFeatures(tail: Tail, features: HalfRows, rows: readonly number[]): Float32Array {
  const out = new Float32Array(rows.length * TAIL_CHANNELS);
  for (let from = 0; from < rows.length; from += 16) {
    const some = rows.slice(from, from + 16);
    const x = gather(tail, features, some);
    const y = tail.pooled.predict(x) as typeof x;
    out.set(y.dataSync<"float32">(), from * TAIL_CHANNELS);
    x.dispose();
    y.dispose();
  }
  return out;
}

/** The head's weights, and BatchNorm's moving statistics. */
export function headOf(model: LayersModel): { head: Head; moving: Statistics } {
  const values = (layer: string): Float32Array[] =>
    model
      .getLayer(layer)
      .getWeights()
      .map((w) => Float32Array.from(w.dataSync<"float32">()));
  const [gamma, beta, mean, variance] = values("norm") as [Float32Array, Float32Array, Float32Array, Float32Array];
  const [kernel, bias] = values("classes") as [Float32Array, Float32Array];
  return { head: { gamma, beta, kernel, bias }, moving: { mean, variance } };
}

/** All weights of the model, layer by layer, whichever are trained. */
export function weightsOf(model: LayersModel): Float32Array[] {
  return model.layers.flatMap((layer) => layer.getWeights().map((w) => Float32Array.from(w.dataSync<"float32">())));
}

/** Puts back what `weightsOf` gave. */
export function setWeightsOf(model: LayersModel, values: readonly Float32Array[]): void {
  let from = 0;
  for (const layer of model.layers) {
    const weights = layer.getWeights().map(({ shape }) => tensor(values[from++]!, shape));
    layer.setWeights(weights);
    for (const w of weights) w.dispose();
  }
}

async function trainStep(tail: Tail, data: TailData, rows: readonly number[]): Promise<[number, number]> {
  const { model } = tail;
  const classes = model.outputs[0]!.shape[1]!;
  const x = gather(tail, data.features, rows);
  const hot = new Float32Array(rows.length * classes);
  rows.forEach((row, i) => {
    hot[i * classes + data.labels[row]!] = 1;
  });
  const y = tensor(hot, [rows.length, classes]);
  const result = (await model.trainOnBatch(x, y)) as number[];
  x.dispose();
  y.dispose();
  return [result[0]!, result[1]!];
}

function gather({ side }: Tail, features: HalfRows, rows: readonly number[]) {
  return tensor4d(takeHalfRows(features, rows), [rows.length, ...tailInput(side)]);
}

/** tfjs numbers the names of variables within a process; without the number they are the same in the next. */
function plainName(name: string): string {
  return name.replace(/_\d+(?=\/|$)/g, "");
}

async function capture(
  model: LayersModel,
  optimizer: Optimizer,
  history: EpochRecord[],
  learningRate: number,
): Promise<TrainState> {
  const named = await optimizer.getWeights();
  const state = named.map(({ name, tensor: t }) => ({ name: plainName(name), values: Float32Array.from(t.dataSync()) }));
  for (const { tensor: t } of named) t.dispose();
  return { history: [...history], weights: weightsOf(model), optimizer: state, learningRate };
}

async function restore(model: LayersModel, optimizer: Optimizer, state: TrainState): Promise<void> {
  setWeightsOf(model, state.weights);
  const now = model.trainableWeights.map((w) => w.name);
  const named = state.optimizer.map(({ name, values }) => {
    const [variable, moment] = name.split(/\/(?=[mv]$)/) as [string, string?];
    const current = now.find((candidate) => plainName(candidate) === variable) ?? variable;
    return { name: moment ? `${current}/${moment}` : current, tensor: tensor(values) };
  });
  await optimizer.setWeights(named);
  for (const { tensor: moments } of named) moments.dispose();
}
