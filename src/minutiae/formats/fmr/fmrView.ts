import type { ByteReader } from "../../../prints/formats/byteReader.js";
import type { Minutia } from "../../template.js";

/** A finger view of a finger minutiae record. */
export interface FmrView {
  /** Which finger: 0 unknown, 1–5 right thumb to little finger, 6–10 left. */
  readonly finger: number;
  /** Number of the view among those of its finger, from 0. */
  readonly number: number;
  /** Size of the print in pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels a centimetre across and down. */
  readonly perCentimetre: { readonly x: number; readonly y: number };
  /** In the view's own pixels. */
  readonly minutiae: readonly Minutia[];
}

/** How a version of the form lays its record out. */
export interface FmrLayout {
  /** What it is called in errors. */
  readonly name: string;
  /** How many bytes the record says that it has. */
  readonly length: (reader: ByteReader) => number;
  /** The views, and where the last one ends. */
  readonly views: (reader: ByteReader) => { views: FmrView[]; end: number };
}
