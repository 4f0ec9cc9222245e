import type { Pipeline } from "../../../src/lab/experiment.js";
import { forSplits } from "../network/ofSplits.js";
import type { tunedNetwork } from "../network/tunedNetwork.js";
import { vectors } from "../network/vectors.js";
import type { PrintSource } from "../openPrints.js";
import { deepAnn } from "./deepAnn.js";
import type { AnnSettings } from "./fields.js";
import { innerProducts } from "./innerProducts.js";

type Run<C> = Pick<Pipeline<C, PrintSource>, "run">;
type Network = Awaited<ReturnType<typeof tunedNetwork>>;

/** By each split the vectors of every input from the network tuned by it, their Gram matrix, and the deep ANN. */
export async function fittedAnn<C extends AnnSettings>({ run }: Run<C>, { image, impression, ...frozen }: Network) {
  const { inputs } = frozen;
  const network = { image, impression };
  const rows = await forSplits(network, (trained, source) => run(vectors, { ...frozen, trained }, { source }));
  const grams = await forSplits(rows, (own, source) => run(innerProducts, { vectors: own }, { source }));
  const anns = await forSplits(network, (trained, splitBy) =>
    run(deepAnn, { inputs, trained, gram: grams[splitBy]!, vectors: rows[splitBy]! }, { splitBy }),
  );
  return { vectors: rows, grams, ...anns };
}

/** The vectors of every input from the network before tuning, and their Gram matrix. */
export async function startProducts<C>({ run }: Run<C>, { inputs, weights, features }: Network) {
  const start = await run(vectors, { inputs, weights, features, trained: undefined }, { source: "start" });
  return { vectors: start, gram: await run(innerProducts, { vectors: start }, { source: "start" }) };
}
