import fc from "fast-check";
import { expect, test } from "vitest";
import { naturalOrder } from "../../src/prints/naturalOrder.js";

test("2 comes before 10, and names that differ only in leading zeros keep an order", () => {
  const names = ["a10", "a2", "b1", "10", "9", "a02", "a2b", "a"];
  expect(names.sort(naturalOrder)).toEqual(["9", "10", "a", "a02", "a2", "a2b", "a10", "b1"]);
});

test("is a total order", () => {
  const name = fc.string({ unit: fc.constantFrom("0", "1", "2", "a", "_", "B"), maxLength: 6 });
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) || 0);
      expect(naturalOrder(a, b) === 0).toBe(a === b);
      if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) expect(naturalOrder(a, c)).toBeLessThan(0);
    }),
  );
});
