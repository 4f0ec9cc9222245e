import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { engine, registerGradient, registerKernel, type Tensor, type TensorInfo } from "@tensorflow/tfjs-core";
import { allFloat, makeTensor, valuesOf } from "./kernel.js";
import { owe } from "./loans.js";
import { type ReluBatch, type ReluKept, reluBack, reluForward } from "./winogradLayer.js";

/**
 * The kernel's name: a 3 × 3 convolution that keeps height and width, of NHWC data with many channels, its bias, its ReLU and perhaps a
 * maximum, forward and back in a graph of ONNX Runtime each; tfjs takes a pass over the data for every operator.
 */
export const RELU_CONVOLUTION = "ReluConvolution";
const BACK = "ReluConvolutionBack";

/** The kernel's attributes. */
export interface ReluConvolutionAttributes {
  /** The 2 × 2 maximum of stride 2 ends it. */
  readonly pool: boolean;
  /** Its gradients comprise the input's. */
  readonly toInput: boolean;
}

/** What is kept for the gradients of a result, by tfjs's name of its data. */
const keptOf = new WeakMap<object, ReluKept>();

/** Makes the kernel and its gradient known to tfjs on the backend `onnx`. */
export function registerReluConvolution(): void {
  register(RELU_CONVOLUTION, ({ x, filter, bias }, { pool }, backend) => {
    if (!allFloat(x, filter, bias)) throw new RangeError(`${RELU_CONVOLUTION} takes tensors of float32`);
    const batch = batchOf(x, filter, pool);
    const of = (tensor: TensorInfo) => valuesOf(backend, tensor);
    const { y, kept } = reluForward(of(x), of(filter), of(bias), batch, engine().state.gradientDepth > 0);
    const size = [batch.height, batch.width].map((length) => (pool ? length >> 1 : length));
    const result = makeTensor(backend, [batch.prints, ...size, batch.outputs], y);
    if (kept) {
      keptOf.set(result.dataId, kept);
      owe(result.dataId, [kept.values, kept.factors]);
    }
    return result;
  });
  register(BACK, ({ x, filter, y, dy }, { pool, toInput }, backend) => {
    const of = (tensor: TensorInfo) => valuesOf(backend, tensor);
    const given = { y: of(y), dy: of(dy), kept: keptOf.get(y.dataId)! };
    const back = reluBack(given, batchOf(x, filter, pool), toInput);
    const ofFilter = makeTensor(backend, filter.shape, back.filter);
    owe(ofFilter.dataId, [back.filter]);
    return [
      ofFilter,
      makeTensor(backend, [back.bias.length], back.bias),
      ...(back.x ? [makeTensor(backend, x.shape, back.x)] : []),
    ];
  });
  registerGradient({
    kernelName: RELU_CONVOLUTION,
    inputsToSave: ["x", "filter"],
    outputsToSave: [true],
    gradFunc: (dy, saved, attrs) => {
      const [x, filter, y] = saved;
      const [ofFilter, ofBias, ofX] = engine().runKernel(BACK, { x, filter, y, dy: dy as Tensor }, attrs) as Tensor[];
      return {
        x: () => {
          if (!ofX) throw new RangeError(`the gradient of this ${RELU_CONVOLUTION}'s input was not asked for`);
          return ofX;
        },
        filter: () => ofFilter,
        bias: () => ofBias,
      };
    },
  });
}

type Inputs = Readonly<Record<string, TensorInfo>>;
type Call = (inputs: Inputs, attributes: ReluConvolutionAttributes, backend: MathBackendCPU) => TensorInfo | TensorInfo[];

function register(kernelName: string, kernel: Call): void {
  registerKernel({
    kernelName,
    backendName: "onnx",
    kernelFunc: ({ inputs, attrs, backend }) =>
      kernel(inputs as Inputs, attrs as unknown as ReluConvolutionAttributes, backend as MathBackendCPU),
  });
}

function batchOf(x: TensorInfo, filter: TensorInfo, pool: boolean): ReluBatch {
  const [prints, height, width, inputs] = x.shape;
  return { prints, height, width, inputs, outputs: filter.shape[3], pool };
}
