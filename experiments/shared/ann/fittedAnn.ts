import type { Gram } from "../../../src/classifiers/gramOf.js";
import type { Pipeline } from "../../../src/lab/experiment.js";
import type { Staged } from "../../../src/lab/work.js";
import type { tunedNetwork } from "../network/tunedNetwork.js";
import { networkVectors } from "../network/tunedNetwork.js";
import type { VectorSource } from "../network/vectors.js";
import type { PrintSource } from "../openPrints.js";
import { deepAnn } from "./deepAnn.js";
import type { AnnSettings } from "./fields.js";
import { innerProducts } from "./innerProducts.js";

/** Vectors and Gram matrices of each source, and the deep ANN by each split. */
export async function fittedAnn<C extends AnnSettings>(
  pipeline: Pick<Pipeline<C, PrintSource>, "run">,
  network: Awaited<ReturnType<typeof tunedNetwork>>,
) {
  const { run } = pipeline;
  const vectors = await networkVectors(pipeline, network);
  const gram = (source: VectorSource, own: Staged<Uint16Array>) => run(innerProducts, { vectors: own }, { source });
  const grams = {
    image: vectors.image && (await gram("image", vectors.image)),
    impression: vectors.impression && (await gram("impression", vectors.impression)),
    start: await gram("start", vectors.start),
  };
  const annBy = async (splitBy: "image" | "impression") => {
    const [trained, own, products] = [network[splitBy], vectors[splitBy], grams[splitBy]];
    if (!trained || !own || !products) return undefined;
    return run(deepAnn, { inputs: network.inputs, trained, gram: products as Staged<Gram>, vectors: own }, { splitBy });
  };
  return { vectors, grams, image: await annBy("image"), impression: await annBy("impression") };
}
