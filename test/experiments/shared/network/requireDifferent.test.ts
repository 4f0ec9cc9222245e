import { expect, test } from "vitest";
import { requireDifferent } from "../../../../experiments/shared/network/requireDifferent.js";

const picture = (...data: number[]) => ({ width: data.length, height: 1, data: Uint8Array.from(data) });

test("prints of which the network sees one picture only are refused in words of the data set", () => {
  expect(() => requireDifferent("set", [picture(1, 2), picture(1, 2), picture(1, 3)])).not.toThrow();
  expect(() => requireDifferent("set", [picture(1, 2), picture(1, 2)])).toThrow(
    "set: its prints must differ; got 2 that are the same picture to the network",
  );
  expect(() => requireDifferent("set", [picture(0, 0), picture(0, 0), picture(0, 0)])).toThrow(
    /^set: its prints must differ; got 3 that are the same picture to the network, without any ridges$/,
  );
});
