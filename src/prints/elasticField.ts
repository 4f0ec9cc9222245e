import type { Stream } from "../random/stream.js";

/** A displacement in pixels at every pixel of a picture, row-major. */
export interface Field {
  readonly across: Float32Array;
  readonly down: Float32Array;
}

/**
 * A smooth random displacement: uniform values on a coarse grid, joined by cubic B-splines, so that it has continuous second
 * derivatives and nowhere exceeds what was drawn.
 * @param width pixels across which the field is defined; `height` likewise.
 * @param amplitude largest displacement along x and along y, in pixels.
 * @param spacing pixels between the grid's points, positive: the size of what is pushed together.
 */
export function elasticField(width: number, height: number, amplitude: number, spacing: number, stream: Stream): Field {
  // A spline reaches one grid point before and two after the cell that it is evaluated in.
  const columns = Math.floor((width - 1) / spacing) + 4;
  const rows = Math.floor((height - 1) / spacing) + 4;
  const draw = () => Float64Array.from({ length: columns * rows }, () => amplitude * (2 * stream.uniform() - 1));
  const spread = (grid: Float64Array): Float32Array => {
    const field = new Float32Array(width * height);
    const line = new Float64Array(columns);
    const horizontal = Array.from({ length: width }, (_, x) => weights(x / spacing));
    for (let y = 0; y < height; y++) {
      const from = Math.floor(y / spacing) * columns;
      const [a, b, c, d] = weights(y / spacing);
      for (let i = 0; i < columns; i++) {
        const at = from + i;
        line[i] = a * grid[at] + b * grid[at + columns] + c * grid[at + 2 * columns] + d * grid[at + 3 * columns];
      }
      for (let x = 0; x < width; x++) {
        const i = Math.floor(x / spacing);
        const weight = horizontal[x];
        field[y * width + x] = weight[0] * line[i] + weight[1] * line[i + 1] + weight[2] * line[i + 2] + weight[3] * line[i + 3];
      }
    }
    return field;
  };
  return { across: spread(draw()), down: spread(draw()) };
}

/** The uniform cubic B-spline's four weights at a position in cells; they are positive and sum to one. */
function weights(position: number): [number, number, number, number] {
  const t = position - Math.floor(position);
  const s = 1 - t;
  return [(s * s * s) / 6, (3 * t * t * t - 6 * t * t + 4) / 6, (3 * s * s * s - 6 * s * s + 4) / 6, (t * t * t) / 6];
}
