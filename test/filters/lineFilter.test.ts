import { describe, expect, it } from "vitest";
import { JOB, LineKernels, lineFilter } from "../../src/filters/lineFilter.js";
import { createStream } from "../../src/random/index.js";

const [WIDTH, HEIGHT] = [40, 30];
const random = createStream(1, "test/line-filter");

interface Kernel {
  readonly middle: number;
  readonly offsets: number[];
  readonly weights: number[];
}

/** As the docstring says it, a pixel at a time. */
function byHand(picture: Float32Array, jobs: readonly { pixel: number; count: number; kernels: readonly Kernel[] }[]) {
  let from: readonly number[] = [...picture];
  for (const pass of [0, 1]) {
    const to = [...from];
    for (const { pixel, count, kernels } of jobs) {
      const { middle, offsets, weights } = kernels[pass];
      for (let p = pixel; p < pixel + count; p++) {
        let sum = middle * from[p];
        offsets.forEach((offset, k) => {
          sum += weights[k] * (from[p + offset] + from[p - offset]);
        });
        to[p] = Math.fround(sum);
      }
    }
    from = to;
  }
  return from;
}

describe("lineFilter", () => {
  it("gives the bits of two passes in JavaScript, for four neighbours and for one", () => {
    const picture = Float32Array.from({ length: WIDTH * HEIGHT }, () => 255 * random.uniform());
    const kernels: Kernel[] = Array.from({ length: 12 }, (_, i) => ({
      middle: random.uniform(),
      offsets: Array.from({ length: i }, (_, k) => (k % 2) * WIDTH + k), // the first is its middle alone
      weights: Array.from({ length: i }, () => random.uniform() - 0.5),
    }));
    const bank = new LineKernels();
    const places = kernels.map((kernel) => bank.add(kernel));
    const draw = () => Math.floor(kernels.length * random.uniform());
    const jobs = Array.from({ length: 25 }, (_, i) => {
      const pixel = (3 + (i % 20)) * WIDTH + 12 + 4 * Math.floor(i / 20);
      return { pixel, count: i % 3 === 0 ? 1 : 4, kernels: [draw(), draw()] };
    });
    const room = lineFilter(picture.length, jobs.length + 2); // with a gap between fours and ones
    room.picture.set(picture);
    let [fours, ones] = [0, room.jobs.length];
    for (const { pixel, count, kernels: which } of jobs) {
      const at = count === 4 ? fours : ones - JOB;
      room.jobs.set([8 * pixel, ...which.map((k) => places[k])], at);
      if (count === 4) fours += JOB;
      else ones -= JOB;
    }
    const expected = byHand(
      picture,
      jobs.map((job) => ({ ...job, kernels: job.kernels.map((k) => kernels[k]) })),
    );
    const result = room.filterTwice(bank, fours, ones);
    for (const { pixel, count } of jobs)
      expect([...result.subarray(pixel, pixel + count)]).toEqual(expected.slice(pixel, pixel + count));
  });

  it("does nothing without a job", () => {
    const room = lineFilter(9, 0);
    room.picture.fill(7);
    expect([...room.filterTwice(new LineKernels(), 0, 0)]).toEqual(new Array(9).fill(7));
  });

  it("serves a picture after one that is too large to keep its room", () => {
    const kernels = new LineKernels();
    const place = kernels.add({ middle: 2, offsets: [], weights: [] });
    for (const pixels of [5_000_000, 6]) {
      const room = lineFilter(pixels, 1);
      room.picture.fill(3);
      room.jobs.set([8 * 5, place, place]);
      expect(room.filterTwice(kernels, 0, 0)[5]).toBe(12);
    }
  });
});
