import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const KEPT = [
  "onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1",
  "onnxruntime-node/dist/binding.js",
  "zeromq/build/manifest.json",
  "zeromq/build/linux/x64/node/addon.node",
  "@tensorflow/tfjs-core/dist/tf-core.node.js",
  "@tensorflow/tfjs-core/dist/index.js",
  "@tensorflow/tfjs-core/dist/tensor.d.ts",
  "plotly.js/dist/plotly-cartesian.min.js",
  "plotly.js/package.json",
  "somebody-else/dist/tf-core.js",
];
const GONE = [
  "onnxruntime-node/bin/napi-v6/linux/arm64/libonnxruntime.so.1",
  "onnxruntime-node/bin/napi-v6/win32/x64/onnxruntime.dll",
  "zeromq/build/darwin/arm64/node/addon.node",
  "@tensorflow/tfjs-core/dist/tf-core.node.js.map",
  "@tensorflow/tfjs-core/dist/tf-core.fesm.min.js",
  "@tensorflow/tfjs-core/dist/tf-core.js",
  "plotly.js/dist/plotly.js",
  "somebody-else/dist/index.js.map",
];

/** A node_modules with all these files. */
function modules(): string {
  const folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
  for (const file of [...KEPT, ...GONE]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), "x");
  }
  return folder;
}

type Slim = (modules: string, machine?: { platform: string; arch: string }) => number;
const { slim } = (await import(new URL("../../tools/slim.js", import.meta.url).href)) as { slim: Slim };

it("what is never loaded on this machine is taken away, and nothing else", () => {
  const folder = modules();
  expect(slim(folder, { platform: "linux", arch: "x64" })).toBeGreaterThan(0);
  const left = (files: string[]) => files.filter((file) => existsSync(join(folder, file)));
  expect(left(KEPT)).toEqual(KEPT);
  expect(left(GONE)).toEqual([]);
  expect(slim(folder, { platform: "linux", arch: "x64" })).toBe(0);
});

it("on a machine that a package has no library for, all its libraries stay", () => {
  const folder = modules();
  slim(folder, { platform: "sunos", arch: "x64" });
  expect(existsSync(join(folder, GONE[0]!))).toBe(true);
});

it("a folder that is not there is no failure", () => {
  expect(slim(join(tmpdir(), "nowhere at all"))).toBe(0);
});
