import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectedBackend } from "../../../src/network/engine/expectedBackend.js";
import { packageRoot } from "../../../src/packageRoot.js";

/** Why the native backend cannot be tried here; undefined where it can. */
const missing = (() => {
  try {
    expectedBackend("tensorflow");
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
})();

const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));

function ridgelab(...args: string[]) {
  const cli = join(packageRoot(), "bin", "ridgelab.js");
  return spawnSync(process.execPath, [cli, ...args], { cwd, encoding: "utf8", env: { ...process.env, RIDGELAB_THREADS: "2" } });
}

/** What a run's manifest and metrics say. */
function runOf(id: string, backend: string): { environment: Record<string, string>; metrics: Record<string, { value: number }> } {
  const runs = join(cwd, backend, id);
  const folder = join(runs, readdirSync(runs).find((name) => name.startsWith("smoke-"))!);
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));
  return { environment: read("manifest.json").identity.environment, metrics: read("metrics.json") };
}

describe.skipIf(missing)(`TensorFlow's own library${missing ? ` (skipped: ${missing})` : ""}`, () => {
  it("names itself, its version and its threads", () => {
    const { status, stdout, stderr } = ridgelab("doctor", "--backend", "tensorflow");
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^backend {4}tensorflow \(tfjs-node \d+\.\d+\.\d+, libtensorflow \d+\.\d+\.\d+\), 2 threads/m);
    expect(status).toBe(0);
  });

  it("trains vgg16-training, in the smoke profile, to the numbers of ONNX Runtime within 1e-4", () => {
    for (const backend of ["onnx", "tensorflow"]) {
      const args = ["run", "vgg16-training", "--profile", "smoke", "--quiet", "--out", backend, "--backend", backend];
      expect(ridgelab(...args)).toMatchObject({ stderr: "", status: 0 });
    }
    const [ours, theirs] = ["onnx", "tensorflow"].map((backend) => runOf("vgg16-training", backend));
    expect(theirs!.environment.backend).toMatch(/^tensorflow \(tfjs-node .*, libtensorflow .*, 2 threads\)$/);
    expect(Object.keys(theirs!.metrics)).toEqual(Object.keys(ours!.metrics));
    for (const [name, { value }] of Object.entries(ours!.metrics)) {
      expect(Math.abs(theirs!.metrics[name]!.value - value), name).toBeLessThan(1e-4);
    }
  }, 300_000);
});

it("a TensorFlow that is not installed is said so in one line", () => {
  if (!missing) return;
  expect(missing).toBe(
    "the backend tensorflow does not work here: @tensorflow/tfjs-node is not installed; docs/configuration.md says how it is",
  );
});
