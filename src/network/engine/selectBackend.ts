import "@tensorflow/tfjs-backend-cpu";
import { setBackend } from "@tensorflow/tfjs-core";
import { BACKENDS, type BackendName, backendName } from "./backendNames.js";
import { type Backend, describeBackend, firstLine } from "./expectedBackend.js";
import { registerOnnxBackend } from "./registerOnnxBackend.js";
import { selfCheck } from "./selfCheck.js";

export interface BackendReport extends Backend {
  /** The backends that were passed over, and why, a line each. */
  readonly others: { readonly name: BackendName; readonly reason: string }[];
}

/** How the backends come to be known to tfjs; a test hands in its own. */
export interface BackendLoaders {
  /** Makes the backend of this name known to tfjs and says its version and threads; throws where it cannot be had. */
  load(name: BackendName): Omit<Backend, "name">;
  /** Throws when the backend in use computes wrongly. */
  check(): void;
}

/**
 * Makes tfjs use a backend that loads and passes a self-check: the one that is asked for; else ONNX Runtime; else plain JavaScript, some
 * hundred times slower. TensorFlow's own library is slower than ONNX Runtime here, so it must be asked for.
 *
 * @param asked the only backend to try; default `RIDGELAB_BACKEND`
 * @throws RangeError for a name that is not a backend's.
 * @throws Error when the one asked for, or every one, does not work; the message says why.
 */
export async function selectBackend(
  asked: string | undefined = process.env.RIDGELAB_BACKEND || undefined,
  loaders: BackendLoaders = { load: loadBackend, check: selfCheck },
): Promise<BackendReport> {
  const only = backendName(asked);
  const others = new Map<BackendName, string>();
  for (const name of only ? [only] : BACKENDS.filter((name) => name !== "tensorflow")) {
    try {
      const { version, threads } = loaders.load(name);
      if (!(await setBackend(name))) throw new Error("tfjs could not start it");
      loaders.check();
      for (const other of BACKENDS) {
        if (other !== name && !others.has(other)) others.set(other, only ? `${only} was asked for` : passedOver(other, name));
      }
      return { name, version, threads, others: [...others].map(([name, reason]) => ({ name, reason })) };
    } catch (error) {
      if (only) throw new Error(`the backend ${only} does not work here: ${firstLine(error)}`, { cause: error });
      others.set(name, firstLine(error));
    }
  }
  throw new Error(`no backend works here: ${[...others].map(([name, reason]) => `${name}: ${reason}`).join("; ")}`);
}

function passedOver(other: BackendName, name: BackendName): string {
  return other === "tensorflow" ? "it must be asked for: --backend tensorflow" : `${name} comes before it`;
}

function loadBackend(name: BackendName): Backend {
  const backend = describeBackend(name);
  if (name === "onnx") registerOnnxBackend();
  return backend;
}
