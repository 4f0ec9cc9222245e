import { describe, expect, test } from "vitest";
import { gridCells } from "../../src/keys/gridCells.js";
import { routePassword } from "../../src/keys/routePassword.js";
import { simulateMaster } from "../../src/minutiae/simulateMaster.js";
import { simulateReading } from "../../src/minutiae/simulateReading.js";
import { createStream } from "../../src/random/createStream.js";
import { exact } from "../../src/routes/exact.js";
import { numbered } from "../../src/routes/numbered.js";

type Points = readonly { readonly x: number; readonly y: number }[];

/** SHA-256 of the coordinates that the proven shortest route visits on the grid; the points of a cell one after the other. */
function gridPassword(points: Points, cell: number): string {
  const counts = new Map<string, number>();
  for (const { x, y } of points) {
    const key = `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const cells = numbered(
    [...counts.keys()].map((key) => {
      const [x, y] = key.split(" ").map(Number);
      return { x: x!, y: y! };
    }),
  ).points;
  const order = cells.length < 2 ? [0] : exact({ points: cells }).order;
  const visits = order.flatMap((i) => new Array<typeof i>(counts.get(`${cells[i]!.x} ${cells[i]!.y}`)!).fill(i));
  return routePassword(visits.flatMap((i) => [cells[i]!.x + 32768, cells[i]!.y + 32768]));
}

describe("the cells of a grid", () => {
  test.each([30, 100, 150])("are equal exactly when passwords of the optimal route over them are: cells of %i px", (cell) => {
    const stream = createStream(1, `grid of ${cell}`);
    const prints = Array.from({ length: 12 }, () => simulateMaster(6, stream)).flatMap((master) => [
      master.minutiae,
      simulateReading(master, { noise: 2 }, stream).template.minutiae,
      master.minutiae.toReversed(),
    ]);
    const cells = prints.map((points) => gridCells(points, cell));
    const passwords = prints.map((points) => gridPassword(points, cell));
    let equal = 0;
    for (const i of prints.keys()) {
      for (let j = 0; j < i; j++) {
        expect(passwords[i] === passwords[j]).toBe(cells[i] === cells[j]);
        if (cells[i] === cells[j]) equal++;
      }
    }
    expect(equal).toBeGreaterThanOrEqual(12);
  });

  test("hold so many points each: two in one cell and one in the other are not one and two", () => {
    const [left, right] = [
      { x: 5, y: 5 },
      { x: 15, y: 5 },
    ];
    expect(gridCells([left, left, right], 10)).not.toBe(gridCells([left, right, right], 10));
    expect(gridPassword([left, left, right], 10)).not.toBe(gridPassword([left, right, right], 10));
    expect(gridCells([left, right, left], 10)).toBe(gridCells([right, left, left], 10));
  });
});
