/**
 * The grid's cells in which points lie, one for each point, in rising order as text. Two passwords over the coordinates that an optimal route visits
 * on the grid are equal exactly when these are. The route is solved over the distinct cells in the numbering of `numbered`, which depends
 * on nothing else, so that the same cells give the same route also where several are equally short; the points of a cell are visited one after
 * the other, which costs no length.
 */
export function gridCells(points: readonly { readonly x: number; readonly y: number }[], cell: number): string {
  return Float64Array.from(points, ({ x, y }) => 65536 * (Math.floor(x / cell) + 32768) + Math.floor(y / cell) + 32768)
    .sort()
    .join(" ");
}
