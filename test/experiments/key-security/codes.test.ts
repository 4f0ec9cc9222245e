import { expect, it } from "vitest";
import { codes, codesOf } from "../../../experiments/key-security/codes.js";
import { runStage } from "../shared/runStage.js";

// Lin and Costello, Error Control Coding, table of primitive BCH codes: (15, 11) 1, (15, 7) 2, (15, 5) 3, (15, 1) 7.
it("codes of a length are each there once, the strongest last", () => {
  // of 15 bits: 3.0, 1.05, 0.9, 1.95 and 0.15, rounded and at least 1
  expect(codesOf(4, [0.2, 0.07, 0.06, 0.13, 0.01])).toEqual([
    { n: 15, k: 11, t: 1 },
    { n: 15, k: 7, t: 2 },
    { n: 15, k: 5, t: 3 },
  ]);
});

it("a code corrects at least as many bits as asked for", async () => {
  const { used } = await runStage(codes, { config: { code: { m: 4, t: 2 } } });
  expect(used).toEqual({ n: 15, k: 7, t: 2 });
  const { used: stronger } = await runStage(codes, { config: { code: { m: 4, t: 4 } } });
  expect(stronger).toEqual({ n: 15, k: 1, t: 7 });
});
