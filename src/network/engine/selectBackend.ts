import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import "@tensorflow/tfjs-backend-cpu";
import { setBackend, version_core } from "@tensorflow/tfjs-core";
import { threads } from "../../threads.js";
import { ortVersion } from "./ort.js";
import { registerOnnxBackend } from "./registerOnnxBackend.js";
import { selfCheck } from "./selfCheck.js";

/** In the order in which they are tried. */
export const BACKENDS = ["tensorflow", "onnx", "cpu"] as const;

export type BackendName = (typeof BACKENDS)[number];

export interface BackendReport {
  /** the backend that tfjs now uses */
  name: BackendName;
  /** of the library that does the computing */
  version: string;
  /** threads that its heavy kernels run on */
  threads: number;
  /** the backends that were passed over, and why, a line each */
  others: { name: BackendName; reason: string }[];
}

/** How the backends come to be known to tfjs; a test hands in its own. */
export interface BackendLoaders {
  /** makes the backend of this name known to tfjs and says its version and threads; throws where it cannot be had */
  load(name: BackendName): { version: string; threads: number };
  /** throws when the backend in use computes wrongly */
  check(): void;
}

/**
 * Makes tfjs use the first backend that loads and passes a self-check: TensorFlow's own library, where the optional dependency could be
 * installed; else ONNX Runtime; else plain JavaScript, some hundred times slower.
 * @param forced the only backend to try; default `RIDGELAB_BACKEND`, and without it all, in order
 * @throws RangeError for a name that is not a backend's.
 * @throws Error when the forced backend, or every one, does not work; the message says why.
 */
export async function selectBackend(
  forced: string | undefined = process.env.RIDGELAB_BACKEND || undefined,
  loaders: BackendLoaders = { load: loadBackend, check: selfCheck },
): Promise<BackendReport> {
  const only = BACKENDS.find((name) => name === forced);
  if (forced !== undefined && !only) throw new RangeError(`no backend is called ${forced}: there are ${BACKENDS.join(", ")}`);
  const others: BackendReport["others"] = only
    ? BACKENDS.filter((name) => name !== only).map((name) => ({ name, reason: `${only} was asked for` }))
    : [];
  for (const name of only ? [only] : BACKENDS) {
    try {
      const { version, threads } = loaders.load(name);
      if (!(await setBackend(name))) throw new Error("tfjs could not start it");
      loaders.check();
      for (const other of BACKENDS.slice(BACKENDS.indexOf(name) + 1))
        if (!only) others.push({ name: other, reason: `${name} comes before it` });
      return { name, version, threads, others };
    } catch (error) {
      const reason = (error instanceof Error ? error.message : String(error)).split("\n")[0];
      if (only) throw new Error(`the backend ${only} does not work here: ${reason}`, { cause: error });
      others.push({ name, reason });
    }
  }
  throw new Error(`no backend works here: ${others.map(({ name, reason }) => `${name}: ${reason}`).join("; ")}`);
}

function loadBackend(name: BackendName): { version: string; threads: number } {
  if (name === "tensorflow") {
    // The package registers its backend on import. It is an optional dependency, so no import statement may name it.
    const require = createRequire(import.meta.url);
    const { version } = require("tfjs-node-native") as { version: Record<string, string> };
    return { version: `tfjs-node ${version["tfjs-node"]}`, threads: availableParallelism() };
  }
  if (name === "cpu") return { version: `tfjs ${version_core}`, threads: 1 };
  registerOnnxBackend();
  return { version: `onnxruntime-node ${ortVersion}`, threads: threads() };
}
