import danfo from "danfojs-node";
import { expect, it } from "vitest";
import { type DataFrame, labFrame } from "../../src/tables/frame.js";

const rows = [
  ["Sobel", 3, 0.5],
  ["Gabor", 1, 2.25],
  ["median", 2, -1],
];
const columns = ["filter", "rank", "gain"];

/** danfojs-node 1.2.0, which the lab's own frame stands in for. */
const peer = (): DataFrame => new danfo.DataFrame(rows, { columns }) as unknown as DataFrame;

it("the lab's own frame says of its rows and columns what danfojs's says", () => {
  const own = labFrame(rows, columns);
  for (const frame of [own, peer()]) {
    expect(frame.columns).toEqual(columns);
    expect(frame.shape).toEqual([3, 3]);
    expect(frame.head(2).values).toEqual(rows.slice(0, 2));
    expect(frame.tail(1).values).toEqual(rows.slice(2));
    expect([...Array.from(frame.column("filter").values)]).toEqual(["Sobel", "Gabor", "median"]);
    const { sum, mean, min, max } = Object.fromEntries(
      (["sum", "mean", "min", "max"] as const).map((name) => [name, frame.column("gain")[name]()]),
    );
    expect([sum, mean, min, max].map((value) => Number(value.toFixed(6)))).toEqual([1.75, 0.583333, -1, 2.25]);
    expect(frame.sortValues("rank").values).toEqual([rows[1], rows[2], rows[0]]);
    expect(frame.sortValues("gain", { ascending: false }).values).toEqual([rows[1], rows[0], rows[2]]);
  }
});

it("its empty cells sort last and do not count", () => {
  const frame = labFrame([[null], [4], [2]], ["n"]);
  expect(frame.sortValues("n").values).toEqual([[2], [4], [null]]);
  expect(frame.column("n").mean()).toBe(3);
});

it("a column that it does not have is refused with those that it has", () => {
  expect(() => labFrame([], ["a", "b"]).column("c")).toThrow('a frame\'s column must be one of a, b; got "c"');
});
