import type { Gram } from "../../../src/classifiers/gramOf.js";
import type { HalfRows } from "../../../src/network/features/halfRows.js";
import type { SplitBy, TrainedNetwork } from "../../../src/network/train/trainBySplit.js";
import { pick, type Received, stage } from "../../define.js";
import type { NetworkInputs } from "../network/inputs.js";
import { labelsOf } from "../network/labelsOf.js";
import { requireTraining } from "../network/requireTraining.js";
import type { AnnSettings } from "./fields.js";
import { fitAnnBySplit } from "./fitAnnBySplit.js";

interface Inputs {
  readonly inputs: NetworkInputs;
  readonly trained: TrainedNetwork;
  readonly gram: Gram;
  /** n × 100,352 in half precision. */
  readonly vectors: HalfRows;
}

/** The deep ANN on the tuned network's vectors, on the network's own split. */
export const deepAnn = stage(
  import.meta.url,
  {
    name: ({ splitBy }) => `deep ANN by ${splitBy}`,
    config: pick("ann"),
    environment: ["trunk"],
    stream: ({ splitBy }) => `deep-ann/deep ANN by ${splitBy}`,
    cut: "whole",
  },
  ({
    config,
    inputs: { inputs, trained, gram, vectors },
    given: { splitBy },
    work,
  }: Received<AnnSettings, Inputs, { splitBy: SplitBy }>) => {
    const { size, ...options } = config.ann;
    const { training, validation, test } = trained;
    requireTraining(inputs, training, splitBy);
    const labels = labelsOf(inputs);
    const sides = { training, validation, test };
    const asked = { splitBy, sides, labels, classes: inputs.classes.length, gram, vectors, size, options };
    return fitAnnBySplit(asked, work.stream, work.progress);
  },
);
