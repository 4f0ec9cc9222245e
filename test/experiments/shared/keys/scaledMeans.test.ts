import { expect, it } from "vitest";
import { scaledMeans } from "../../../../experiments/shared/keys/scaledMeans.js";
import { fitScaling, SCALINGS, scaleFeatures } from "../../../../src/keys/featureScaling.js";
import { AVERAGES, meanVector } from "../../../../src/keys/meanVector.js";
import { createStream } from "../../../../src/random/createStream.js";

const fingers = [3, 4].map((prints, f) =>
  Array.from({ length: prints }, (_, p) => {
    const stream = createStream(1, `${f} ${p}`);
    return Float32Array.from({ length: 1024 }, () => stream.normal());
  }),
);

it("mean vectors are averages of scaled vectors, whichever is done first", () => {
  for (const scaling of SCALINGS) {
    for (const average of AVERAGES) {
      const fitted = fitScaling(fingers.flat(), scaling);
      const wanted = fingers.map((own) =>
        meanVector(
          own.map((vector) => scaleFeatures(vector, fitted)),
          average,
        ),
      );
      const found = scaledMeans(fingers, scaling, average);
      const near = found.map((mean, f) => mean.every((value, i) => Math.abs(value - wanted[f]![i]!) < 1e-5));
      expect(near).toEqual([true, true]);
    }
  }
});
