/** Where a ridge ends or forks: paper B, section 4. */
export interface Minutia {
  /** Position in pixels of the print, x right, y down; the centre of the top left pixel is (0, 0). */
  readonly x: number;
  readonly y: number;
  /**
   * Direction in radians, [0, 2π), counter-clockwise as seen on the screen: the way the ridge goes from its ending, or from the
   * fork into the valley between the two branches (ISO/IEC 19794-2).
   */
  readonly direction: number;
  readonly type: "ending" | "bifurcation";
  /** How sure it is, 0–1; from `extractMinutiae` see `rateMinutiae`. 0 where a file does not say. */
  readonly quality: number;
}

/** The minutiae of one print. */
export interface Template {
  /** Size of the print in pixels. */
  readonly width: number;
  readonly height: number;
  /** Resolution in dots per inch. */
  readonly dpi: number;
  readonly minutiae: readonly Minutia[];
}
