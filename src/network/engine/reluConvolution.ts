import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import {
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  engine,
  type NamedAttrMap,
  type NamedTensorMap,
  registerGradient,
  registerKernel,
  type Tensor,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import type { ConvAttributes } from "./convSizes.js";
import { makeTensor, valuesOf } from "./kernel.js";
import { fusedConv2d } from "./kernels/fusedConv2d.js";

/** The kernel's name: max(0, x ∗ filter + bias) in one, forward and back; tfjs takes five passes over the data to the graph's one. */
export const RELU_CONVOLUTION = "ReluConvolution";
const BACK = "ReluConvolutionBack";

type ConvolutionInputs = { x: TensorInfo; filter: TensorInfo; bias: TensorInfo };

/** Makes the kernel and its gradient known to tfjs on the backend `onnx`. */
export function registerReluConvolution(): void {
  registerKernel({
    kernelName: RELU_CONVOLUTION,
    backendName: "onnx",
    kernelFunc: ({ inputs, attrs, backend }) => {
      const call = { inputs: inputs as ConvolutionInputs, backend: backend as MathBackendCPU };
      const out = fusedConv2d({ ...call, attrs: { ...(attrs as unknown as ConvAttributes), activation: "relu" } });
      if (!out) throw new RangeError(`${RELU_CONVOLUTION} takes NHWC tensors of float32, and a bias for each output channel`);
      return out;
    },
  });
  registerKernel({
    kernelName: BACK,
    backendName: "onnx",
    kernelFunc: ({ inputs: { y, dy }, backend }) => reluBack(y!, dy!, backend as MathBackendCPU),
  });
  registerGradient({
    kernelName: RELU_CONVOLUTION,
    inputsToSave: ["x", "filter"],
    outputsToSave: [true],
    gradFunc: (dy, saved, attrs) => {
      const [x, filter, y] = saved;
      const [before, bias] = engine().runKernel(BACK, { y, dy: dy as Tensor }) as [Tensor, Tensor];
      const run = (kernel: string, inputs: NamedTensorMap, more: NamedAttrMap): Tensor =>
        engine().runKernel(kernel, inputs, { ...attrs, ...more }) as Tensor;
      return {
        x: () => run(Conv2DBackpropInput, { dy: before, filter }, { inputShape: x.shape }),
        filter: () => run(Conv2DBackpropFilter, { x, dy: before }, { filterShape: filter.shape }),
        bias: () => bias,
      };
    },
  });
}

/** The gradient before the ReLU, which lets through what it let through, and its sum over pixels and prints: the bias's. */
function reluBack(y: TensorInfo, dy: TensorInfo, backend: MathBackendCPU): TensorInfo[] {
  const channels = y.shape.at(-1)!;
  const ys = valuesOf(backend, y);
  const dys = valuesOf(backend, dy);
  const before = new Float32Array(ys.length);
  const passed = new Int32Array(ys.buffer, ys.byteOffset, ys.length);
  const from = new Int32Array(dys.buffer, dys.byteOffset, dys.length);
  const to = new Int32Array(before.buffer);
  const sums = new Float64Array(channels);
  for (let start = 0; start < ys.length; start += channels) {
    // No value after a ReLU is negative: the sign of the bits' negative says whether one is 0, without a branch.
    for (let i = start; i < start + channels; i++) to[i] = from[i] & (-passed[i] >> 31);
    for (let c = 0; c < channels; c++) sums[c] += before[start + c];
  }
  return [makeTensor(backend, y.shape, before), makeTensor(backend, [channels], Float32Array.from(sums))];
}
