import { createRequire } from "node:module";
import { Tensor } from "onnxruntime-common";
import { requireSilence } from "../../switchOffTelemetry.js";
import { threads } from "../../threads.js";
import { END, END_MESSAGE } from "./uncopied.js";

/** The version whose binding this file was written against: a run must be synchronous and must write into the outputs it is given. */
const WRITTEN_FOR = "1.30.0";

/** An array with a shape, as ONNX Runtime takes and fills it; nothing that it takes is copied. */
export type OrtTensor = Tensor;

export interface OrtSession {
  /**
   * Runs the graph and returns when the outputs, which the caller allocates, are filled. Every input and output is named.
   * @throws Error with ONNX Runtime's message when names, types or shapes do not fit the graph.
   */
  run(inputs: Record<string, OrtTensor>, outputs: Record<string, OrtTensor>): void;
  /** Shape of the first output, as far as the graph fixes it; -1 for a size that it does not. */
  outputShape(): number[];
  dispose(): void;
}

/** What `onnxruntime-node/dist/binding.js` exports, as far as it is used here. */
interface Binding {
  initOrt(): void;
  binding: { InferenceSession: new () => NativeSession };
}

interface NativeSession {
  loadModel(buffer: ArrayBufferLike, offset: number, length: number, options: object): void;
  run(inputs: object, outputs: object, options: object): void;
  readonly outputMetadata: readonly { name: string; shape: number[] }[];
  dispose(): void;
}

/** ONNX Runtime's version. */
export const ortVersion = WRITTEN_FOR;

/** @throws RangeError when the values do not fill the shape. */
export function ortTensor(values: Float32Array | Float64Array | Uint8Array, shape: readonly number[]): OrtTensor {
  if (values instanceof Uint8Array) return new Tensor("uint8", values, shape);
  return values instanceof Float64Array ? new Tensor("float64", values, shape) : new Tensor("float32", values, shape);
}

/**
 * Loads a model, given as its bytes, for synchronous runs on the CPU. The public API wraps the same calls in promises; tfjs kernels must
 * answer at once, so the binding is used directly. Idle threads do not spin: sessions have a thread pool each, and would steal from each other.
 * @throws Error when onnxruntime-node is missing, of another version or its library does not load, or when the model is not valid.
 */
export function createSession(model: Uint8Array): OrtSession {
  const { binding, initOrt } = loadOrt();
  initOrt();
  const session = new binding.InferenceSession();
  session.loadModel(model.buffer, model.byteOffset, model.byteLength, {
    intraOpNumThreads: threads(),
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: "0" } } },
  });
  const ends = session.outputMetadata[0]?.name === END;
  return {
    run: (inputs, outputs) => {
      if (!ends) session.run(inputs, outputs, {});
      else runToEnd(session, inputs, outputs);
    },
    outputShape: () => session.outputMetadata[0].shape,
    dispose: () => session.dispose(),
  };
}

/** Runs a graph that `uncopied` made: its outputs are filled when the binding comes to that which it cannot give back. */
function runToEnd(session: NativeSession, inputs: Record<string, OrtTensor>, outputs: Record<string, OrtTensor>): void {
  try {
    session.run(inputs, { [END]: null, ...outputs }, {});
  } catch (error) {
    if ((error as Error).message !== END_MESSAGE) throw error;
  }
}

let loaded: Binding | undefined;

/**
 * Loads ONNX Runtime's library, once.
 * @throws Error when onnxruntime-node is missing, of another version or its library does not load
 */
export function loadOrt(): Binding {
  if (loaded) return loaded;
  requireSilence();
  const require = createRequire(import.meta.url);
  const { version } = require("onnxruntime-node/package.json") as { version: string };
  if (version !== WRITTEN_FOR)
    throw new Error(
      `onnxruntime-node ${version} is installed; the engine uses the binding of ${WRITTEN_FOR} (npm ci installs it)`,
    );
  loaded = require("onnxruntime-node/dist/binding.js") as Binding;
  return loaded;
}
