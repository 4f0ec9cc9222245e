/** The cells of a grid in which points lie, as text: the same for the same cells, whatever the order and number of points in each. */
export function occupiedCells(points: readonly { readonly x: number; readonly y: number }[], cell: number): string {
  const cells = new Set(points.map(({ x, y }) => 65536 * (Math.floor(x / cell) + 32768) + Math.floor(y / cell) + 32768));
  return [...cells].sort((a, b) => a - b).join(" ");
}
