import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allInOrder } from "../../allInOrder.js";
import type { Matrix } from "../../classifiers/classifier.js";
import { pack, type StoreContent, unpack } from "../../keys/storeContent.js";
import { writeStreamAtomic } from "../../keys/writeStreamAtomic.js";
import { digest } from "../../lab/digest.js";
import { UsageError } from "../../lab/errors.js";
import { mapOnPool } from "../../lab/pool.js";
import type { Reporter } from "../../lab/progress.js";
import { seal, unseal } from "../../lab/seal.js";
import { task } from "../../lab/task.js";
import { eachFeatures } from "../../network/features/eachFeatures.js";
import { networkInputs } from "../../network/inputs/networkInputs.js";
import { COMPUTED_WEIGHTS, SHIPPED_WEIGHTS } from "../../network/weights/listWeights.js";
import { type VggWeights, vggWeights } from "../../network/weights/vggWeights.js";
import type { backgroundPrints } from "../../population/backgroundPrints.js";
import type { fittingPrint } from "../../population/fittingPrint.js";
import { FITTING_FINGERS, loadWeights } from "../../population/loadWeights.js";
import { pooledPictures } from "../../population/pooledPictures.js";
import { readImage } from "../../prints/readImage.js";

/** Weights that keys are made with unless others are named. */
export const KEY_WEIGHTS = SHIPPED_WEIGHTS;

/** What a key rests on beside weights and prints. It is recorded with every commitment, so that other defaults orphan none. */
export interface Preparation {
  /** How prints become network inputs. */
  readonly shape: { readonly picture: "scanned" | "enhanced"; readonly align: "none" | "core"; readonly window: number };
  /** Synthetic fingers that stand for all who are not enrolled, and prints of each. */
  readonly background: { readonly fingers: number; readonly prints: number };
}

/** As the experiments' defaults have it. */
export const PREPARATION: Preparation = {
  shape: { picture: "enhanced", align: "core", window: 300 },
  background: { fingers: 40, prints: 4 },
};

const fit = task<typeof fittingPrint>(import.meta.url, "../../population/fittingPrint.js");
const make = task<typeof backgroundPrints>(import.meta.url, "../../population/backgroundPrints.js");

/** What turns prints into vectors. */
export interface PrintVectors {
  readonly weights: VggWeights;
  /** The 100,352 features of block5_conv3 of print files. */
  read(files: readonly string[], preparation?: Preparation): Promise<Float32Array[]>;
  /** Pooled features of the background, a row a print, and the finger of each. */
  background(preparation?: Preparation): Promise<{ pooled: Matrix; labels: string[] }>;
}

/**
 * Loads the weights. What is computed once (weights fitted to synthetic prints, the background) is kept in the folder, where it holds
 * nothing of anybody.
 *
 * @throws UsageError in one line where there are no weights of that name
 */
export async function openVectors(folder: string, name: string, reporter: Reporter): Promise<PrintVectors> {
  const weights = await keptWeights(folder, name, reporter).catch((cause: Error) => {
    throw cause instanceof RangeError ? new UsageError(`--weights: ${cause.message}`, { cause }) : cause;
  });

  return {
    weights,
    async read(files, { shape } = PREPARATION) {
      const images = await allInOrder(files.map((file) => readImage(file)));
      const options = { ...shape, copies: 0, augment: {} };
      const pictures = images.map((image, i) => networkInputs(image, options, [0, "keys"], `${i}`)[0]!);
      return eachFeatures(weights, "block5_conv3", pictures, (features) => features.slice());
    },
    async background(preparation = PREPARATION) {
      const { shape, background } = preparation;
      const path = join(folder, `background-${digest([weights.digest, shape, background]).slice(0, 16)}.bin`);
      const fingers = Array.from({ length: background.fingers }, (_, k) => k);
      const { arrays } = await kept(path, reporter, async () => {
        reporter.line("  computing the background (once)");
        const pictures = await mapOnPool(
          make,
          fingers,
          (finger) => [finger, background.prints, shape],
          (done) => reporter.progress("background fingers", done, fingers.length),
        );
        const flat = pictures.flat();
        const rows = pooledPictures(weights, flat, (done, total) => reporter.progress("background features", done, total));
        return { value: { ...background }, arrays: { pooled: joined(rows) } };
      });
      const rows = background.fingers * background.prints;
      return {
        pooled: { rows, columns: arrays.pooled!.length / rows, data: arrays.pooled! },
        labels: fingers.flatMap((finger) => new Array<string>(background.prints).fill(`${finger}`)),
      };
    },
  };
}

/** Computed weights are kept; those of a file are read from it. */
async function keptWeights(folder: string, name: string, reporter: Reporter): Promise<VggWeights> {
  const load = (): Promise<VggWeights> =>
    loadWeights(name, () => mapOnPool(fit, FITTING_FINGERS, (finger) => [finger, PREPARATION.shape]));
  if (!COMPUTED_WEIGHTS.includes(name)) return load();
  const { value, arrays } = await kept(join(folder, `weights-${name}.bin`), reporter, async () => {
    reporter.line(`  computing the weights ${name} (once)`);
    const { name: title, scaling, layers } = await load();
    const parts = Object.entries(layers).flatMap(([layer, { kernel, bias }]) => [
      [`${layer}/kernel`, kernel],
      [`${layer}/bias`, bias],
    ]);
    return { value: { title, scaling }, arrays: Object.fromEntries(parts) as Record<string, Float32Array> };
  });
  const { title, scaling } = value as { title: string; scaling: VggWeights["scaling"] };
  const names = Object.keys(arrays).filter((key) => key.endsWith("/kernel"));
  const layers = names.map((key) => {
    const layer = key.slice(0, -"/kernel".length);
    return [layer, { kernel: arrays[key]!, bias: arrays[`${layer}/bias`]! }] as const;
  });
  return vggWeights(title, scaling, Object.fromEntries(layers));
}

const TITLE = "RIDGELAB-KEPT-1";

/** What a file holds, made and written where it is missing, cut off or changed. */
async function kept(path: string, reporter: Reporter, compute: () => Promise<StoreContent>): Promise<StoreContent> {
  if (existsSync(path)) {
    const body = unseal(TITLE, readFileSync(path));
    if (body) return unpack(body, path);
    reporter.line(`  ${path}: was changed or is cut off; computed again`);
  }
  const content = await compute();
  await writeStreamAtomic(path, [seal(TITLE, pack(content))]);
  return content;
}

function joined(rows: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(rows.length * rows[0]!.length);
  for (const [i, row] of rows.entries()) all.set(row, i * row.length);
  return all;
}
