import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import type { TensorInfo } from "@tensorflow/tfjs-core";

/** What tfjs hands to a kernel: named inputs, the operator's attributes, and where the data lie. */
export interface KernelCall<Inputs, Attributes = object> {
  inputs: Inputs;
  attrs: Attributes;
  backend: MathBackendCPU;
}

/** A replaced kernel; `undefined` says that it does not cover the case, which the cpu backend's kernel then takes. */
export type Kernel = (call: never) => TensorInfo | undefined;

/**
 * A float32 tensor's own values, not a copy; except where tfjs cast whole numbers or truth values to float32, which it does by name only:
 * their array is still that of the old type.
 */
export function valuesOf(backend: MathBackendCPU, tensor: TensorInfo): Float32Array {
  const values = backend.data.get(tensor.dataId).values as Float32Array | Int32Array | Uint8Array;
  return values instanceof Float32Array ? values : Float32Array.from(values);
}

export function allFloat(...tensors: readonly TensorInfo[]): boolean {
  return tensors.every((tensor) => tensor.dtype === "float32");
}

/** A new float32 tensor that owns `values`. */
export function makeTensor(backend: MathBackendCPU, shape: readonly number[], values: Float32Array): TensorInfo {
  return backend.makeTensorInfo([...shape], "float32", values);
}
