import { describe, expect, it } from "vitest";
import { keyOutcomes, outcomesOf } from "../../../../experiments/shared/keys/keyOutcomes.js";
import type { KeyTrial } from "../../../../experiments/shared/keys/keyTrial.js";
import { createStream } from "../../../../src/random/createStream.js";
import { runStage } from "../runStage.js";

function trial(enrolled: boolean, finger: string, predicted: string, accepted: boolean): KeyTrial {
  return { finger, impression: "1", copy: 0, enrolled, predicted, score: 0, threshold: 0, accepted };
}

const of = (trials: readonly KeyTrial[]) => outcomesOf("a scheme", trials, createStream(1, "a test"));

describe("which key a print gets", () => {
  const outcomes = of([
    trial(true, "a", "a", true),
    trial(true, "a", "a", true),
    trial(true, "b", "b", false),
    trial(true, "b", "a", true),
    trial(true, "b", "a", false),
    trial(false, "c", "a", true),
    trial(false, "c", "b", false),
    trial(false, "d", "b", false),
  ]);
  const counted = ({ count, n }: { count: number; n: number }) => [count, n];

  it("is its own where it is accepted as its own finger", () => expect(counted(outcomes.ownKey)).toEqual([2, 5]));
  it("is another's where it is accepted as another finger", () => expect(counted(outcomes.otherKey)).toEqual([1, 5]));
  it("is none where it is not accepted, whichever finger is named", () => expect(counted(outcomes.noKey)).toEqual([2, 5]));
  it("is lost where it is none or another's", () => expect(counted(outcomes.frr)).toEqual([3, 5]));
  it("is told apart from which finger is named", () => expect(counted(outcomes.named)).toEqual([3, 5]));
  it("is counted apart for fingers that nobody enrolled", () => expect(counted(outcomes.unknownKey)).toEqual([1, 3]));
  it("comes with the number of fingers", () => expect([outcomes.fingers, outcomes.unknownFingers]).toEqual([2, 2]));

  it("has an interval over fingers: bootstrap, or the rule of three over them where all or none had it", () => {
    // of two fingers a draw takes one twice in half of the replicates: 2/2 or 0/3
    expect(outcomes.ownKey.byFinger).toEqual({ low: 0, high: 1 });
    const same = Array.from({ length: 10 }, (_, f) => trial(true, `${f}`, `${f}`, true));
    expect(of(same).ownKey.byFinger).toEqual({ low: 0.7, high: 1 });
    expect(of(same).noKey.byFinger).toEqual({ low: 0, high: 0.3 });
  });

  it("has no rate where no print of an unknown finger was tried", () => {
    const { unknownKey, ownKey } = of([trial(true, "a", "a", true)]);
    expect(unknownKey).toEqual({ count: 0, n: 0, value: null, interval: null, byFinger: null });
    expect(ownKey.value).toBe(1);
  });

  it("is counted for the scheme chosen first, then for the stand-in where it is another", async () => {
    const [right, wrong] = [[trial(true, "a", "a", true)], [trial(true, "a", "b", true)]];
    const given = { scheme: { identify: "ann", features: "tuned" } } as const;
    const both = await runStage(keyOutcomes, { inputs: { chosen: right, standIn: wrong }, given });
    expect(both.map(({ scheme, frr }) => [scheme, frr.value])).toEqual([
      ["deep ANN, tuned features", 0],
      ["nearest mean, pretrained features", 1],
    ]);
    expect(await runStage(keyOutcomes, { inputs: { chosen: right, standIn: undefined }, given })).toHaveLength(1);
  });
});
