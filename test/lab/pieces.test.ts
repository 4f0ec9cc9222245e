import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { keepPieces, ShardDone } from "../../src/lab/pieces.js";
import { silent } from "../../src/lab/progress.js";
import { StageCache } from "../../src/lab/stageCache.js";

const squares = [0, 1, 4, 9, 16];

let folder: string;
let cache: StageCache;
let computed: number[];
let run: (shard?: { index: number; count: number }, force?: boolean, first?: number) => Promise<number[]>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ridgelab-pieces-"));
  cache = new StageCache(folder);
  run = (shard, force, first) => {
    computed = [];
    const square = async (places: readonly number[], done: (place: number, result: number) => void): Promise<void> => {
      for (const place of places) done(place, place ** 2);
      computed.push(...places);
    };
    return keepPieces(squares.length, square, { name: "work", key: "k", cache, reporter: silent, shard, force, first });
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

const kept = (): string[] => readdirSync(join(folder, "pieces", "k")).sort();

describe("keepPieces", () => {
  test("computes a shard's pieces only, and puts all shards' together", async () => {
    await expect(run({ index: 2, count: 2 })).rejects.toThrow(new ShardDone('3 of 5 pieces of "work"'));
    expect(kept()).toEqual(["1.bin", "3.bin"]);
    expect(await run({ index: 1, count: 2 })).toEqual(squares);
    expect(computed).toEqual([0, 2, 4]);
    expect(kept().length).toBe(5);
    expect(await run()).toEqual(squares);
    expect(computed).toEqual([]);
  });

  test("takes what another shard has finished meanwhile", async () => {
    const others = async (places: readonly number[], done: (place: number, result: number) => void): Promise<void> => {
      for (const place of [1, 3]) cache.storePiece("k", place, [place ** 2]);
      for (const place of places) done(place, place ** 2);
    };
    const context = { name: "work", key: "k", cache, reporter: silent, shard: { index: 1, count: 2 } };
    expect(await keepPieces(5, others, context)).toEqual(squares);
  });

  test("keeps no file for what is computed at once, where nothing is cut", async () => {
    expect(await run()).toEqual(squares);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("makes a thousand pieces at most, each of as many items", async () => {
    const one = { name: "work", key: "k", cache, reporter: silent, shard: { index: 1, count: 1000 } };
    const places: number[] = [];
    const compute = async (own: readonly number[], done: (place: number, result: number) => void): Promise<void> => {
      places.push(...own);
      for (const place of own) done(place, -place);
    };
    await expect(keepPieces(2500, compute, one)).rejects.toThrow("833 of 834 pieces");
    expect(places).toEqual([0, 1, 2]);
    expect(cache.loadPiece("k", 0)).toEqual({ value: [-0, -1, -2] });
  });

  test("keeps the pieces of a stage's second list apart from those of its first", async () => {
    await expect(run({ index: 1, count: 5 }, false, 0)).rejects.toThrow(ShardDone);
    await expect(run({ index: 1, count: 5 }, false, 5)).rejects.toThrow(ShardDone);
    expect(kept()).toEqual(["0.bin", "5.bin"]);
  });

  test("computes again, with force, what an interrupted run has left", async () => {
    for (const index of squares.keys()) cache.storePiece("k", index, [77]);
    expect(await run()).toEqual([77, 77, 77, 77, 77]);
    expect(await run(undefined, true)).toEqual(squares);
  });
});
