import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mapPieces, ShardDone } from "../../src/lab/pieces.js";
import { closePool } from "../../src/lab/pool.js";
import { createReporter } from "../../src/lab/progress.js";
import { StageCache } from "../../src/lab/stageCache.js";
import { task } from "../../src/lab/task.js";
import type { normalQuantile } from "../../src/random/normalQuantile.js";

const quantile = task<typeof normalQuantile>(import.meta.url, "../../src/random/normalQuantile.js");
const items = [0.1, 0.2, 0.3, 0.4, 0.5];

let folder: string;
let run: (shard?: { index: number; count: number }, force?: boolean) => Promise<number[]>;
let cache: StageCache;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ridgelab-pieces-"));
  cache = new StageCache(folder);
  const context = { name: "work", key: "k", cache, reporter: createReporter({ quiet: true }) };
  run = (shard, force) => mapPieces(quantile, items, (p) => [p], { ...context, shard, force });
});
afterAll(async () => {
  await closePool();
  rmSync(folder, { recursive: true });
});

describe("mapPieces", () => {
  test("computes a shard's items only, and puts all shards' together", async () => {
    const kept = () => readdirSync(join(folder, "pieces", "k")).sort();
    await expect(run({ index: 2, count: 2 })).rejects.toThrow(ShardDone);
    expect(kept()).toEqual(["1.bin", "3.bin"]);
    const merged = await run({ index: 1, count: 2 });
    expect(kept().length).toBe(5);
    rmSync(join(folder, "pieces"), { recursive: true });
    expect(await run()).toEqual(merged);
    expect(merged[4]).toBe(0);
  });

  test("computes again, with force, what an interrupted run has left, and of a shard its own only", async () => {
    for (const index of items.keys()) cache.storePiece("k", index, 77);
    expect(await run()).toEqual([77, 77, 77, 77, 77]);
    const shard = await run({ index: 1, count: 2 }, true);
    expect(shard.map((value) => value === 77)).toEqual([false, true, false, true, false]);
    for (const index of items.keys()) cache.storePiece("k", index, 77);
    expect(await run(undefined, true)).not.toContain(77);
  });
});
