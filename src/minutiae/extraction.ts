import type { Mask, OrientationField } from "../filters/types.js";
import type { GrayImage } from "../prints/grayImage.js";
import type { RidgeVectors } from "./ridgeVectors.js";
import type { Template } from "./template.js";

/** A print on its way to a template, stage by stage, all of the size of the print: each can be drawn. */
export interface Extraction {
  /** The region of interest. */
  readonly mask: Mask;
  /** The direction of the ridges. */
  readonly orientation: OrientationField;
  /** The print with its ridges made clear. */
  readonly enhanced: GrayImage;
  /** Ridges 0, valleys and background 255. */
  readonly binary: GrayImage;
  /** Ridges one pixel wide, 0 on 255. */
  readonly skeleton: GrayImage;
  /** The skeleton as lines. */
  readonly vectors: RidgeVectors;
  /** The lines without spurs, bridges, breaks, lakes and islands. */
  readonly cleaned: RidgeVectors;
  readonly template: Template;
}
