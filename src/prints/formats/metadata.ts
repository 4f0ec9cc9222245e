/** What one part of a file says about how densely its pixels lie. */
export interface StatedResolution {
  /** Which part says so, for people: EXIF, JFIF, pHYs and the like. */
  readonly source: string;
  /** Along the stored rows and columns: dots per inch, plausible or not; without a unit, only their ratio means something. */
  readonly x: number;
  readonly y: number;
  readonly unit: "inch" | "none";
}

/** What a file states about its pixels and does not hold in them. */
export interface Metadata {
  readonly resolutions: readonly StatedResolution[];
  /** How the picture must be turned, 1 to 8 as TIFF and EXIF number it; several where several parts of the file say so. */
  readonly orientations: readonly number[];
}

/** Inches in a metre. */
export const METRE = 1 / 0.0254;

/** A resolution in units of `inches`, which is 0 where the unit is unknown. Where one side is 0 or missing, it is the other's. */
export function statedResolution(source: string, x: number, y: number | undefined, inches: number): StatedResolution {
  const scale = inches > 0 ? 1 / inches : 1;
  return { source, x: (x || y || 0) * scale, y: (y || x || 0) * scale, unit: inches > 0 ? "inch" : "none" };
}
