import { backend_util } from "@tensorflow/tfjs-core";
import type { ConvSizes } from "./forEachRun.js";

/** The attributes that tfjs's convolution kernels share. */
export interface ConvAttributes {
  strides: number | [number, number];
  pad: "valid" | "same" | number | backend_util.ExplicitPadding;
  dataFormat: "NHWC" | "NCHW";
  /** absent from the gradients' kernels, which know none */
  dilations?: number | [number, number];
  dimRoundingMode?: "floor" | "round" | "ceil";
}

/** The convolution's sizes; `undefined` for channels-first data, which the engine leaves to the cpu backend. */
export function convSizes(inputShape: number[], filterShape: number[], attributes: ConvAttributes): ConvSizes | undefined {
  const { strides, pad, dataFormat, dilations = 1, dimRoundingMode } = attributes;
  if (dataFormat !== "NHWC") return undefined;
  type Four = [number, number, number, number];
  return backend_util.computeConv2DInfo(inputShape as Four, filterShape as Four, strides, dilations, pad, dimRoundingMode);
}
