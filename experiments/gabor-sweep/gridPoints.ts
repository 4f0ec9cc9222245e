import type { GaborPoint } from "./gaborPoints.js";

/** Which grid a point belongs to. */
export type GridName = "base" | "sigma" | "orientations" | "block" | "frequency" | "method";

/** A point of one of the grids, with what it is called in the table of methods. */
export interface GridPoint extends GaborPoint {
  readonly grid: GridName;
  readonly name?: string;
}

/** Values of each parameter about a base. σx and σy are swept together, each other parameter alone. */
export interface GridSettings {
  readonly base: Omit<GaborPoint, "method">;
  readonly sigmaX: readonly number[];
  readonly sigmaY: readonly number[];
  readonly orientations: readonly number[];
  readonly block: readonly number[];
  readonly frequency: readonly number[];
  /** Directions of the bank in the comparison of methods. */
  readonly bank: number;
  /** Side of paper A's blocks in the comparison of methods, px. */
  readonly methodBlock: number;
}

/** All points of all grids, the base first; each line of one parameter begins with the parameter left as the print has it. */
export function gridPoints(settings: GridSettings): GridPoint[] {
  const { base, bank, methodBlock } = settings;
  const at = (grid: GridName, change: Partial<GridPoint> = {}): GridPoint => ({ method: "contextual", ...base, grid, ...change });
  return [
    at("base"),
    ...settings.sigmaX.flatMap((sigmaX) => settings.sigmaY.map((sigmaY) => at("sigma", { sigmaX, sigmaY }))),
    ...[0, ...settings.orientations].map((orientations) => at("orientations", { orientations })),
    ...[0, ...settings.block].map((block) => at("block", { block })),
    ...(["local", ...settings.frequency] as const).map((frequency) => at("frequency", { frequency })),
    at("method", { name: `blocks of ${methodBlock} px (paper A)`, block: methodBlock }),
    at("method", { name: "every pixel its own (contextual)", block: 0, orientations: 0, frequency: "local" }),
    at("method", { name: `maximum of a bank of ${bank}, one frequency`, method: "bank", orientations: bank, frequency: 1 / 9 }),
  ];
}
