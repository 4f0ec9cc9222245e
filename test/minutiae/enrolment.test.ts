import { describe, expect, it } from "vitest";
import { canEnrol, ENROLMENT } from "../../src/minutiae/enrolment.js";
import { extractMinutiae } from "../../src/minutiae/extractMinutiae.js";
import { LEAST_MINUTIAE } from "../../src/minutiae/limits.js";
import { createStream } from "../../src/random/createStream.js";
import { drawTemplate } from "./match/randomTemplates.js";

describe("who can be enrolled", () => {
  const clean = (count: number) => drawTemplate(1, count);

  it("is whoever shows 6 good minutiae, where nobody asks for more", () => {
    expect([5, 6, 14].map((count) => canEnrol(clean(count)))).toEqual([false, true, true]);
  });

  it("is by paper B's rule whoever shows 16, however good", () => {
    const paper = { minutiae: LEAST_MINUTIAE, quality: 0 };
    expect([14, 15, 16].map((count) => canEnrol(clean(count), paper))).toEqual([false, false, true]);
  });

  it("is nobody whose minutiae are too poor on average", () => {
    const print = clean(20);
    const of = (quality: number) => ({
      ...print,
      minutiae: print.minutiae.map((m, i) => ({ ...m, quality: i % 2 ? quality : 0 })),
    });
    expect(canEnrol(of(2.1 * ENROLMENT.quality))).toBe(true);
    expect(canEnrol(of(1.9 * ENROLMENT.quality))).toBe(false);
  });

  it("is not a picture of noise, in which hundreds of poor minutiae are found", () => {
    const stream = createStream(1, "test/noise");
    const noise = {
      width: 160,
      height: 160,
      dpi: 500,
      data: Float32Array.from({ length: 160 * 160 }, () => 255 * stream.uniform()),
    };
    const template = extractMinutiae(noise);
    expect(template.minutiae.length).toBeGreaterThan(LEAST_MINUTIAE);
    expect(canEnrol(template)).toBe(false);
  });
});
