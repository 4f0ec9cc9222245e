import { describe, expect, it } from "vitest";
import { cleanVectors } from "../../src/minutiae/cleanVectors.js";
import { joinBreaks } from "../../src/minutiae/joinBreaks.js";
import { removeBridges } from "../../src/minutiae/removeBridges.js";
import { removeIslands } from "../../src/minutiae/removeIslands.js";
import { removeLakes } from "../../src/minutiae/removeLakes.js";
import { removeSpurs } from "../../src/minutiae/removeSpurs.js";
import { vectorize } from "../../src/minutiae/vectorize.js";
import { drawing, drawn, evenField } from "./drawing.js";

describe("what noise makes of ridges", () => {
  it("a short spur goes, and the ridge is one line again", () => {
    const cleaned = removeSpurs(vectorize(drawn(["....#......", ".....#.....", "###########"])), 4);
    expect(drawing(cleaned)).toEqual(["...........", "...........", "###########"]);
    expect(cleaned.lines).toHaveLength(1);
  });

  it("of two short branches the shorter goes, and what is left is long", () => {
    const rows = ["#.........", ".#........", "..########", ".#........"];
    expect(drawing(removeSpurs(vectorize(drawn(rows)), 4))).toEqual(["#.........", ".#........", "..########", ".........."]);
  });

  it("a break is joined where the ridges face one another, not where they pass", () => {
    const breakOf = { gap: 6, turn: (40 * Math.PI) / 180 };
    expect(drawing(joinBreaks(vectorize(drawn(["######....######"])), breakOf))).toEqual(["################"]);
    const passing = ["########......", "..............", "..............", "....##########"];
    expect(drawing(joinBreaks(vectorize(drawn(passing)), breakOf))).toEqual(passing);
    const wide = ["#####.......#####"];
    expect(drawing(joinBreaks(vectorize(drawn(wide)), breakOf))).toEqual(wide);
    const between = [".......#.......", ".......#.......", "######.#.######", ".......#.......", ".......#......."];
    expect(drawing(joinBreaks(vectorize(drawn(between)), breakOf))).toEqual(between);
  });

  it("of several breaks the narrowest is joined first, each ending once", () => {
    const rows = ["######..###...#####"];
    expect(joinBreaks(vectorize(drawn(rows)), { gap: 5, turn: 1 }).lines).toHaveLength(1);
  });

  it("a bridge across the ridges goes, one along them stays", () => {
    const rows = ["##########", "....#.....", "....#.....", "....#.....", "##########"];
    const bridge = { length: 8, across: (40 * Math.PI) / 180 };
    const without = ["##########", "..........", "..........", "..........", "##########"];
    expect(drawing(removeBridges(vectorize(drawn(rows)), evenField(10, 5, 0), bridge))).toEqual(without);
    expect(drawing(removeBridges(vectorize(drawn(rows)), evenField(10, 5, Math.PI / 2), bridge))).toEqual(rows);
  });

  it("a lake is closed, a loop at a ridge's end too; a wide one stays", () => {
    const lake = ["....###....", "####...####", "....###...."];
    expect(drawing(removeLakes(vectorize(drawn(lake)), 8))).toEqual(["....###....", "####...####", "..........."]);
    expect(removeLakes(vectorize(drawn(lake)), 8).lines).toHaveLength(1);
    expect(removeLakes(vectorize(drawn(lake)), 3).lines).toHaveLength(4);
    const balloon = [".....##.", "#####..#", ".....##."];
    expect(drawing(removeLakes(vectorize(drawn(balloon)), 8))).toEqual(["........", "#####...", "........"]);
  });

  it("an island goes, a longer ridge, a spur and a long ring stay", () => {
    const rows = ["###..######", "...........", "..##.......", ".#..#......", "..##......."];
    const left = ["#####.", ".....#", "#####."];
    expect(drawing(removeIslands(vectorize(drawn(rows)), 5)).slice(0, 2)).toEqual([".....######", "..........."]);
    expect(drawing(removeIslands(vectorize(drawn(rows)), 5)).slice(2)).toEqual(rows.slice(2));
    expect(drawing(removeIslands(vectorize(drawn(left)), 5))).toEqual(left);
  });

  it("what is exactly as long as the limit stays, and a gap exactly as wide is joined", () => {
    const spur = vectorize(drawn(["...#...", "...#...", "...#...", "#######"]));
    expect(removeSpurs(spur, 3).lines).toHaveLength(3);
    expect(removeSpurs(spur, 3.01).lines).toHaveLength(1);
    const island = vectorize(drawn(["####", "....", "###."]));
    expect(removeIslands(island, 2).lines).toHaveLength(2);
    expect(removeIslands(island, 3).lines).toHaveLength(1);
    expect(removeIslands(island, 3.01).lines).toHaveLength(0);
    const ladder = vectorize(drawn(["##########", "....#.....", "....#.....", "....#.....", "##########"]));
    const bridge = (length: number) => removeBridges(ladder, evenField(10, 5, 0), { length, across: 0.7 }).lines.length;
    expect([bridge(4), bridge(4.01)]).toEqual([5, 2]);
    const broken = vectorize(drawn(["######....######"]));
    expect([4.99, 5].map((gap) => joinBreaks(broken, { gap, turn: 0.5 }).lines.length)).toEqual([2, 1]);
  });

  it("all together leave a fork and an ending alone and take the rest away", () => {
    const rows = [
      "....................######################",
      "..................##......................",
      "##################........................",
      "..................##......................",
      "....................########....##########",
      "..........................................",
      "##########################................",
      "............#.............................",
      ".............#............................",
      "..................................######..",
    ];
    const clean = rows.map((row) => row.replace("########....##########", "#".repeat(22)));
    clean[7] = clean[8] = clean[9] = clean[5];
    expect(drawing(cleanVectors(vectorize(drawn(rows)), evenField(42, 10, 0)))).toEqual(clean);
  });

  it("does not change what it is given", () => {
    const vectors = vectorize(drawn(["#######..#", ".......#..", "#######.##"]));
    const before = JSON.stringify(vectors);
    cleanVectors(vectors, evenField(10, 3, 0));
    expect(JSON.stringify(vectors)).toBe(before);
  });
});
