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
  const [first, second, value]: number[][] = [[], [], []];
  const taken = new Array<boolean>(columns).fill(false);
  // rows that wait, the one whose greatest value was the greatest last; the column of each row's greatest, and what is there
  const [waiting, best, greatest]: number[][] = [[], [], []];
  const queue = (row: number): void => {
    let [highest, column] = [0, 0];
    for (let k = 0; k < columns; k++) {
      if (matrix[row * columns + k] > highest && !taken[k]) {
        highest = matrix[row * columns + k];
        column = k;
      }
    }
    best[row] = column;
    greatest[row] = highest;
    if (highest === 0) return;
    let place = waiting.length;
    for (; place > 0; place--) {
      const other = waiting[place - 1];
      if (greatest[other] < highest || (greatest[other] === highest && other > row)) break;
      waiting[place] = other;
    }
    waiting[place] = row;
  };
  for (let row = 0; row < rows; row++) queue(row);
  while (waiting.length > 0 && first.length < most) {
    const row = waiting.pop()!;
    if (taken[best[row]]) {
      queue(row);
      continue;
    }
    first.push(row);
    second.push(best[row]);
    value.push(greatest[row]);
    taken[best[row]] = true;
  }
  return { first, second, value };
}
