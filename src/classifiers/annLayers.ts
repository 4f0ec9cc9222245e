/** A layer of the deep ANN, as Table 6 counts it. */
export interface AnnLayer {
  readonly name: string;
  readonly kind: "dense" | "norm";
  readonly inputs: number;
  readonly outputs: number;
  readonly parameters: number;
  readonly trainable: number;
}

/** Units of the two hidden layers (worked out from Table 6's counts). */
export const HIDDEN = [4096, 256] as const;

/**
 * The layers of paper A's deep ANN: Dense, BatchNorm, Dense, BatchNorm, Dense with softmax. For 100,352 inputs and 20 classes they have the
 * published 412,117,268 parameters, of which 412,108,564 are trained and the 8,704 moving statistics are not.
 *
 * @example
 * import { annLayers } from "ridgelab/classifiers";
 * const layers = annLayers(100_352, 20);
 * layers.map(({ kind, outputs }) => `${kind} ${outputs}`); // ["dense 4096", "norm 4096", "dense 256", "norm 256", "dense 20"]
 * layers.reduce((sum, { parameters }) => sum + parameters, 0); // 412117268
 */
export function annLayers(inputs: number, classes: number, hidden: readonly number[] = HIDDEN): AnnLayer[] {
  const dense = (name: string, from: number, to: number): AnnLayer => {
    const parameters = from * to + to;
    return { name, kind: "dense", inputs: from, outputs: to, parameters, trainable: parameters };
  };
  const widths = [inputs, ...hidden];
  return [
    ...hidden.flatMap((units, i): AnnLayer[] => [
      dense(`Dense ${i + 1}`, widths[i], units),
      { name: `BatchNorm ${i + 1}`, kind: "norm", inputs: units, outputs: units, parameters: 4 * units, trainable: 2 * units },
    ]),
    dense(`Dense ${widths.length}, softmax`, widths[widths.length - 1], classes),
  ];
}
