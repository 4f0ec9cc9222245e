import { expect, it } from "vitest";
import { createImage } from "../../src/prints/grayImage.js";
import { wipe } from "../../src/prints/wipe.js";
import { createStream } from "../../src/random/createStream.js";

const image = createImage(60, 60);
const area = new Uint8Array(3600).fill(1);
const gone = (share: number) => wipe(image, area, share, createStream(1, "wipe")).data.filter((value) => value > 0).length / 3600;

it("wipes nothing at a share of 0, all at 1, and no more than a patch beyond the share between", () => {
  expect(gone(0)).toBe(0);
  expect(gone(1)).toBe(1);
  expect(gone(0.3)).toBeGreaterThanOrEqual(0.3);
  expect(gone(0.3)).toBeLessThan(0.3 + (Math.PI * 30 ** 2) / 3600);
});

it("refuses a share that cannot be reached, and an area of another picture", () => {
  for (const share of [1.01, -0.1, Number.NaN])
    expect(() => gone(share)).toThrow(`wipe: share must be from 0 to 1; got ${share}`);
  const larger = new Uint8Array(3601).fill(1);
  expect(() => wipe(image, larger, 1, createStream(1, "wipe"))).toThrow(
    "wipe: area must have a value for each of the 3600 pixels; got 3601",
  );
});
