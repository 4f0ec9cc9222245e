import type { Kernel } from "../kernel.js";
import { add } from "./add.js";
import { addN } from "./addN.js";
import { batchMatMul } from "./batchMatMul.js";
import { conv2d } from "./conv2d.js";
import { conv2dBackpropFilter } from "./conv2dBackpropFilter.js";
import { conv2dBackpropInput } from "./conv2dBackpropInput.js";
import { fusedConv2d } from "./fusedConv2d.js";
import { fusedMatMul } from "./fusedMatMul.js";
import { gatherV2 } from "./gatherV2.js";
import { maxPool } from "./maxPool.js";
import { maxPoolGrad } from "./maxPoolGrad.js";
import { mean } from "./mean.js";
import { multiply } from "./multiply.js";
import { realDiv } from "./realDiv.js";
import { relu } from "./relu.js";
import { step } from "./step.js";
import { sub } from "./sub.js";
import { sum } from "./sum.js";
import { tile } from "./tile.js";

/** The kernels that the engine replaces, by tfjs's names for them. */
export const KERNELS: Readonly<Partial<Record<string, Kernel>>> = {
  Add: add,
  AddN: addN,
  BatchMatMul: batchMatMul,
  Conv2D: conv2d,
  Conv2DBackpropFilter: conv2dBackpropFilter,
  Conv2DBackpropInput: conv2dBackpropInput,
  FusedConv2D: fusedConv2d,
  GatherV2: gatherV2,
  MaxPool: maxPool,
  MaxPoolGrad: maxPoolGrad,
  Mean: mean,
  Multiply: multiply,
  RealDiv: realDiv,
  Relu: relu,
  Step: step,
  Sub: sub,
  Sum: sum,
  Tile: tile,
  _FusedMatMul: fusedMatMul,
};
