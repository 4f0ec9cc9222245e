/** Throws a RangeError unless a minutia lies in a print of that size. */
export function assertInside(where: string, { x, y }: { x: number; y: number }, width: number, height: number): void {
  if (x >= 0 && y >= 0 && x < width && y < height) return;
  throw new RangeError(`${where}: the minutia at x ${x}, ${y} from the top lies outside the print of ${width}×${height} pixels`);
}
