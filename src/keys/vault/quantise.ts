import type { VaultSettings } from "./settings.js";

/** What quantising depends on. */
export type Grid = Pick<VaultSettings, "cell" | "sectors" | "reach">;

/** Distance of the rows of hexagonal cells, in cells. */
const ROW = Math.sqrt(3) / 2;

/** Rows above and below the one through the origin, and columns on either side of the one through it. */
const rowsOf = ({ cell, reach }: Grid): number => Math.ceil(reach / (ROW * cell));
const columnsOf = ({ cell, reach }: Grid): number => Math.ceil(reach / cell) + 1;

/** How many numbers there are for the features of a finger; not all are of cells within reach. */
export function featureCount(grid: Grid): number {
  return (2 * rowsOf(grid) + 1) * (2 * columnsOf(grid) + 1) * grid.sectors;
}

/**
 * The number of a minutia's hexagonal cell and sector of direction, from 0; −1 where it lies out of reach. Cells are those of the points of a
 * hexagonal lattice with one at the origin and one to its right; the first sector begins at direction 0.
 *
 * @param x pixels in the frame, x right, y up
 * @param direction radians, counter-clockwise, any
 */
export function featureOf(x: number, y: number, direction: number, grid: Grid): number {
  const { cell, sectors, reach } = grid;
  if (!(x * x + y * y <= reach * reach)) return -1;
  const [u, v] = [x / cell, y / (ROW * cell)];
  const below = Math.floor(v);
  let row = 0;
  let column = 0;
  let least = Infinity;
  // The nearest point of the lattice lies in the row below or in the one above.
  for (let r = below; r <= below + 1; r++) {
    const offset = r & 1 ? 0.5 : 0;
    const c = Math.round(u - offset);
    const across = u - offset - c;
    const along = (v - r) * ROW;
    const distance = across * across + along * along;
    if (distance >= least) continue;
    row = r;
    column = c;
    least = distance;
  }
  const turn = direction / (2 * Math.PI);
  const sector = Math.min(Math.floor((turn - Math.floor(turn)) * sectors), sectors - 1);
  return ((row + rowsOf(grid)) * (2 * columnsOf(grid) + 1) + column + columnsOf(grid)) * sectors + sector;
}
