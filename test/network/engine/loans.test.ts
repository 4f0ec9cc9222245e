import { expect, it } from "vitest";
import { borrow, owe, settle } from "../../../src/network/engine/loans.js";

it("memory is lent again once it was given back, to whom it is enough for, the smallest first", () => {
  const [large, small] = [borrow(100), borrow(10)];
  expect([large.length, small.length]).toEqual([100, 10]);
  const [a, b] = [{}, {}];
  owe(a, [large]);
  owe(b, [small]);
  expect(borrow(5).buffer).not.toBe(small.buffer);
  settle(b);
  settle(a);
  const again = borrow(5);
  expect(again).toHaveLength(5);
  expect(again.buffer).toBe(small.buffer);
  expect(borrow(5).buffer).toBe(large.buffer);
  settle(a); // nothing is given back twice
  expect([large.buffer, small.buffer]).not.toContain(borrow(5).buffer);
});

it("memory that is too small is given up when more is asked for", () => {
  const small = borrow(10);
  const data = {};
  owe(data, [small]);
  settle(data);
  expect(borrow(11)).toHaveLength(11);
  expect(borrow(10).buffer).not.toBe(small.buffer);
});
