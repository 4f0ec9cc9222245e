import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { getBackend, getKernelsForBackend, registerBackend, registerKernel } from "@tensorflow/tfjs-core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { measureGflops } from "../../../src/network/engine/measureGflops.js";
import { type BackendLoaders, selectBackend } from "../../../src/network/engine/selectBackend.js";
import { selfCheck } from "../../../src/network/engine/selfCheck.js";

/** In the place of TensorFlow's library, which can be installed only where its host is reached: tfjs's cpu backend under its name. */
function standIn(name: string): BackendLoaders {
  return {
    load: (wanted) => {
      if (wanted !== "tensorflow") throw new Error(`${wanted} is not needed`);
      registerBackend(name, () => new MathBackendCPU());
      for (const kernel of getKernelsForBackend("cpu")) registerKernel({ ...kernel, backendName: name });
      return { version: "stand-in", threads: 2 };
    },
    check: selfCheck,
  };
}

beforeEach(() => {
  vi.stubEnv("RIDGELAB_BACKEND", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

it("TensorFlow's library is taken when it is asked for", async () => {
  const report = await selectBackend("tensorflow", standIn("tensorflow"));
  expect(report).toEqual({
    name: "tensorflow",
    version: "stand-in",
    threads: 2,
    others: [
      { name: "onnx", reason: "tensorflow was asked for" },
      { name: "cpu", reason: "tensorflow was asked for" },
    ],
  });
  expect(getBackend()).toBe("tensorflow");
});

it("TensorFlow's library is not taken by itself", async () => {
  const { name, others } = await selectBackend();
  expect(name).toBe("onnx");
  expect(others).toEqual([
    { name: "cpu", reason: "onnx comes before it" },
    { name: "tensorflow", reason: "it must be asked for: --backend tensorflow" },
  ]);
});

it("a backend that cannot be loaded is passed over, with its reason", async () => {
  const loaders: BackendLoaders = {
    load: (name) => {
      if (name !== "cpu") throw new Error(`no ${name} here\nand more`);
      return { version: "1", threads: 1 };
    },
    check: selfCheck,
  };
  const report = await selectBackend(undefined, loaders);
  expect(report.name).toBe("cpu");
  expect(report.others).toEqual([
    { name: "onnx", reason: "no onnx here" },
    { name: "tensorflow", reason: "it must be asked for: --backend tensorflow" },
  ]);
});

it("a backend that computes wrongly is passed over", async () => {
  let checks = 0;
  const loaders: BackendLoaders = {
    load: () => ({ version: "1", threads: 1 }),
    check: () => {
      if (checks++ === 0) throw new Error("the matrix product is wrong");
    },
  };
  await selectBackend("onnx");
  const report = await selectBackend(undefined, loaders);
  expect(report.others[0].reason).toBe("the matrix product is wrong");
});

it("onnx is one that works here, and says its version and threads", async () => {
  vi.stubEnv("RIDGELAB_BACKEND", "onnx");
  vi.stubEnv("RIDGELAB_THREADS", "2");
  const report = await selectBackend();
  expect(report).toMatchObject({ name: "onnx", version: "onnxruntime-node 1.30.0", threads: 2 });
  expect(report.others.map(({ name }) => name)).toEqual(["cpu", "tensorflow"]);
  expect(measureGflops(0.05)).toBeGreaterThan(0);
});

it("a name that is no backend's is refused, with the names that are", async () => {
  await expect(selectBackend("webgl")).rejects.toThrow("no backend is called webgl: there are onnx, cpu, tensorflow");
});

it("a forced backend that does not work is an error that says why", async () => {
  const loaders: BackendLoaders = {
    load: () => {
      throw new Error("its library is missing");
    },
    check: selfCheck,
  };
  await expect(selectBackend("onnx", loaders)).rejects.toThrow("the backend onnx does not work here: its library is missing");
  await expect(selectBackend(undefined, loaders)).rejects.toThrow("no backend works here: onnx: its library is missing");
});
