// What VGG16's weights are worth on prints: `node bench/weights.js [--weights NAME|unrounded|eight-bits|FILE.safetensors,…] [--window 300] [FOLDER…]` after `npm run build`. For each set of
// prints and each weights: the equal error rate of the cosine of block5_conv3's features, of the full map and pooled, over all pairs,
// with a 95 % interval by bootstrap over fingers; and closed-set accuracy with 1, 2 and 4 enrolled impressions, each impression being the
// probe in turn, named by the largest cosine. `unrounded` and `eight-bits` (./rounding.js) tell what rounding costs. Without a folder: 10 synthetic fingers × 8, of a seed of their own.
import { parseArgs } from "node:util";
import { bootstrapByFinger } from "../dist/src/metrics/bootstrapByFinger.js";
import { allPairs } from "../dist/src/metrics/pairs.js";
import { scoreSet } from "../dist/src/metrics/scoreSet.js";
import { verification } from "../dist/src/metrics/verification.js";
import { wilson } from "../dist/src/metrics/wilson.js";
import { networkInputs } from "../dist/src/network/inputs/networkInputs.js";
import { createTrunk } from "../dist/src/network/trunk/createTrunk.js";
import { SHIPPED_WEIGHTS } from "../dist/src/network/weights/listWeights.js";
import { readSafetensors } from "../dist/src/network/weights/readSafetensors.js";
import { fittingPrint } from "../dist/src/population/fittingPrint.js";
import { FITTING_FINGERS, loadWeights } from "../dist/src/population/loadWeights.js";
import { openDataSet } from "../dist/src/prints/openDataSet.js";
import { createStream } from "../dist/src/random/createStream.js";
import { createFinger } from "../dist/src/synth/createFinger.js";
import { createImpression } from "../dist/src/synth/createImpression.js";
import { eightBits, unrounded } from "./rounding.js";

const ENROLLED = [1, 2, 4];

const { values, positionals } = parseArgs({
  options: {
    weights: { type: "string", default: "untrained,data-dependent,fingerprints" },
    window: { type: "string", default: "300" },
  },
  allowPositionals: true,
});
const SHAPE = { picture: "enhanced", align: "core", window: Number(values.window) };
const sets = positionals.length > 0 ? await Promise.all(positionals.map(folder)) : [synthetic()];
for (const name of values.weights.split(",")) {
  const weights = await weightsOf(name);
  const trunk = createTrunk(weights, "block5_conv3");
  for (const { set, prints } of sets) {
    const maps = trunk.run(await Promise.all(prints.map(({ picture }) => picture())));
    for (const [features, vectors] of Object.entries(vectorsOf(maps, prints.length)))
      report({ set, weights: weights.name, features }, prints, vectors);
  }
  trunk.dispose();
}

async function weightsOf(name) {
  if (name.endsWith(".safetensors")) return readSafetensors(name);
  if (name === "unrounded") return unrounded(await loadWeights(SHIPPED_WEIGHTS), createStream(1, "bench/rounding"));
  if (name === "eight-bits") return eightBits(await loadWeights(SHIPPED_WEIGHTS));
  return loadWeights(name, async () => FITTING_FINGERS.map((finger) => fittingPrint(finger, SHAPE)));
}

function report(about, prints, vectors) {
  const cosine = (a, b) => vectors[a].reduce((sum, value, i) => sum + value * vectors[b][i], 0);
  const pairs = allPairs(prints);
  const scores = pairs.map(({ probe, gallery }) => cosine(probe, gallery));
  const { eer } = verification(scoreSet(pairs, scores, prints), createStream(1, "bench/weights")).statistics;
  const of = new Map(pairs.map(({ probe, gallery }, i) => [`${probe} ${gallery}`, scores[i]]));
  const score = (a, b) => of.get(a < b ? `${a} ${b}` : `${b} ${a}`);
  const fingers = [...new Set(prints.map(({ finger }) => finger))];
  const own = fingers.map((finger) => prints.flatMap((print, i) => (print.finger === finger ? [i] : [])));
  const impressions = Math.min(...own.map((list) => list.length));
  const accuracy = Object.fromEntries(
    ENROLLED.filter((enrolled) => enrolled < impressions).map((enrolled) => {
      const right = own.map((list, finger) =>
        Array.from({ length: impressions }, (_, k) => {
          const nearest = own.map((others) =>
            Math.max(...Array.from({ length: enrolled }, (_, e) => score(list[k], others[(k + 1 + e) % impressions]))),
          );
          return Number(nearest.indexOf(Math.max(...nearest)) === finger);
        }),
      );
      const count = right.flat().reduce((sum, one) => sum + one, 0);
      const n = right.flat().length;
      const mean = (items) => items.reduce((sum, one) => sum + one, 0) / items.length;
      return [
        enrolled,
        {
          accuracy: count / n,
          n,
          wilson: wilson(count, n),
          byFinger: bootstrapByFinger(right, mean, createStream(1, "bench/weights")),
        },
      ];
    }),
  );
  const rounded = (_, value) => (typeof value === "number" ? Number(value.toFixed(4)) : value);
  console.log(
    JSON.stringify(
      { bench: "weights", ...about, prints: prints.length, eer: eer.value, interval: eer.interval, enrolled: accuracy },
      rounded,
    ),
  );
}

/** The full map and the mean over its places, each of length 1. */
function vectorsOf(maps, count) {
  const length = maps.length / count;
  const full = Array.from({ length: count }, (_, k) => unit(Float64Array.from(maps.subarray(k * length, (k + 1) * length))));
  const pooled = full.map((map) => {
    const sums = new Float64Array(512);
    for (let i = 0; i < map.length; i++) sums[i % 512] += map[i];
    return unit(sums);
  });
  return { map: full, pooled };
}

function unit(vector) {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return vector.map((value) => value / norm);
}

function prepared(image, name) {
  const [picture] = networkInputs(image, { ...SHAPE, copies: 0, augment: {} }, [0, "bench"], name);
  return { ...picture, data: Float32Array.from(picture.data), dpi: 500 };
}

async function folder(path) {
  const { name, prints, read } = await openDataSet(path);
  return {
    set: name,
    prints: prints.map(({ finger, impression, file }) => ({
      finger,
      name: `${finger}_${impression}`,
      picture: async () => prepared(await read({ file }), file),
    })),
  };
}

function synthetic() {
  const prints = Array.from({ length: 80 }, (_, i) => {
    const [finger, impression] = [Math.floor(i / 8), i % 8];
    const picture = async () => prepared(createImpression(createFinger("bench/weights", finger), impression).image, String(i));
    return { finger: String(finger), name: `${finger}_${impression}`, picture };
  });
  return { set: "synthetic", prints };
}
