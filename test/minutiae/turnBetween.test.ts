import { expect, test } from "vitest";
import { turnBetween } from "../../src/minutiae/turnBetween.js";

test("the turn from one direction to another goes the shorter way, and has a sign", () => {
  const degrees = (a: number, b: number) => (180 / Math.PI) * turnBetween((a * Math.PI) / 180, (b * Math.PI) / 180);
  expect(degrees(30, 10)).toBeCloseTo(20, 10);
  expect(degrees(10, 30)).toBeCloseTo(-20, 10);
  expect(degrees(350, 10)).toBeCloseTo(-20, 10);
  expect(degrees(10, 350)).toBeCloseTo(20, 10);
  expect(degrees(10, 730)).toBeCloseTo(0, 10);
  expect(Math.abs(degrees(0, 180))).toBeCloseTo(180, 10);
});
