import type { GrayImage } from "../../src/prints/grayImage.js";
import { pick, type Received, stage, task } from "../define.js";
import type { preprocessPrint } from "./preprocessPrint.js";

const preprocess = task<typeof preprocessPrint>(import.meta.url, "./preprocessPrint.js");

interface Settings {
  readonly align: "none" | "core";
  readonly normalize: { readonly mean: number; readonly variance: number };
  /** `block` 0: every pixel has its own direction. */
  readonly gabor: { readonly sigmaX: number; readonly sigmaY: number; readonly block: number };
}

/** The prints normalised, enhanced and, where asked for, aligned. */
export const preprocessed = stage(
  import.meta.url,
  { config: pick("align", "normalize", "gabor"), cut: "items" },
  ({ config, inputs, work }: Received<Settings, { prints: { readonly images: readonly GrayImage[] } }>) => {
    const { align, normalize, gabor } = config;
    const options = { normalize, gabor, block: gabor.block || undefined };
    return work.map(preprocess, inputs.prints.images, (image) => [image, options, align]);
  },
);
