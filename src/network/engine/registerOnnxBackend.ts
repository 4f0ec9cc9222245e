import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import {
  findBackendFactory,
  getKernelsForBackend,
  type KernelFunc,
  registerBackend,
  registerKernel,
} from "@tensorflow/tfjs-core";
import { KERNELS } from "./kernels/index.js";
import { settle } from "./loans.js";
import { registerReluConvolution } from "./reluConvolution.js";

/**
 * Makes the tfjs backend `onnx` known: tfjs's cpu backend under a new name, with the kernels that training spends its time in replaced by
 * Gemm on ONNX Runtime and by plain loops. A case that a replacement does not cover goes to the cpu backend's kernel.
 */
export function registerOnnxBackend(): void {
  if (findBackendFactory("onnx")) return;
  registerBackend("onnx", () => new OnnxBackend(), 0);
  for (const { kernelName, kernelFunc, setupFunc, disposeFunc } of getKernelsForBackend("cpu")) {
    const replacement = KERNELS[kernelName];
    const both: KernelFunc = (call) => replacement?.(call as never) ?? kernelFunc(call);
    registerKernel({ kernelName, backendName: "onnx", kernelFunc: replacement ? both : kernelFunc, setupFunc, disposeFunc });
  }
  registerReluConvolution();
}

class OnnxBackend extends MathBackendCPU {
  constructor() {
    super();
    // The cpu backend greets the first tensor on Node with advice to install another backend.
    (this as unknown as { firstUse: boolean }).firstUse = false;
  }

  override disposeData(dataId: object, force?: boolean): boolean {
    const gone = super.disposeData(dataId, force);
    if (gone) settle(dataId);
    return gone;
  }
}
