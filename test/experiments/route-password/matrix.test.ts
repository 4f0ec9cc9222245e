import { describe, expect, it } from "vitest";
import { matrix } from "../../../experiments/route-password/matrix.js";
import { runStage } from "../shared/runStage.js";

describe("the stages on a simulated matrix", () => {
  const run = (limit: number) => runStage(matrix, { config: { minutiae: 70, shape: "path", limit } });

  it("take the best route that a limit in seconds leaves, and say whether it is proven", async () => {
    expect((await run(60)).optimal.proven).toBe(true);
    // A ten-thousandth of a millisecond.
    expect((await run(1e-7)).optimal.proven).toBe(false);
  });
});
