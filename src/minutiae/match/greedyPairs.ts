/** Rows and columns of a matrix, a pair each. */
export interface Pairs {
  readonly first: readonly number[];
  readonly second: readonly number[];
  /** What the matrix has there, descending. */
  readonly value: readonly number[];
}

/**
 * Takes the greatest positive value of a matrix, crosses out its row and its column, and so on. Of equal values the one in the earlier row
 * is taken, then in the earlier column.
 *
 * @param most pairs that are taken at most
 */
export function greedyPairs(matrix: Float32Array, rows: number, columns: number, most = Infinity): Pairs {
  const taken = new Array<boolean>(columns).fill(false);
  // the column of each row's greatest, and what is there: 0 for a row that is done
  const best = new Array<number>(rows).fill(0);
  const greatest = new Array<number>(rows).fill(0);
  const update = (row: number): void => {
    let [highest, at] = [0, 0];
    for (let column = 0, k = row * columns; column < columns; column++, k++) {
      if (matrix[k] > highest && !taken[column]) {
        highest = matrix[k];
        at = column;
      }
    }
    best[row] = at;
    greatest[row] = highest;
  };
  for (let row = 0; row < rows; row++) update(row);
  const [first, second, value]: number[][] = [[], [], []];
  while (first.length < most) {
    let [row, highest] = [0, 0];
    for (let k = 0; k < rows; k++) {
      if (greatest[k] <= highest) continue;
      if (taken[best[k]]) update(k);
      if (greatest[k] <= highest) continue;
      highest = greatest[k];
      row = k;
    }
    if (highest === 0) break;
    first.push(row);
    second.push(best[row]);
    value.push(highest);
    taken[best[row]] = true;
    greatest[row] = 0;
  }
  return { first, second, value };
}
