import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { equalErrorRate } from "../../../src/metrics/equalErrorRate.js";
import { errorCurve } from "../../../src/metrics/errorCurve.js";
import { readScores } from "../../../src/metrics/readScores.js";
import { bestMinutiae } from "../../../src/minutiae/bestMinutiae.js";
import { codeTemplate } from "../../../src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../../../src/minutiae/match/compareMinutiae.js";

const root = process.env.RIDGELAB_TEST_DATA ?? "../shared/data";
const reference = join(root, "reference");

/** The minutiae that NIST's mindtct (NBIS) found, as its bozorth3 reads them: y up, degrees. */
function readXyt(file: string, height: number) {
  const minutiae = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(" ").map(Number) as [number, number, number, number])
    .map(([x, y, degrees, quality]) => ({
      x,
      y: height - y,
      direction: (degrees * Math.PI) / 180,
      type: "ending" as const,
      quality: quality / 100,
    }));
  return bestMinutiae({ width: height, height, dpi: 500, minutiae });
}

// The same templates and pairs for both matchers, so that only the matchers differ; `node bench/matchers.js FOLDER` compares all pairs.
describe.skipIf(!existsSync(reference))(`beside NIST's bozorth3 (skipped without ${reference})`, () => {
  it("errs at most half as often on mindtct's minutiae of the first four impressions of FVC2002 DB1_B", {
    timeout: 60_000,
  }, () => {
    const folder = join(reference, "mindtct", "fvc2002-db1_b");
    const names = readdirSync(folder).filter((name) => /_[1-4]\.xyt$/.test(name));
    const coded = new Map(names.map((name) => [name.slice(0, -4), codeTemplate(readXyt(join(folder, name), 374))]));
    const all = readScores(join(reference, "bozorth3", "fvc2002-db1_b.csv"));
    const { prints, probe, gallery } = all.compared!;
    const pairs = [...probe.keys()].flatMap((i) => {
      const [a, b] = [coded.get(prints[probe[i]!]!), coded.get(prints[gallery[i]!]!)];
      return a && b ? [{ a, b, genuine: all.genuine[i]!, theirs: all.scores[i]! }] : [];
    });
    const rate = (scores: Float64Array) =>
      equalErrorRate(errorCurve({ scores, genuine: Uint8Array.from(pairs, ({ genuine }) => genuine) }));
    expect(pairs).toHaveLength(780);
    const ours = rate(Float64Array.from(pairs, ({ a, b }) => compareMinutiae(a, b)));
    expect(ours).toBeLessThan(0.5 * rate(Float64Array.from(pairs, ({ theirs }) => theirs)));
  });
});
