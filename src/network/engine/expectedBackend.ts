import { createRequire } from "node:module";
import { threads } from "../../threads.js";
import { type BackendName, backendName } from "./backendNames.js";
import { loadTensorflow } from "./loadTensorflow.js";
import { loadOrt, ortVersion } from "./ort.js";

/** A backend of tfjs, as a run's identity names it. */
export interface Backend {
  readonly name: BackendName;
  /** Of the library that does the computing. */
  readonly version: string;
  /** Threads that its heavy kernels run on. */
  readonly threads: number;
}

/**
 * The backend that networks will run on: the one that is asked for; else ONNX Runtime where its library loads; else plain JavaScript. tfjs
 * itself, which takes longer to load than a run in which nothing has changed, is not loaded, but for `tensorflow`.
 *
 * @param asked default `RIDGELAB_BACKEND`
 * @throws RangeError for a name that is not a backend's
 * @throws Error in one line where the library of the one that is asked for does not load
 */
export function expectedBackend(asked: string | undefined = process.env.RIDGELAB_BACKEND || undefined): Backend {
  const name = backendName(asked);
  if (name === undefined) return canLoadOrt() ? describeBackend("onnx") : describeBackend("cpu");
  try {
    return describeBackend(name);
  } catch (cause) {
    throw new Error(`the backend ${name} does not work here: ${firstLine(cause)}`, { cause });
  }
}

/** What a backend is, its library loaded. Throws an Error where it does not load. */
export function describeBackend(name: BackendName): Backend {
  if (name === "tensorflow") return { name, version: loadTensorflow(), threads: threads() };
  if (name === "cpu") {
    const { version } = createRequire(import.meta.url)("@tensorflow/tfjs-core/package.json") as { version: string };
    return { name, version: `tfjs ${version}`, threads: 1 };
  }
  loadOrt();
  return { name, version: `onnxruntime-node ${ortVersion}`, threads: threads() };
}

function canLoadOrt(): boolean {
  try {
    loadOrt();
    return true;
  } catch {
    return false;
  }
}

/** What went wrong, in one line. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
}
