import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { getKernel, type TensorInfo } from "@tensorflow/tfjs-core";

/** tfjs's names of the activations that take no further argument, and the kernels that compute them. */
const KERNELS: Readonly<Record<string, string>> = { relu: "Relu", relu6: "Relu6", elu: "Elu", sigmoid: "Sigmoid" };

/** Whether `activate` knows the activation: all of tfjs's but leaky ReLU and PReLU. */
export function isSimpleActivation(name: string | undefined): boolean {
  return !name || name === "linear" || name in KERNELS;
}

/** The activation of a fused operator's result, which is given up for it. */
export function activate(backend: MathBackendCPU, x: TensorInfo, name: string | undefined): TensorInfo {
  if (!name || name === "linear") return x;
  const activated = getKernel(KERNELS[name], "onnx").kernelFunc({ inputs: { x }, backend, attrs: {} }) as TensorInfo;
  backend.disposeIntermediateTensorInfo(x);
  return activated;
}
