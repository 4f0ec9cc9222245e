import { expect, test } from "vitest";
import { rateMatchers } from "../../../experiments/verification/rates.js";
import { publishedTable } from "../../../experiments/verification/tables.js";
import { createStream } from "../../../src/random/createStream.js";

test("the quoted rates stand beside measured ones with their intervals", () => {
  const prints = Array.from({ length: 24 }, (_, i) => ({
    finger: String(1 + Math.floor(i / 4)),
    impression: String(1 + (i % 4)),
  }));
  const pairs = (24 * 23) / 2;
  const draw = createStream(3, "scores");
  const scores = { minutiae: Float64Array.from({ length: pairs }, () => draw.normal()) };
  const quoted = { far: 0.00001, frr: 0.006 };
  const rated = rateMatchers(prints, { protocol: "all", parts: 2 }, scores, quoted, createStream(1, "rates"));
  const [frr, far] = publishedTable(rated, "synthetic").rows as Record<string, unknown>[];
  expect(frr).toMatchObject({ ours: null, interval: null, verdict: "not measured" });
  const interval = far!.interval as { low: number; high: number };
  expect(interval.low).toBeLessThan(100);
  expect(interval.high).toBeGreaterThan(50);
});
