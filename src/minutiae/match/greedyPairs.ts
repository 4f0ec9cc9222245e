/** Rows and columns of a matrix, a pair each. */
export interface Pairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** What the matrix has there, descending. */
  readonly value: Float64Array;
}

/**
 * Takes the greatest positive value of a matrix, crosses out its row and its column, and so on. Of equal values the one in the earlier row
 * is taken, then in the earlier column.
 */
export function greedyPairs(matrix: Float64Array, rows: number, columns: number): Pairs {
  const most = Math.min(rows, columns);
  const first = new Int32Array(most);
  const second = new Int32Array(most);
  const value = new Float64Array(most);
  const taken = new Uint8Array(columns);
  const best = new Int32Array(rows); // the column of each row's greatest; −1 for a row that is done
  const update = (row: number): void => {
    best[row] = -1;
    let greatest = 0;
    for (let column = 0; column < columns; column++) {
      const candidate = matrix[row * columns + column];
      if (candidate > greatest && taken[column] === 0) {
        greatest = candidate;
        best[row] = column;
      }
    }
  };
  for (let row = 0; row < rows; row++) update(row);
  let count = 0;
  for (; count < most; count++) {
    let at = -1;
    let greatest = 0;
    for (let row = 0; row < rows; row++) {
      if (best[row] >= 0 && taken[best[row]]) update(row);
      const candidate = best[row] < 0 ? 0 : matrix[row * columns + best[row]];
      if (candidate > greatest) {
        greatest = candidate;
        at = row;
      }
    }
    if (at < 0) break;
    first[count] = at;
    second[count] = best[at];
    value[count] = greatest;
    taken[best[at]] = 1;
    best[at] = -1;
  }
  return { first: first.subarray(0, count), second: second.subarray(0, count), value: value.subarray(0, count) };
}
