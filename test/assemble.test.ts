import { describe, expect, it } from "vitest";
import { assemble, get, growTo, I32, set } from "../src/assemble.js";

describe("growTo", () => {
  const { memory } = assemble({ pages: 1, parameters: [I32], locals: [], code: [...get(0), ...set(0)] });

  it("grows by a quarter at least, and not at all where there is room", () => {
    growTo(memory, 2 ** 16);
    expect(memory.buffer.byteLength).toBe(2 ** 16);
    growTo(memory, 8 * 2 ** 16);
    growTo(memory, 8 * 2 ** 16 + 1);
    expect(memory.buffer.byteLength).toBe(10 * 2 ** 16);
  });

  it("says so where a picture needs more than there can be", () => {
    expect(() => growTo(memory, 5 * 2 ** 30)).toThrow(
      "the picture is too large: filtering it takes 5.0 GiB at once, 4 are possible",
    );
  });
});
