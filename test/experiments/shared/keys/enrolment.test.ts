import { describe, expect, it } from "vitest";
import { enrolment } from "../../../../experiments/shared/keys/enrolment.js";

const data = (fingers: number, impressions = 2) => {
  const names = Array.from({ length: fingers }, (_, f) => `f${f}`);
  const prints = names.flatMap((finger) =>
    Array.from({ length: impressions }, (_, i) => ({ finger, impression: `${i}`, file: "" })),
  );
  return { name: "set", fingers: names, prints };
};
const of = (there: number, fingers: number, unknown: number) => {
  const { enrolled, unknown: unknownInputs } = enrolment(data(there), { fingers, unknown });
  return [enrolled, unknownInputs];
};

describe("the fingers enrolled and the unknown ones", () => {
  it("are as many as asked for where there are enough", () => {
    expect(of(30, 20, 10)).toEqual([20, 10]);
    expect(of(99, 4, 1)).toEqual([4, 1]);
    expect(of(20, 20, 0)).toEqual([20, 0]);
  });
  it("are half and half at most in a short data set", () => {
    expect(of(10, 20, 10)).toEqual([5, 5]);
    expect(of(11, 20, 10)).toEqual([6, 5]);
    expect(of(10, 20, 3)).toEqual([7, 3]);
    expect(of(25, 20, 10)).toEqual([15, 10]);
  });
  it("leave two to be enrolled", () => {
    expect(of(3, 20, 10)).toEqual([2, 1]);
    expect(of(2, 20, 10)).toEqual([2, 0]);
  });
  it("need two fingers of two impressions", () => {
    expect(() => enrolment(data(9, 1), { fingers: 2, unknown: 1 })).toThrow("at least 2 fingers with 2 impressions each");
  });
});
