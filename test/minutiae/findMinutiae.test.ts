import { describe, expect, it } from "vitest";
import { findMinutiae } from "../../src/minutiae/findMinutiae.js";
import { vectorize } from "../../src/minutiae/vectorize.js";
import { drawn } from "./drawing.js";

const found = (rows: string[]) =>
  findMinutiae(vectorize(drawn(rows))).map(({ x, y, type, direction }) => ({
    x,
    y,
    type,
    degrees: Math.round((direction * 180) / Math.PI),
  }));

describe("minutiae of a skeleton", () => {
  it("an ending points along its ridge, counter-clockwise as seen", () => {
    expect(found(["................", "...##########...", "................"])).toEqual([
      { x: 3, y: 1, type: "ending", degrees: 0 },
      { x: 12, y: 1, type: "ending", degrees: 180 },
    ]);
    const upwards = ["......#", ".....#.", "....#..", "...#...", "..#....", ".#.....", "#......"];
    expect(found(upwards)).toEqual([
      { x: 6, y: 0, type: "ending", degrees: 225 },
      { x: 0, y: 6, type: "ending", degrees: 45 },
    ]);
  });

  it("a fork points into the valley between its branches", () => {
    const rows = [
      "...........#######",
      ".........##.......",
      "#########.........",
      ".........##.......",
      "...........#######", //
    ];
    const forks = found(rows).filter(({ type }) => type === "bifurcation");
    expect(forks).toEqual([{ x: 8, y: 2, type: "bifurcation", degrees: 0 }]);
    const turned = found(rows.map((row) => [...row].reverse().join(""))).filter(({ type }) => type === "bifurcation");
    expect(turned).toEqual([{ x: 9, y: 2, type: "bifurcation", degrees: 180 }]);
  });

  it("neither crossings nor closed ridges nor single pixels are minutiae", () => {
    expect(found(["..#..", "..#..", "#####", "..#..", "..#.."]).every(({ type }) => type === "ending")).toBe(true);
    expect(found([".##.", "#..#", ".##."])).toEqual([]);
    expect(found(["...", ".#.", "..."])).toEqual([]);
  });
});
