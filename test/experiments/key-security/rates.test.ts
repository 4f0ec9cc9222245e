import { describe, expect, it } from "vitest";
import { correctedRates } from "../../../experiments/key-security/correction.js";
import { commitmentRates } from "../../../experiments/key-security/errorRates.js";
import { fingerRate } from "../../../experiments/shared/keys/fingerRate.js";
import { createStream } from "../../../src/random/createStream.js";

const stream = createStream(1, "a test");
const counted = ({ count, n }: { count: number; n: number }) => [count, n];

describe("error rates of a commitment", () => {
  const trials = {
    settings: { n: 10, components: 2, surplus: 1 },
    genuine: [[0.1, 0.2], [0.3]],
    impostor: [
      [0.5, 0.2],
      [0.4, 0.1],
    ],
  };

  it("count genuine trials beyond the code's reach and impostors' within, the reach itself included", () => {
    const { frr, far } = commitmentRates(trials, 0.2, stream);
    expect([frr, far].map(counted)).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it("are the same over the strength of the correction", () => {
    const at = (reach: number) => {
      const { frr, far, reach: said } = correctedRates(trials, reach);
      return [said, ...counted(frr), ...counted(far)];
    };
    expect(at(0.2)).toEqual([0.2, 1, 3, 2, 4]);
    expect(at(0.3)).toEqual([0.3, 0, 3, 2, 4]);
    expect(at(0.05)).toEqual([0.05, 3, 3, 0, 4]);
  });
});

describe("a rate over fingers", () => {
  it("has the rule of three over the fingers where no trial had the event, or all", () => {
    const ten = (event: boolean) => Array.from({ length: 10 }, () => [event, event]);
    expect(fingerRate(ten(false), stream)).toMatchObject({ count: 0, n: 20, value: 0, byFinger: { low: 0, high: 0.3 } });
    expect(fingerRate(ten(true), stream)).toMatchObject({ count: 20, n: 20, value: 1, byFinger: { low: 0.7, high: 1 } });
  });

  it("leaves out fingers without a trial", () => {
    const fingers = [[true], [], [true], [], [true], [true]];
    expect(fingerRate(fingers, stream).byFinger).toEqual({ low: 0.25, high: 1 });
  });

  it("draws whole fingers", () => {
    // of two fingers, one with every event and one with none, a quarter of the draws has the one twice and a quarter the other
    expect(
      fingerRate(
        [
          [true, true],
          [false, false],
        ],
        stream,
      ),
    ).toMatchObject({ value: 0.5, byFinger: { low: 0, high: 1 } });
  });

  it("has none of anything where nothing was tried", () => {
    expect(fingerRate([[]], stream)).toEqual({ count: 0, n: 0, value: null, interval: null, byFinger: null });
  });
});
