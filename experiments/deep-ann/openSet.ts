import type { Gram } from "../../src/classifiers/gramOf.js";
import type { TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import { shuffled } from "../../src/random/shuffled.js";
import type { Stream } from "../../src/random/stream.js";
import { pick, type Received, stage, task } from "../define.js";
import type { AnnSettings } from "../shared/ann/fields.js";
import type { NetworkInputs } from "../shared/network/inputs.js";
import { labelsOf } from "../shared/network/labelsOf.js";
import type { OpenDecision, openSetFold } from "./openSetFold.js";

const fitFold = task<typeof openSetFold>(import.meta.url, "./openSetFold.js");

/** Decisions of the ANN on one kind of vectors, of all folds of fingers. */
export interface OpenSet {
  /** What the vectors are, such as "tuned by impression". */
  readonly source: string;
  /** Parts that the fingers were dealt into: no more than there are fingers. */
  readonly parts: number;
  readonly decisions: readonly OpenDecision[];
}

/** Settings of the open set. */
interface Settings extends AnnSettings {
  readonly openSet: { readonly folds: number };
}

interface Inputs {
  readonly inputs: NetworkInputs;
  readonly trained: TrainedNetwork;
  /** Of the vectors of that network, and of the network before tuning. */
  readonly tuned: Gram;
  readonly start: Gram;
}

/** Every test print named by ANNs that know only some of the fingers, on the tuned network's vectors and on those before tuning. */
export const openSet = stage(
  import.meta.url,
  { config: pick("ann", "openSet"), environment: ["trunk"], stream: "deep-ann/open set", cut: "items" },
  async ({ config, inputs: { inputs, trained, tuned, start }, work }: Received<Settings, Inputs>): Promise<OpenSet[]> => {
    const { size: _, ...options } = config.ann;
    const labels = labelsOf(inputs);
    const parts = dealFingers(inputs.classes.length, config.openSet.folds, work.stream);
    const sources = [
      { source: `tuned by ${trained.splitBy}`, gram: tuned },
      { source: "network before tuning", gram: start },
    ];
    const jobs = sources.flatMap(({ source, gram }) => parts.map((unknown, fold) => ({ source, gram, unknown, fold })));
    const { training, validation, test } = trained;
    const decisions = await work.map(fitFold, jobs, ({ gram, unknown, fold }) => {
      const enrolled = inputs.classes.map((_, c) => c).filter((c) => !unknown.includes(c));
      return [gram, { training, validation, test }, labels, enrolled, options, work.seed, `fold ${fold}`];
    });
    return sources.map(({ source }) => {
      return { source, parts: parts.length, decisions: decisions.filter((_, j) => jobs[j].source === source).flat() };
    });
  },
);

/** Classes 0 to `classes` − 1 in random order, dealt into as many parts of sizes that differ by one at most; no part is empty. */
export function dealFingers(classes: number, parts: number, stream: Stream): number[][] {
  const order = shuffled(
    Array.from({ length: classes }, (_, c) => c),
    stream,
  );
  return Array.from({ length: parts }, (_, part) => order.filter((_, i) => i % parts === part)).filter((p) => p.length > 0);
}
