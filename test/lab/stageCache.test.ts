import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { whileRunning } from "../../src/lab/running.js";
import { describeChange, type Ingredients, StageCache, stageKey } from "../../src/lab/stageCache.js";

const ingredients: Ingredients = {
  stage: "experiments/sample/enhance",
  name: "enhance",
  config: { gabor: { sigmaX: 4 }, windows: [3, 5] },
  data: "abc",
  given: { splitBy: "image" },
  stream: { seed: 1, name: "sample/enhance" },
  inputs: { chosen: "k1" },
  code: { "src/filters/gabor": "d1", "image-js": "1.7.0" },
  engine: "node 20",
};

const freshCache = () => new StageCache(mkdtempSync(join(tmpdir(), "ridgelab-")));

function onlyFile(cache: StageCache): string {
  const [name] = readdirSync(cache.folder, { recursive: true })
    .map(String)
    .filter((n) => n.endsWith(".bin"));
  return join(cache.folder, name!);
}

describe("the stage cache", () => {
  it("gives back typed arrays and nested values as they were stored", () => {
    const cache = freshCache();
    const value = { image: new Float32Array([0.1, -2]), counts: new Map([["a", 1]]), list: [{ x: null, y: undefined }] };
    cache.store("ab12", value);
    expect(cache.load("ab12")).toEqual({ value });
    expect(cache.load("cd34")).toBeUndefined();
  });

  // Nobody, not even root, may make folders there.
  it.skipIf(process.platform !== "linux")("keeps nothing in a folder that cannot be written, and says so once", () => {
    const lines: string[] = [];
    const cache = new StageCache("/sys/ridgelab", (line) => lines.push(line));
    cache.store("ab12", [1]);
    cache.storePiece("ab12", 0, [1]);
    cache.remember(ingredients);
    expect([cache.load("ab12"), lines]).toEqual([
      undefined,
      ["  /sys/ridgelab cannot be written: results of stages are not kept"],
    ]);
  });

  it.each<[string, (path: string) => void]>([
    ["is a file", (path) => writeFileSync(path, "mine")],
    ["is a link to nothing", (path) => symlinkSync("nothing", path)],
    ["is a link to a file", (path) => symlinkSync("/dev/null", path)],
    ["is a link in a circle", (path) => symlinkSync(path, path)],
  ])("keeps nothing where its folder %s, says so once, and the work goes on", async (_, make) => {
    const path = join(mkdtempSync(join(tmpdir(), "ridgelab-")), ".cache");
    make(path);
    const lines: string[] = [];
    const cache = new StageCache(path, (line) => lines.push(line));
    const work = async () => {
      cache.store("ab12", [1]);
      cache.storeCheckpoint("ab12", [1]);
      cache.storePiece("ab12", 0, [1]);
      cache.dropPieces("ab12");
      cache.dropCheckpoint("ab12");
      cache.remember(ingredients);
      return [cache.has("ab12"), cache.load("ab12"), cache.loadCheckpoint("ab12"), cache.last(ingredients)];
    };
    expect(await whileRunning(path, "sample", work)).toEqual([false, undefined, undefined, undefined]);
    expect(lines).toEqual([`  ${path} cannot be written: results of stages are not kept`]);
  });

  it("notices a file cut short at any length and a flipped byte anywhere, and then has nothing", () => {
    const cache = freshCache();
    cache.store("ab12", [1, 2, 3]);
    const whole = readFileSync(onlyFile(cache));
    for (let length = 0; length < whole.length; length++) {
      cache.store("ab12", [1, 2, 3]);
      truncateSync(onlyFile(cache), length);
      expect(cache.load("ab12"), `cut to ${length}`).toBeUndefined();
      expect(cache.has("ab12")).toBe(false);
    }
    for (let at = 0; at < whole.length; at++) {
      cache.store("ab12", [1, 2, 3]);
      const changed = Buffer.from(whole);
      changed[at]! ^= 0x10;
      writeFileSync(onlyFile(cache), changed);
      expect(cache.load("ab12"), `byte ${at}`).toBeUndefined();
    }
  });
});

it("a result that another user stored is used where this one may only read it, and one that is damaged is not", () => {
  if (process.getuid?.() !== 0) return; // only root can be another user
  const cache = freshCache();
  cache.store("ab12", [1]);
  cache.store("cd34", [2]);
  cache.storeCheckpoint("ab12", [3]);
  writeFileSync(join(cache.folder, "stages", "cd", "cd34.bin"), "damaged");
  for (const name of readdirSync(cache.folder, { recursive: true, encoding: "utf8" })) {
    const path = join(cache.folder, name);
    chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
  }
  chmodSync(cache.folder, 0o755);
  process.seteuid!(65534);
  try {
    expect(cache.load("ab12")).toEqual({ value: [1] });
    expect(cache.load("cd34")).toBeUndefined();
    expect(() => cache.dropCheckpoint("ab12")).not.toThrow();
    expect(() => cache.dropPieces("ab12")).not.toThrow();
  } finally {
    process.seteuid!(0);
  }
});

describe("a stage's key", () => {
  it("does not depend on the order in which settings are written", () => {
    const reordered = { ...ingredients, config: { windows: [3, 5], gabor: { sigmaX: 4 } } };
    expect(stageKey(reordered)).toBe(stageKey(ingredients));
  });

  it("changes with every ingredient, and the change is said in words", () => {
    const changes: [Partial<Ingredients>, string][] = [
      [{ config: { gabor: { sigmaX: 5 }, windows: [3, 5] } }, "gabor.sigmaX 4 → 5 changed"],
      [{ data: "abd" }, "the data set changed"],
      [{ stream: { seed: 2, name: "sample/enhance" } }, "seed 1 → 2 changed"],
      [{ given: { splitBy: "impression" } }, 'splitBy "image" → "impression" changed'],
      [{ inputs: { chosen: "k2" } }, "stage chosen changed"],
      [{ code: { ...ingredients.code, "image-js": "1.8.0" } }, "code image-js changed"],
      [{ engine: "node 22" }, "node 20 → node 22 changed"],
    ];
    for (const [change, words] of changes) {
      const now = { ...ingredients, ...change };
      expect(stageKey(now)).not.toBe(stageKey(ingredients));
      expect(describeChange(ingredients, now)).toBe(words);
    }
    expect(describeChange(ingredients, ingredients)).toBe("its cached result is gone");
  });
});
