import { describe, expect, test } from "vitest";
import { requireMemory } from "../../../src/network/features/requireMemory.js";

describe("requireMemory", () => {
  test("lets through what fits", () => {
    requireMemory(2 ** 30, "features of 5000 prints", ["batch"], 2 ** 31);
    requireMemory(1, "one byte", ["batch"]);
  });

  test("names what does not fit and the settings that lower it", () => {
    expect(() =>
      requireMemory(3 * 2 ** 30, "features of 15000 prints", ["input.copies", "impressions", "fingers"], 2 ** 30),
    ).toThrow("features of 15000 prints take 3.0 GiB of memory and 1.0 GiB are free; lower input.copies, impressions or fingers");
  });
});
