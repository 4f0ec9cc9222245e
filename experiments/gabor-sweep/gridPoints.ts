import type { GaborPoint } from "./gaborPoints.js";

/** Which grid a point belongs to. */
export type GridName = "sigma" | "orientations" | "block" | "frequency" | "method";

/** A point of one of the grids, with what it is called in the method table. */
export interface GridPoint extends GaborPoint {
  readonly grid: GridName;
  readonly name?: string;
}

/** Values of each parameter. σx and σy are swept together, each other parameter alone. */
export interface Grids {
  readonly sigmaX: readonly number[];
  readonly sigmaY: readonly number[];
  readonly orientations: readonly number[];
  readonly block: readonly number[];
  readonly frequency: readonly number[];
}

/** All points of all grids; each line of parameters begins with the parameter left as the print has it. */
export function gridPoints(base: Omit<GaborPoint, "method">, grids: Grids, bank: number, methodBlock: number): GridPoint[] {
  const at = (grid: GridName, change: Partial<GridPoint> = {}): GridPoint => ({ method: "contextual", ...base, grid, ...change });
  return [
    ...grids.sigmaX.flatMap((sigmaX) => grids.sigmaY.map((sigmaY) => at("sigma", { sigmaX, sigmaY }))),
    ...[0, ...grids.orientations].map((orientations) => at("orientations", { orientations })),
    ...[0, ...grids.block].map((block) => at("block", { block })),
    ...(["local", ...grids.frequency] as const).map((frequency) => at("frequency", { frequency })),
    at("method", { name: `blocks of ${methodBlock} px (paper A)`, block: methodBlock }),
    at("method", { name: "every pixel its own (contextual)", block: 0, orientations: 0, frequency: "local" }),
    at("method", { name: `maximum of a bank of ${bank}, one frequency`, method: "bank", orientations: bank, frequency: 1 / 9 }),
  ];
}
