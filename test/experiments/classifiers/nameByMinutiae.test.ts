import { describe, expect, it } from "vitest";
import { nameByMinutiae } from "../../../experiments/classifiers/nameByMinutiae.js";
import type { Minutia, Template } from "../../../src/minutiae/template.js";
import { createStream } from "../../../src/random/createStream.js";

const FINGERS = ["left", "right", "third"];
const stream = createStream(1, "test/nameByMinutiae");
const masters = FINGERS.map(() => Array.from({ length: 30 }, minutia));
const items = FINGERS.flatMap((finger) =>
  ["1", "2"].flatMap((impression) => [0, 1].map((copy) => ({ finger, impression, copy }))),
);
const templates = masters.flatMap((master) => [
  template(master),
  template(master.map(({ x, ...rest }) => ({ ...rest, x: x + 7 }))),
]);
const labels = items.map(({ finger }) => FINGERS.indexOf(finger));
const side = (impression: string) => items.flatMap((item, i) => (item.impression === impression ? [i] : []));

describe("naming prints by their minutiae", () => {
  it("finds the finger that another impression was enrolled of, for a print and for its copy", () => {
    const test = side("2");
    const named = nameByMinutiae(items, templates, { training: side("1"), test }, labels);
    expect([...named]).toEqual(test.map((i) => labels[i]));
  });

  it("names one of the enrolled fingers where its own is not enrolled", () => {
    const training = side("1").filter((i) => labels[i] !== 2);
    const [named] = nameByMinutiae(items, templates, { training, test: [items.length - 1] }, labels);
    expect([0, 1]).toContain(named);
  });

  it("names the first of two that match equally", () => {
    const same = [templates[0]!, templates[2]!, templates[0]!, templates[4]!, templates[1]!, templates[5]!];
    // Prints: left 1, left 2 (another finger's), right 1 (as left 1), right 2, third 1 (of left), third 2.
    const training = [0, 4];
    const [named] = nameByMinutiae(items, same, { training, test: [8] }, labels);
    expect(named).toBe(labels[0]);
    const [other] = nameByMinutiae(items, same, { training: [4, 0], test: [8] }, labels);
    expect(other).toBe(labels[4]);
  });

  it("refuses templates that are not the prints'", () => {
    const sides = { training: side("1"), test: side("2") };
    expect(() => nameByMinutiae(items, templates.slice(1), sides, labels)).toThrow("5 templates are given for 6 prints");
  });
});

function minutia(): Minutia {
  const [x, y, direction] = [300, 300, 2 * Math.PI].map((most) => most * stream.uniform());
  return { type: "ending", x: x!, y: y!, direction: direction!, quality: 1 };
}

function template(minutiae: Minutia[]): Template {
  return { width: 320, height: 320, dpi: 500, minutiae };
}
