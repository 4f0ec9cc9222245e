import type { RigidMap } from "../../minutiae/match/rigidMap.js";
import type { VaultPrint } from "./vaultPrint.js";

/** A minutia in its finger's frame: the core is the origin, and its bulge points up. */
export interface FramedMinutia {
  /** Pixels at 500 dpi, x right and **y up**. */
  readonly x: number;
  readonly y: number;
  /** Radians, counter-clockwise. */
  readonly direction: number;
  /** How sure it is, 0 to 1. */
  readonly quality: number;
}

/** Where a frame's origin is, y up, and the direction that is up in it. */
export interface Pose {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

/** The minutiae of a print in pixels at 500 dpi, y up. */
export function uprightMinutiae({ template: { minutiae, dpi } }: VaultPrint): FramedMinutia[] {
  const scale = 500 / dpi;
  return minutiae.map(({ x, y, direction, quality }) => ({ x: x * scale, y: -y * scale, direction, quality }));
}

/** The frame of a print: its core; where none is found, the middle of its minutiae, and up is up. */
export function poseOf(print: VaultPrint): Pose {
  const scale = 500 / print.template.dpi;
  if (print.core) return { x: print.core.x * scale, y: -print.core.y * scale, angle: print.core.angle };
  const minutiae = uprightMinutiae(print);
  const middle = (of: (minutia: FramedMinutia) => number): number =>
    minutiae.reduce((sum, minutia) => sum + of(minutia), 0) / Math.max(minutiae.length, 1);
  return { x: middle(({ x }) => x), y: middle(({ y }) => y), angle: Math.PI / 2 };
}

/** The map that brings a pose to the origin, upright. */
export function intoFrame({ x, y, angle: up }: Pose): RigidMap {
  const angle = Math.PI / 2 - up;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { cos, sin, dx: -(cos * x - sin * y), dy: -(sin * x + cos * y), angle };
}

/** A place and direction where a map lays it. */
export function moved<T extends Pick<FramedMinutia, "x" | "y" | "direction">>(map: RigidMap, minutia: T): T {
  const { cos, sin, dx, dy, angle } = map;
  const { x, y, direction } = minutia;
  return { ...minutia, x: cos * x - sin * y + dx, y: sin * x + cos * y + dy, direction: direction + angle };
}
