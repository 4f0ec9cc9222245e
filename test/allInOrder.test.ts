import { describe, expect, test } from "vitest";
import { allInOrder } from "../src/allInOrder.js";

const later = <T>(ms: number, run: () => T): Promise<T> => new Promise((done) => setTimeout(done, ms)).then(run);
const fail = (what: string) => (): never => {
  throw new Error(what);
};

describe("allInOrder", () => {
  test("gives all results in the list's order", async () => {
    expect(await allInOrder([later(10, () => "a"), later(0, () => "b")])).toEqual(["a", "b"]);
  });

  test("throws the first failure of the list, though another came before it", async () => {
    await expect(allInOrder([later(0, () => 1), later(20, fail("second")), later(0, fail("third"))])).rejects.toThrow("second");
  });
});
